import { lstat, readdir, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { identityOf, isRunning, isSame } from "../processes/background.ts";

const PREFIX = "esptool-action-";
/** Process ID, start time and PID namespace (0: unknown), and what `mkdtemp` adds. */
const NAME = /^esptool-action-(\d+)-(\d+)-(\d+)-\w{6}$/;
const UNKNOWN_START = "0";

/**
 * The prefix of this process's private folders. It identifies the process, so that a later step recognizes the folders
 * of a killed one.
 */
export async function ownPrefix(): Promise<string> {
  // Other systems must start a program for it, which takes too long.
  const started = process.platform === "linux" ? (await identityOf(process.pid)).started : "";
  return `${PREFIX}${process.pid}-${started || UNKNOWN_START}-${await processSpace()}-`;
}

/**
 * Removes private folders of killed processes: they may contain decrypted backups or contents of a flash. Folders of
 * other users, and of processes that this one may not see (in another container), are left alone.
 */
export async function removeLeftFolders(parent: string): Promise<void> {
  const space = await processSpace();
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const [, pid = "", started = "", itsSpace] = NAME.exec(name) ?? [];
    if (itsSpace !== space || (await isAlive(Number(pid), started))) continue;
    const path = join(parent, name);
    // On Windows, a program of the killed step may still use the folder. The next step tries again.
    if (await isOwnFolder(path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isAlive(pid: number, started: string): Promise<boolean> {
  return started === UNKNOWN_START ? isRunning(pid) : isSame({ pid, started });
}

async function isOwnFolder(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isDirectory() === true && stats.uid === (process.geteuid?.() ?? stats.uid);
}

/** On Linux, the PID namespace: process IDs are unique only within it. */
async function processSpace(): Promise<string> {
  const link = process.platform === "linux" ? await readlink("/proc/self/ns/pid").catch(() => "") : "";
  return /\d+/.exec(link)?.[0] ?? UNKNOWN_START;
}
