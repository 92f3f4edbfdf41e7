import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { manifestFile } from "./cache.ts";

/** An installation has 2000 small files: one at a time they take seconds, all at once too many descriptors. */
const READ_AT_ONCE = 32;

/**
 * Writes the SHA-256 of every file of an installation, and the target of every link, to a file beside it.
 * @returns the SHA-256 of that file, in hex.
 */
export async function writeManifest(directory: string): Promise<string> {
  const files: Record<string, string> = {};
  const links: Record<string, string> = {};
  const listing = await readdir(directory, { recursive: true, withFileTypes: true });
  const waiting = listing.values();
  const record = async (item: Dirent): Promise<void> => {
    const path = join(item.parentPath, item.name);
    const name = relative(directory, path).split(sep).join("/");
    if (item.isSymbolicLink()) links[name] = await readlink(path);
    else if (item.isFile()) files[name] = sha256(await readFile(path));
  };
  const worker = async (): Promise<void> => {
    for (const item of waiting) await record(item);
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
  const text = JSON.stringify({ files: sorted(files), links: sorted(links) });
  await writeFile(manifestFile(directory), text, { flush: true });
  return sha256(text);
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
