import { chmod, link, lstat, mkdir, open, readdir, realpath, symlink } from "node:fs/promises";
import { dirname, join, posix, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { Failure, messageOf } from "../system/errors.ts";
import { archiveEntries, type ArchiveEntry } from "./archive-entries.ts";
import { throwIfCancelled } from "./command.ts";
import type { ToolContext } from "./tool.ts";

/** What an archive contains, and where. */
export interface ArchiveAsset {
  /** The name of the archive. */
  readonly file: string;
  /** The program in it, with slashes: `esptool-linux-amd64/esptool`. */
  readonly program: string;
}

/** The most that an archive may unpack to. The largest esptool so far has ten entries and 100 MB. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytes: number;
}

const LIMITS: ArchiveLimits = { entries: 10_000, bytes: 1024 ** 3 };

/**
 * Unpacks an archive whose digest was checked: only folders, files and links that stay inside, with ordinary
 * permissions, owned by the runner's user, and with the program in its place.
 * @param directory must exist; a failure may leave files in it.
 * @returns the path of the program.
 * @throws {Failure} the tool's code `archive`; its code `install` if the disk is full or read-only; `cancelled`.
 */
export async function unpack(
  file: string,
  directory: string,
  asset: ArchiveAsset,
  context: ToolContext,
  limits: ArchiveLimits = LIMITS,
): Promise<string> {
  try {
    await unpackEntries(file, directory, limits, context.signal);
    await checkContents(directory);
  } catch (error) {
    throwIfCancelled(context);
    throw notUnpacked(directory, asset, context, error);
  }
  throwIfCancelled(context);
  const program = join(directory, ...asset.program.split("/"));
  const found = await lstat(program).catch(() => undefined);
  if (found?.isFile() !== true) throw invalid(asset, context, `it has no ${asset.program}`);
  await chmod(program, 0o755);
  return program;
}

/** A reason to refuse the contents of an archive. */
class Objection extends Error {}

async function unpackEntries(
  file: string,
  directory: string,
  limits: ArchiveLimits,
  signal?: AbortSignal,
): Promise<void> {
  // Links are made last, so that no file is written through one.
  const links: (() => Promise<void>)[] = [];
  let [entries, bytes] = [0, 0];
  for await (const entry of archiveEntries(file, limits.bytes + limits.entries * 1024, signal)) {
    signal?.throwIfAborted();
    entries += 1;
    bytes += entry.size;
    if (entries > limits.entries || bytes > limits.bytes)
      throw new Objection(`it unpacks to more than ${limits.entries} entries or ${limits.bytes} bytes`);
    const name = insideName(entry.name, entry.name);
    if (name === "") continue;
    const path = join(directory, ...name.split("/"));
    if (entry.kind === "folder") await mkdir(path, { recursive: true, mode: 0o755 });
    else if (entry.kind === "file") await writeEntry(entry, path, signal);
    else links.push(linkMaker(entry, name, path, directory));
  }
  for (const make of links) await make();
}

/** The name without `.` and `..`, with slashes; "" for the folder of the archive itself. */
function insideName(name: string, entry: string): string {
  const shown = JSON.stringify(entry.slice(0, 200));
  // Control characters, and drives, streams and separators of Windows.
  if (/[\p{Cc}\\:]/u.test(name)) throw new Objection(`its entry ${shown} has an unsafe name`);
  const plain = posix.normalize(name).replace(/\/$/, "");
  if (posix.isAbsolute(plain) || plain === ".." || plain.startsWith("../"))
    throw new Objection(`its entry ${shown} leads outside`);
  return plain === "." ? "" : plain;
}

async function writeEntry(entry: ArchiveEntry, path: string, signal?: AbortSignal): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  // wx: a duplicate entry is refused. Of the permissions only the executable bit is kept: no setuid, no setgid.
  const handle = await open(path, "wx", entry.executable ? 0o755 : 0o644);
  try {
    const content = await entry.content();
    await pipeline(content, handle.createWriteStream(), signal === undefined ? {} : { signal });
  } finally {
    await handle.close();
  }
}

function linkMaker(
  { kind, name: entry, target }: ArchiveEntry,
  name: string,
  path: string,
  directory: string,
): () => Promise<void> {
  if (kind === "other")
    throw new Objection(`its entry ${JSON.stringify(entry)} is not a file, folder or link`);
  // The target of a hard link is a name in the archive; that of a symbolic link is relative to the link.
  if (posix.isAbsolute(target)) throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
  const inside = insideName(kind === "link" ? posix.join(posix.dirname(name), target) : target, entry);
  return async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    if (!(await isInside(dirname(path), directory)))
      throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
    if (kind === "link") await symlink(target, path);
    else if (await isInside(join(directory, inside), directory)) await link(join(directory, inside), path);
    else throw new Objection(`its entry ${JSON.stringify(entry)} leads outside`);
  };
}

async function isInside(path: string, directory: string): Promise<boolean> {
  const [inner, outer] = await Promise.all([realpath(path).catch(() => ""), realpath(directory)]);
  return inner === outer || inner.startsWith(outer + sep);
}

/** Checks the result on the disk, whatever the names of the entries were. */
async function checkContents(directory: string): Promise<void> {
  for (const item of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (item.isFile() || item.isDirectory()) continue;
    const path = join(item.parentPath, item.name);
    if (!item.isSymbolicLink() || !(await isInside(path, directory)))
      throw new Objection(`its entry ${JSON.stringify(item.name)} is not a file or leads outside`);
  }
}

function notUnpacked(directory: string, asset: ArchiveAsset, context: ToolContext, error: unknown): Failure {
  if (error instanceof Objection) return invalid(asset, context, error.message, error);
  // Only system errors have a `syscall`. A duplicate name is the archive's fault.
  const ofTheSystem = error instanceof Error && "syscall" in error && "code" in error;
  if (!ofTheSystem || ["EEXIST", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "ELOOP"].includes(String(error.code)))
    return invalid(asset, context, `it cannot be unpacked (${messageOf(error)})`, error);
  return new Failure(
    context.tool.codes.install,
    `The archive ${asset.file} cannot be unpacked into ${directory}: ${messageOf(error)}.`,
    "Make room on the disk of the tool cache, and give the runner's user write permission (RUNNER_TOOL_CACHE is its path).",
    { cause: error },
  );
}

function invalid(asset: ArchiveAsset, { tool }: ToolContext, problem: string, cause?: unknown): Failure {
  return new Failure(
    tool.codes.archive,
    `The archive ${asset.file} is not Espressif's ${tool.name}: ${problem}.`,
    `Serve Espressif's archive unchanged, or fix ${tool.folder}-base-url and ${tool.folder}-sha256.`,
    { cause },
  );
}
