import { lstat, readdir, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { identityOf, isRunning, isSame } from "../processes/background.ts";

const PREFIX = "esptool-action-";
/** Process, its start and its space of process numbers (0: unknown), and what `mkdtemp` adds. */
const NAME = /^esptool-action-(\d+)-(\d+)-(\d+)-\w{6}$/;
const UNKNOWN_START = "0";

/**
 * How the names of this process's private folders begin: they say whose they are from their first moment, so that a
 * later step knows those of a process that was killed.
 */
export async function ownPrefix(): Promise<string> {
  // Other systems have to start a program for it, which is not worth the wait.
  const started = process.platform === "linux" ? (await identityOf(process.pid)).started : "";
  return `${PREFIX}${process.pid}-${started || UNKNOWN_START}-${await processSpace()}-`;
}

/**
 * Removes the private folders that killed processes have left: in them lies what was decrypted, read or to be written.
 * What belongs to another user, or to a process that this one could not see, as in another container, is left alone.
 */
export async function removeLeftFolders(parent: string): Promise<void> {
  const space = await processSpace();
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const [, pid = "", started = "", itsSpace] = NAME.exec(name) ?? [];
    if (itsSpace !== space || (await isAlive(Number(pid), started))) continue;
    const path = join(parent, name);
    // A program of the killed step may still use it, which Windows does not let pass: the next step tries again.
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

/** Linux: the namespace in which process numbers mean the same. */
async function processSpace(): Promise<string> {
  const link = process.platform === "linux" ? await readlink("/proc/self/ns/pid").catch(() => "") : "";
  return /\d+/.exec(link)?.[0] ?? UNKNOWN_START;
}
