import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, lstat, mkdir, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../system/errors.ts";
import { instead } from "../system/files/disk-trouble.ts";
import { readPlain } from "./plain-file.ts";
import type { ToolContext } from "./tool.ts";

// The layout is the toolkit's, <cache>/<tool>/<version>/<key> with <key>.complete next to it, with one difference: each
// directory's name ends in a random suffix, and the marker contains the name of the directory to use. So an
// installation is made in its final place, no two ever touch the same files, only the marker decides, and no directory
// that may be in use is ever moved, overwritten or deleted.

const OWN_LETTERS = /^-[0-9a-f]{12}$/;
const MARKER = ".complete";
/** Bytes; a marker has about 150. */
const LONGEST_MARKER = 64 * 1024;

/** A finished installation: its key, its folder, and the digest of its manifest. */
export interface Entry {
  readonly key: string;
  readonly directory: string;
  readonly manifestSha256: string;
}

/** `<cache>/<tool>/<version>`. */
export function versionFolder(context: ToolContext, version: string): string {
  return join(context.toolCache, context.tool.folder, version);
}

/** The finished installations of a version, highest key first; takes a few reads and no process. */
export async function finishedEntries(folder: string): Promise<Entry[]> {
  const names = await readdir(folder).catch(instead([]));
  const markers = names.filter((name) => name.endsWith(MARKER)).toSorted((a, b) => (a < b ? 1 : -1));
  const entries = await Promise.all(markers.map((name) => readEntry(folder, name.slice(0, -MARKER.length))));
  return entries.filter((entry) => entry !== undefined);
}

/** Without a valid marker file an installation is not finished. */
async function readEntry(folder: string, key: string): Promise<Entry | undefined> {
  const entry = readMarker(join(folder, key + MARKER), folder, key);
  if (entry === undefined) return undefined;
  const stats = await lstat(entry.directory).catch(() => undefined);
  return stats?.isDirectory() === true ? entry : undefined;
}

function readMarker(file: string, folder: string, key: string): Entry | undefined {
  const text = readPlain(file, LONGEST_MARKER)?.toString();
  const marker = text === undefined ? undefined : parseMarker(text, key);
  return marker && { key, directory: join(folder, marker.name), manifestSha256: marker.manifestSha256 };
}

/**
 * Reads a marker: the name of a directory next to it. `undefined` for an incomplete or foreign one.
 * @param key of the installation: the directory's name begins with it.
 */
export function parseMarker(
  text: string,
  key: string,
): { readonly name: string; readonly manifestSha256: string } | undefined {
  let marker: unknown;
  try {
    marker = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof marker !== "object" || marker === null || !("directory" in marker)) return undefined;
  const name = marker.directory;
  if (typeof name !== "string" || !name.startsWith(key) || !OWN_LETTERS.test(name.slice(key.length)))
    return undefined;
  const digest = "manifest_sha256" in marker ? marker.manifest_sha256 : "";
  return { name, manifestSha256: typeof digest === "string" ? digest : "" };
}

/** Makes a new directory for an installation, in its final place. */
export async function createDirectory(folder: string, key: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const directory = join(folder, `${key}-${randomBytes(6).toString("hex")}`);
  await mkdir(directory);
  return directory;
}

/**
 * Publishes a finished directory for its key. If another installation was first, the directory is discarded and the
 * other one returned, unless that one is no longer `usable`: then it is replaced.
 */
export async function publish(entry: Entry, usable: (entry: Entry) => Promise<boolean>): Promise<string> {
  const folder = join(entry.directory, "..");
  const marker = join(folder, entry.key + MARKER);
  const draft = draftFile(entry.directory);
  await writeFile(
    draft,
    JSON.stringify({
      directory: entry.directory.slice(folder.length + 1),
      manifest_sha256: entry.manifestSha256,
    }),
    { flush: true },
  );
  try {
    if (await createExclusively(draft, marker)) return entry.directory;
    const first = await readEntry(folder, entry.key);
    if (first !== undefined && (await usable(first))) {
      await discard(entry.directory);
      return first.directory;
    }
    // The replaced directory may still be in use: the time until it is swept starts now.
    if (first !== undefined) await utimes(first.directory, new Date(), new Date()).catch(() => undefined);
    await takePlace(draft, marker);
    return entry.directory;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Replaces the marker; a folder in its place is moved aside, because a file cannot replace it. */
async function takePlace(draft: string, marker: string): Promise<void> {
  try {
    await rename(draft, marker);
  } catch (error) {
    const found = await lstat(marker).catch(() => undefined);
    if (found?.isDirectory() !== true) throw error;
    await rename(marker, `${marker}-${randomBytes(6).toString("hex")}`);
    await rename(draft, marker);
  }
}

/** Makes `target` with the content of `draft` in one step, unless it exists. */
async function createExclusively(draft: string, target: string): Promise<boolean> {
  try {
    await link(draft, target);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
  }
  try {
    // A file system without hard links: to a reader, an empty file means "not finished".
    await copyFile(draft, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Takes a published directory out of use but leaves it in place, with its marker next to it as `<directory>.altered`.
 * If another installation was published for the same key in the meantime, it remains published.
 */
export async function withdraw({ directory, key }: Entry): Promise<void> {
  const folder = join(directory, "..");
  const marker = join(folder, key + MARKER);
  const withdrawn = alteredFile(directory);
  try {
    await rename(marker, withdrawn);
    const now = new Date(); // starts the time until the sweep
    await utimes(withdrawn, now, now);
    const named = readMarker(withdrawn, folder, key);
    if (named === undefined || named.directory === directory) return;
    await createExclusively(withdrawn, marker);
    await rm(withdrawn);
  } catch {
    // Another step has withdrawn it, or the cache is read-only: every step checks it anyway.
  }
}

/** Removes a directory that was never published, and the files next to it. */
export async function discard(directory: string): Promise<void> {
  for (const file of [manifestFile, proofFile, pythonFile, alteredFile].map((file) => file(directory)))
    await rm(file, { force: true }).catch(() => undefined);
  await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}

/** The file with the digests of an installation's files. */
export function manifestFile(directory: string): string {
  return `${directory}.manifest.json`;
}

/** The file with the files' prints at the last verification of their digests. */
export function proofFile(directory: string): string {
  return `${directory}.proof.json`;
}

/** The file with the print of the Python it uses, and whether esptool works with it. */
export function pythonFile(directory: string): string {
  return `${directory}.python.json`;
}

/** A temporary name for one of these files while it is written. */
export function draftFile(directory: string): string {
  return `${directory}.${randomBytes(4).toString("hex")}.draft`;
}

/** The marker of an altered installation. */
export function alteredFile(directory: string): string {
  return `${directory}.altered`;
}
