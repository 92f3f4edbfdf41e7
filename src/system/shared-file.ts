import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { systemCode } from "../errors.ts";

/** As /tmp: everybody may add files, and nobody may remove another user's. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
/** The moment between another user's creating a file and opening it to all. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, and a link cannot be made there without a privilege. */
export const NO_FOLLOW = numberOf(constants.O_NOFOLLOW);
const SAFE_FLAGS = NO_FOLLOW | numberOf(constants.O_NONBLOCK);

/** Makes a folder that every user of this host may put files into, unless it is there. Its parent must exist. */
export function makeSharedFolder(folder: string): void {
  if (isFolder(folder)) return;
  // Made under another name and renamed, so that nobody meets it before it has its mode, whatever the umask.
  const fresh = `${folder}.${randomBytes(6).toString("hex")}`;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(fresh);
  try {
    chmodSync(fresh, FOLDER_MODE);
    renameSync(fresh, folder);
  } catch (error) {
    rmdirSync(fresh);
    // Somebody was quicker.
    if (!isFolder(folder)) throw error;
  }
}

/** @throws {Error} when there is something else under that name, also a link to a folder. */
function isFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isDirectory()) throw new Error(`${path} is not a folder`);
  return true;
}

/**
 * Opens a file of all users of this host for reading and writing, and makes it when it is not there.
 * @returns its descriptor.
 * @throws {Error} when it cannot be, or when what is there is a link, a device or the like.
 */
export async function openSharedFile(path: string): Promise<number> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    try {
      return openExisting(path);
    } catch (error) {
      const code = systemCode(error);
      const made = code === "ENOENT" ? create(path) : undefined;
      if (made !== undefined) return made;
      const passing = code === "ENOENT" || code === "EACCES";
      if (!passing || Date.now() > deadline) throw error;
      await setTimeout(POLL_MS);
    }
  }
}

// Without O_CREAT: Linux (fs.protected_regular) refuses it for another user's file in a folder such as /tmp.
function openExisting(path: string): number {
  const fd = openSync(path, constants.O_RDWR | SAFE_FLAGS);
  const stats = fstatSync(fd);
  if (stats.isFile() && stats.nlink === 1) return fd;
  closeSync(fd);
  throw new Error(`${path} is not a plain file`);
}

function create(path: string): number | undefined {
  try {
    const fd = openSync(
      path,
      constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | SAFE_FLAGS,
      FILE_MODE,
    );
    // The umask took its part of the mode.
    fchmodSync(fd, FILE_MODE);
    return fd;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return undefined;
    throw error;
  }
}

function numberOf(flag: unknown): number {
  return typeof flag === "number" ? flag : 0;
}
