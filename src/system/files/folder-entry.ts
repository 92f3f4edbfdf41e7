// Examines and renames entries of a folder without ever following a link or replacing a file by accident.
import { type BigIntStats, constants } from "node:fs";
import { link, lstat, open, rename, rm } from "node:fs/promises";
import { systemCode } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import type { HeldFolder } from "./held-folder.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/** Identifies a file among all files of this host. */
export function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** The stats of an entry, or `undefined` if it does not exist. A link is not followed. */
export async function statsOf(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Whether an entry is a regular file with these contents. */
export async function hasDigest(path: string, sha256: string): Promise<boolean> {
  const flags = constants.O_RDONLY | NO_FOLLOW | ((constants.O_NONBLOCK as number | undefined) ?? 0);
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return false;
  try {
    return (await file.stat()).isFile() && (await copyWithDigest(file)).sha256 === sha256;
  } finally {
    await file.close();
  }
}

/**
 * Moves a file to a name that is free.
 * @throws the system's error, with the code `EEXIST` if the name is taken.
 */
export async function renameUnlessTaken(folder: HeldFolder, from: string, name: string): Promise<void> {
  try {
    // A hard link fails if the name is taken; a rename would replace the file silently.
    await link(from, folder.entry(name));
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw error;
    // On a file system without hard links (FAT), checking first is the best alternative.
    if ((await statsOf(folder.entry(name))) !== undefined)
      throw Object.assign(new Error(`${name} now exists`), { code: "EEXIST" });
    await rename(from, folder.entry(name));
  }
  await rm(from, { force: true });
}

/** Gives a file another name, if possible without removing its present one. */
export async function keepAs(folder: HeldFolder, name: string, other: string): Promise<void> {
  try {
    await link(folder.entry(name), folder.entry(other));
  } catch {
    // A file system without hard links, or a file of another user: for a moment no file has the name.
    await rename(folder.entry(name), folder.entry(other));
  }
}
