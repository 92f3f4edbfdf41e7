import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "../processes/background.ts";

/**
 * The size of the file in bytes, 0 if there is none.
 * @throws {Error} for anything that is not a file: it would be replaced, or opening it would block forever.
 */
export function sizeOfFile(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isFile()) throw new Error("it is a folder, a link or a special file");
  return stats.size;
}

/**
 * Creates or replaces a file, which gets its name only when `write` has filled it and it has been synced to the disk.
 */
export function createWhole(path: string, write: (file: number) => void): void {
  removeAbandoned(path);
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, "w");
  try {
    write(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

export function writeAll(file: number, bytes: Uint8Array, address: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, address + done);
  }
}

/** Removes the leftovers of processes that were killed while they created this file. */
export function removeAbandoned(path: string): void {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(folder)) {
    const pid = /^(\d+)\.part$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "")?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}
