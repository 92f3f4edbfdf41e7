import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmdirSync,
  type Stats,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { systemCode } from "../errors.ts";

/** As for /tmp: every user may add files, and no one may remove those of another user. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
const STICKY = 0o1000;
const WRITABLE_FOR_ALL = 0o002;
/** The time between another user's creation of a file and its chmod. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, but needs a privilege to create a link. */
export const NO_FOLLOW = numberOf(constants.O_NOFOLLOW);
const SAFE_FLAGS = NO_FOLLOW | numberOf(constants.O_NONBLOCK);

/** A file of this action is not a plain file, or is longer than any that this action writes. */
export class StrangeFileError extends Error {
  override readonly name = "StrangeFileError";
}

/**
 * Creates a folder in which every user of this host may create files, unless it exists.
 * @throws {Error} if it cannot be created, or if others could remove the files in it: locks in it would protect
 *   nothing.
 */
export function makeSharedFolder(folder: string): void {
  if (isSharedFolder(folder)) return;
  // Created under another name and renamed, so that it has its mode before another process sees it, whatever the umask.
  const fresh = `${folder}.${randomBytes(6).toString("hex")}`;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(fresh);
  try {
    chmodSync(fresh, FOLDER_MODE);
    renameSync(fresh, folder);
  } catch (error) {
    rmdirSync(fresh);
    // Another process was faster.
    if (!isSharedFolder(folder)) throw error;
  }
}

/**
 * Whether it exists.
 * @throws {Error} if the name is taken by anything else, such as a link to a folder, or if the folder lacks the sticky
 * bit, unless only this user may write to it.
 */
export function isSharedFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isDirectory()) throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a folder`);
  const user = process.geteuid?.();
  if (user === undefined || (stats.mode & STICKY) !== 0) return true;
  if (stats.uid !== user) throw new Error(`${path} belongs to another user and has no sticky bit`);
  if ((stats.mode & WRITABLE_FOR_ALL) !== 0) throw new Error(`${path} is open to all and has no sticky bit`);
  return true;
}

/**
 * Opens a file that all users of this host share for reading and writing, and creates it if it does not exist.
 * @returns its descriptor.
 * @throws {Error} if it cannot be opened, or is a link, a device or the like.
 */
export async function openSharedFile(path: string): Promise<number> {
  return afterGrace(() => {
    try {
      // Without O_CREAT, which Linux (fs.protected_regular) refuses for another user's file in a folder such as /tmp.
      return openPlainFile(path, constants.O_RDWR);
    } catch (error) {
      if (systemCode(error) !== "ENOENT") throw error;
      return create(path);
    }
  });
}

/**
 * The text of a file that all users of this host share.
 * @param limit bytes; a longer file was not written by this action.
 * @returns `undefined` if it does not exist.
 * @throws {Error} if it cannot be read, is longer, or is a link, a device or the like.
 */
export async function readSharedFile(path: string, limit: number): Promise<string | undefined> {
  return afterGrace(() => readPlainFile(path, limit));
}

/** As {@link readSharedFile}, but without waiting for a user who is creating it right now. */
export function readPlainFile(path: string, limit: number): string | undefined {
  let fd: number;
  try {
    fd = openPlainFile(path, constants.O_RDONLY);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
  try {
    const buffer = Buffer.alloc(limit + 1);
    const length = readSync(fd, buffer, 0, buffer.length, 0);
    if (length > limit) throw new StrangeFileError(`${path} has more than ${limit} bytes`);
    return buffer.toString("utf8", 0, length);
  } finally {
    closeSync(fd);
  }
}

/**
 * Replaces the text of an open file. The file is never empty in between, so that a full disk or a kill cannot lose the
 * old text without leaving the new one.
 */
export function replaceText(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, done);
  ftruncateSync(fd, bytes.length);
}

/** Another user may just have created the file (EEXIST), but not have changed its mode yet (EACCES). */
async function afterGrace<T>(attempt: () => T): Promise<T> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      const passing = ["EEXIST", "EACCES"].includes(systemCode(error) ?? "");
      if (!passing || Date.now() > deadline) throw error;
    }
    await setTimeout(POLL_MS);
  }
}

/**
 * The only way to open a file in a folder that all users share: follows no link, and does not wait for the other end of
 * a pipe.
 * @throws {StrangeFileError} for anything but a plain file without further hard links.
 */
export function openPlainFile(path: string, flags: number): number {
  // Checked before opening, because opening a device can have an effect, and after it, because the file may have been
  // replaced.
  checkPlain(path, lstatSync(path));
  const fd = openSync(path, flags | SAFE_FLAGS);
  try {
    checkPlain(path, fstatSync(fd));
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function checkPlain(path: string, stats: Stats): void {
  if (!stats.isFile()) throw new StrangeFileError(`${path} is ${kindOf(stats)}, not a plain file`);
  if (stats.nlink > 1) throw new StrangeFileError(`${path} has ${stats.nlink} names (hard links)`);
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return "a link";
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return stats.isFile() ? "a file" : "a device";
}

function create(path: string): number {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | SAFE_FLAGS;
  const fd = openSync(path, flags, FILE_MODE);
  // The umask may have removed permissions.
  fchmodSync(fd, FILE_MODE);
  return fd;
}

function numberOf(flag: unknown): number {
  return typeof flag === "number" ? flag : 0;
}
