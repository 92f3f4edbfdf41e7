import { createReadStream } from "node:fs";
import { on, once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebReadable } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { messageOf } from "../system/errors.ts";
// Not an inline "type": that would leave an import that loads the library.
import type { Parser } from "tar";

/** An entry of an archive, before it is written. */
export interface ArchiveEntry {
  /** As in the archive, with slashes. */
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "hard-link" | "other";
  /** Bytes, unpacked. */
  readonly size: number;
  readonly executable: boolean;
  /** Of a link. */
  readonly target: string;
  /** The content of a file; must be read, if at all, before the next entry is requested. */
  readonly content: () => Promise<Readable>;
}

/**
 * The entries of an archive, one after the other, without the program `tar`, which would depend on PATH, read
 * `TAR_OPTIONS`, and restore owners and setuid bits.
 * @param file a zip archive if its name ends with `.zip`, otherwise a tar archive compressed with xz or gzip, according
 *   to its name.
 * @param maxBytes the most that a tar archive may unpack to, headers included.
 * @throws an error about the archive, or of the system.
 */
export function archiveEntries(
  file: string,
  maxBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<ArchiveEntry> {
  return file.endsWith(".zip") ? zipEntries(file) : tarEntries(file, maxBytes, signal);
}

const KINDS: Readonly<Record<string, ArchiveEntry["kind"]>> = {
  File: "file",
  OldFile: "file",
  ContiguousFile: "file",
  Directory: "folder",
  SymbolicLink: "link",
  Link: "hard-link",
};

async function* tarEntries(
  file: string,
  maxBytes: number,
  cancel?: AbortSignal,
): AsyncGenerator<ArchiveEntry> {
  const { Parser, ReadEntry } = await import("tar");
  const parser = new Parser({ strict: true });
  const stop = new AbortController();
  let content: Readable | undefined;
  let trouble: Error | undefined;
  const fail = (error: unknown): void => {
    trouble ??= error instanceof Error ? error : new Error(String(error));
    content?.destroy(trouble);
    stop.abort();
  };
  parser.on("error", fail);
  const seen = on(parser, "entry", { close: ["end"], signal: stop.signal });
  const signal = cancel === undefined ? stop.signal : AbortSignal.any([stop.signal, cancel]);
  const fed = feed(file, parser, maxBytes, signal).catch(fail);
  try {
    for await (const [entry] of seen as AsyncIterable<unknown[]>) {
      if (!(entry instanceof ReadEntry)) continue;
      yield {
        name: entry.path,
        kind: KINDS[entry.type] ?? "other",
        size: entry.size,
        executable: ((entry.mode ?? 0) & 0o111) !== 0,
        target: entry.linkpath ?? "",
        content: () => {
          content = Readable.from(entry);
          return Promise.resolve(content);
        },
      };
      entry.resume();
    }
    await fed;
    stop.signal.throwIfAborted();
  } catch (error) {
    throw trouble ?? error;
  } finally {
    stop.abort();
    await fed;
  }
}

/** Passes the unpacked bytes to the parser, at the parser's pace. */
async function feed(file: string, parser: Parser, maxBytes: number, signal: AbortSignal): Promise<void> {
  const take = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Error(`it unpacks to more than ${maxBytes} bytes`);
      if (!parser.write(chunk)) await once(parser, "drain", { signal });
    }
    parser.end();
  };
  if (file.endsWith(".xz")) await pipeline(await unxzipped(file), take, { signal }).catch(inPlainWords);
  else await pipeline(createReadStream(file), createGunzip(), take, { signal });
}

/** The library reports its errors only as numbers. */
function inPlainWords(error: unknown): never {
  if (!messageOf(error).startsWith("get_next_output")) throw error;
  throw new Error("it is not compressed with xz, is damaged, or a part of it is missing", { cause: error });
}

/** Without the program `xz`, which slim containers, macOS and Windows lack. */
async function unxzipped(file: string): Promise<Readable> {
  const { XzReadableStream } = (await import("xz-decompress")).default;
  const compressed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  return Readable.fromWeb(new XzReadableStream(compressed) as WebReadable);
}

// The kind of a file in the upper half of the external attributes: st_mode of POSIX, PKWARE APPNOTE 4.4.15.
const ZIP_KINDS: Readonly<Record<number, ArchiveEntry["kind"]>> = {
  0: "file",
  0o100000: "file",
  0o040000: "folder",
};

async function* zipEntries(file: string): AsyncGenerator<ArchiveEntry> {
  const yauzl = await import("yauzl");
  const zip = await yauzl.openPromise(file, { autoClose: false, strictFileNames: true });
  try {
    for await (const entry of zip.eachEntry()) {
      const mode = entry.externalFileAttributes >>> 16;
      const isFolder = entry.fileName.endsWith("/");
      yield {
        name: entry.fileName,
        kind: isFolder ? "folder" : (ZIP_KINDS[mode & 0o170000] ?? "other"),
        size: entry.uncompressedSize,
        executable: (mode & 0o111) !== 0,
        target: "",
        content: () => zip.openReadStreamPromise(entry),
      };
    }
  } finally {
    zip.close();
  }
}
