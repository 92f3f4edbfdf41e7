import { createHash } from "node:crypto";
import { createReadStream, lstatSync, readdirSync, readlinkSync, type Dirent, type Stats } from "node:fs";
import { pipeline } from "node:stream/promises";
import { isLimit } from "../system/files/disk-trouble.ts";
import { openPlain, readPlain } from "./plain-file.ts";

/** An installation has 2000 small files: reading them one at a time takes seconds, all at once too many descriptors. */
const READ_AT_ONCE = 8;
/** Larger files are read in chunks; bytes. */
const READ_WHOLE = 1024 * 1024;
/** The coarsest file system clock (FAT): within this time a file can change while its times stay the same. */
const CLOCK_MS = 2_000;

/** Everything in an installation, by name with slashes. */
export interface Survey {
  /** SHA-256, in hex; empty for anything but files, links and folders, and for unreadable files. */
  readonly files: ReadonlyMap<string, string>;
  /** Target. */
  readonly links: ReadonlyMap<string, string>;
  /** Includes folders. */
  readonly prints: ReadonlyMap<string, Print>;
}

/**
 * Mode, size, times of last modification and last change (ms), and inode. Any modification changes one of them: the
 * owner of a file can set the first time, but not the second. Numbers can be compared in half the time of text.
 */
export type Print = readonly [mode: number, size: number, mtime: number, ctime: number, inode: number];

/** The print of a file so new that it could still change unnoticed: it equals no real print. */
const NO_PRINT: Print = [0, 0, 0, 0, 0];

/** The digest of a file with that name and print, if it is already known. */
export type KnownDigest = (name: string, print: Print) => string | undefined;

/**
 * Lists everything in an installation and digests the files whose digest is not known.
 * @param clockMs how long a file can change while its times stay the same.
 */
export async function surveyOf(
  directory: string,
  known: KnownDigest = () => undefined,
  clockMs = CLOCK_MS,
): Promise<Survey> {
  const files = new Map<string, string>();
  const links = new Map<string, string>();
  const prints = new Map<string, Print>();
  const waiting: string[] = [];
  const started = Date.now();
  const note = (name: string): Print => {
    const stats = lstatSync(`${directory}/${name}`);
    const print = printOf(stats);
    prints.set(name, stats.ctimeMs > started - clockMs ? NO_PRINT : print);
    return print;
  };
  // Names that are too long or not UTF-8, and unreadable folders, were never installed: they are listed as files, so
  // they count as added.
  const noted = (name: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (isLimit(error)) throw error;
      files.set(name, "");
      prints.set(name, NO_PRINT);
    }
  };
  const take = (name: string, item: Dirent): void => {
    if (item.isDirectory()) {
      visit(name);
      return;
    }
    const print = note(name);
    if (item.isSymbolicLink()) links.set(name, readlinkSync(`${directory}/${name}`));
    else if (!item.isFile()) files.set(name, "");
    else {
      const digest = known(name, print);
      if (digest === undefined) waiting.push(name);
      else files.set(name, digest);
    }
  };
  // The folder's print is taken before its names are read, so that an addition in between is noticed next time.
  const visit = (folder: string): void => {
    note(folder);
    for (const item of readdirSync(`${directory}/${folder}`, { withFileTypes: true })) {
      const name = folder === "" ? item.name : `${folder}/${item.name}`;
      noted(name, () => take(name, item));
    }
  };
  noted("", () => visit(""));
  const rest = waiting.values();
  const worker = async (): Promise<void> => {
    for (const name of rest) files.set(name, await digestOf(`${directory}/${name}`));
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, worker));
  return { files, links, prints };
}

/**
 * Whether everything still has its print. Synchronous, because that is four times as fast, and without iterators, which
 * would double the time in a process that has just started.
 */
export function isUntouched(directory: string, prints: readonly (readonly [string, Print])[]): boolean {
  try {
    return prints.every((row) => {
      const stats = lstatSync(`${directory}/${row[0]}`);
      const print = row[1];
      return (
        stats.ctimeMs === print[3] &&
        stats.mtimeMs === print[2] &&
        stats.size === print[1] &&
        stats.ino === print[4] &&
        stats.mode === print[0]
      );
    });
  } catch {
    return false;
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

export function printOf({ mode, size, mtimeMs, ctimeMs, ino }: Stats): Print {
  return [mode, size, mtimeMs, ctimeMs, ino];
}

/** Reads large files in chunks, so a huge file does no harm. */
async function digestOf(path: string): Promise<string> {
  const small = readPlain(path, READ_WHOLE);
  if (small !== undefined) return sha256(small);
  const large = openPlain(path);
  if (large === undefined) return "";
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { fd: large.fd }), hash);
    return hash.digest("hex");
  } catch {
    return "";
  }
}
