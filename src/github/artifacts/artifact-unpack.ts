import { once } from "node:events";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
// Not an inline "type": that would leave an import that loads the library.
import type { Entry, ZipFile } from "yauzl";
import { Failure, messageOf } from "../../system/errors.ts";
import {
  invalidArtifact,
  quotedNames,
  tooLargeArtifact,
  unwritableFolder,
} from "./artifact-content-failure.ts";
import { entryProblem, sameFileKey } from "./artifact-entry.ts";

const CLOSE_MS = 5_000;

/** The entries that an artifact may have. An artifact with any other entry is refused. */
export interface ExpectedEntries {
  readonly isExpected: (entryName: string) => boolean;
  readonly maxEntries: number;
  /** Total size of the unpacked files, in bytes. */
  readonly maxTotalBytes: number;
}

export interface Zip {
  /** The name of the artifact, for messages. */
  readonly name: string;
  readonly path: string;
}

/**
 * Unpacks an untrusted zip into an existing folder. Accepts plain files only, checks all entries before it writes the
 * first, and checks each file against its declared size and CRC-32. The files are new and have mode 0600; after a
 * failure none is left.
 *
 * @returns the paths by entry name
 * @throws {Failure} `artifact-invalid`, `runner-disk-unusable`; rejects with the reason of the signal if that aborts.
 */
export async function unpackArtifact(
  zip: Zip,
  folder: string,
  expected: ExpectedEntries,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const yauzl = await import("yauzl");
  const file = await yauzl
    .openPromise(zip.path, { autoClose: false, strictFileNames: true })
    .catch((error: unknown) => reject(zip, folder, error));
  const paths = new Map<string, string>();
  try {
    for (const entry of await readEntries(zip, file, expected)) {
      const path = join(folder, entry.fileName);
      await unpackEntry(file, entry, path, signal);
      paths.set(entry.fileName, path);
    }
    return paths;
  } catch (error) {
    for (const path of paths.values()) await rm(path, { force: true });
    if (signal?.aborted === true) throw error;
    return reject(zip, folder, error);
  } finally {
    await closed(file);
  }
}

/**
 * yauzl closes the file later, and then emits an event. This only matters on Windows, which cannot remove an open file;
 * so the wait is short, and an error is ignored.
 */
async function closed(file: ZipFile): Promise<void> {
  const end = once(file, "close", { signal: AbortSignal.timeout(CLOSE_MS) });
  file.close();
  await end.catch(() => undefined);
}

/** @throws {Failure} if anything in the central directory of the zip is not as expected. */
async function readEntries(zip: Zip, file: ZipFile, expected: ExpectedEntries): Promise<readonly Entry[]> {
  const { isExpected, maxEntries, maxTotalBytes } = expected;
  if (file.entryCount > maxEntries)
    throw invalidArtifact(
      zip.name,
      `it contains ${file.entryCount} entries, more than the ${maxEntries} expected`,
    );
  const entries: Entry[] = [];
  const keys = new Set<string>();
  for await (const entry of file.eachEntry()) {
    const problem = entryProblem(entry);
    if (problem !== undefined)
      throw invalidArtifact(zip.name, `its entry ${quotedNames([entry.fileName])} ${problem}`);
    const key = sameFileKey(entry.fileName);
    if (keys.has(key)) throw invalidArtifact(zip.name, `it contains ${quotedNames([entry.fileName])} twice`);
    keys.add(key);
    entries.push(entry);
  }
  const unexpected = entries.map(({ fileName }) => fileName).filter((name) => !isExpected(name));
  if (unexpected.length > 0)
    throw invalidArtifact(zip.name, `it contains unexpected files: ${quotedNames(unexpected)}`);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > maxTotalBytes) throw tooLargeArtifact(zip.name, total, maxTotalBytes);
  return entries;
}

/** @throws errors of the system or of the zip; no file is left then. */
async function unpackEntry(file: ZipFile, entry: Entry, path: string, signal?: AbortSignal): Promise<void> {
  const checksum = new Checksum();
  // wx: an existing file belongs to another process, and is neither written nor removed.
  const handle = await open(path, "wx", 0o600);
  try {
    // Opened last, because it begins to read at once: an error before the pipeline would go unnoticed.
    const content = await file.openReadStreamPromise(entry);
    const target = handle.createWriteStream();
    // The size needs no check: yauzl fails the stream if it differs from the declared one.
    await pipeline(content, checksum, target, signal === undefined ? {} : { signal });
    if (checksum.value !== entry.crc32)
      throw new Error(`${quotedNames([entry.fileName])} has a wrong CRC-32`);
  } catch (error) {
    // The stream has closed the file, unless the entry could not be opened. Windows cannot remove an open file.
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
}

/** Passes bytes on and computes their CRC-32. */
class Checksum extends Transform {
  value = 0;

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.value = crc32(chunk, this.value);
    done(null, chunk);
  }
}

/** Distinguishes a disk error from a broken zip. */
function reject(zip: Zip, folder: string, error: unknown): never {
  if (error instanceof Failure) throw error;
  // Only system errors have a `syscall`; those of zlib also have a code.
  if (error instanceof Error && "syscall" in error) throw unwritableFolder(folder, error);
  throw invalidArtifact(zip.name, `it is not a valid zip (${messageOf(error)})`, error);
}
