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

/** As /tmp: everybody may add files, and nobody may remove another user's. */
const FOLDER_MODE = 0o1777;
const FILE_MODE = 0o666;
const STICKY = 0o1000;
const WRITABLE_FOR_ALL = 0o002;
/** The moment between another user's creating a file and opening it to all. */
const GRACE_MS = 3_000;
const POLL_MS = 10;
/** Refuses links. Windows has no such flag, and a link cannot be made there without a privilege. */
export const NO_FOLLOW = numberOf(constants.O_NOFOLLOW);
const SAFE_FLAGS = NO_FOLLOW | numberOf(constants.O_NONBLOCK);

/** Something that is no plain file, or a longer one, has the name of a file that this action keeps. */
export class StrangeFileError extends Error {
  override readonly name = "StrangeFileError";
}

/**
 * Makes a folder that every user of this host may put files into, unless it is there.
 * @throws {Error} when it cannot be, or when others could take the files in it away: it then keeps nothing apart.
 */
export function makeSharedFolder(folder: string): void {
  if (isSharedFolder(folder)) return;
  // Made under another name and renamed, so that it has its mode before another process sees it, whatever the umask.
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
 * Whether it is there.
 * @throws {Error} when there is something else under that name, also a link to a folder; and without the sticky bit,
 * unless it is this user's and closed to all others.
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
 * Opens a file of all users of this host for reading and writing, and makes it when it is not there.
 * @returns its descriptor.
 * @throws {Error} when it cannot be, or when what is there is a link, a device or the like.
 */
export async function openSharedFile(path: string): Promise<number> {
  return afterGrace(() => {
    try {
      // Without O_CREAT: Linux (fs.protected_regular) refuses it for another user's file in a folder such as /tmp.
      return openPlainFile(path, constants.O_RDWR);
    } catch (error) {
      if (systemCode(error) !== "ENOENT") throw error;
      return create(path);
    }
  });
}

/**
 * The text of a file of all users of this host.
 * @param limit bytes; a longer file was not written by this action.
 * @returns `undefined` when there is none.
 * @throws {Error} when it cannot be read, or when what is there is a link, a device or the like, or longer.
 */
export async function readSharedFile(path: string, limit: number): Promise<string | undefined> {
  return afterGrace(() => readPlainFile(path, limit));
}

/** As {@link readSharedFile}, but without waiting for whoever is just making it. */
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
 * Gives an open file another text. It is never empty meanwhile, so that a full disk or a kill does not take the old
 * text away without leaving the new one.
 */
export function replaceText(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, done);
  ftruncateSync(fd, bytes.length);
}

/** Another user may be just making the file (EEXIST), and has yet to open it to all (EACCES). */
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
 * The only way to open what has a name in a folder of all users: no link is followed, and nothing is waited for, as
 * opening a pipe would.
 * @throws {StrangeFileError} for all but a plain file with this one name.
 */
export function openPlainFile(path: string, flags: number): number {
  // Before, because some devices act on being opened; and after, because it may be another one by then.
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
  // The umask took its part of the mode.
  fchmodSync(fd, FILE_MODE);
  return fd;
}

function numberOf(flag: unknown): number {
  return typeof flag === "number" ? flag : 0;
}
