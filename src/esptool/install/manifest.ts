import { createHash } from "node:crypto";
import { readdir, readFile, readlink, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { manifestFile } from "./cache.ts";

/**
 * Writes the SHA-256 of every file of an installation, and the target of every link, to a file beside it.
 * @returns the SHA-256 of that file, in hex.
 */
export async function writeManifest(directory: string): Promise<string> {
  const files: Record<string, string> = {};
  const links: Record<string, string> = {};
  const listing = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const item of listing) {
    const path = join(item.parentPath, item.name);
    const name = relative(directory, path).split(sep).join("/");
    if (item.isSymbolicLink()) links[name] = await readlink(path);
    else if (item.isFile()) files[name] = sha256(await readFile(path));
  }
  const text = JSON.stringify({ files, links });
  await writeFile(manifestFile(directory), text, { flush: true });
  return sha256(text);
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
