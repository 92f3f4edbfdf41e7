import type { Dirent } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Failure } from "../../system/errors.ts";
import { isLimit } from "../../system/files/disk-trouble.ts";
import { type NamePattern, namePattern } from "./name-pattern.ts";

/** The limit of files and folders to examine for one pattern: many times the size of a build. */
export const MAX_ENTRIES = 200_000;
/** Entries between two checks for cancellation. */
const PAUSE_EVERY = 1_000;

export interface Walk {
  /** Aborts the walk. */
  readonly signal?: AbortSignal | undefined;
  readonly maxEntries?: number;
}

/** Thrown when a pattern needs more than the limit. */
export class TooManyEntriesError extends Error {
  override readonly name = "TooManyEntriesError";
}

type Name = NamePattern | "any-folders";

/** A folder to search, and the parts of the pattern that may come next in it. */
interface Task {
  readonly folder: string;
  readonly next: ReadonlySet<number>;
}

/**
 * Finds the files that match a pattern of `*`, `?` and `[…]`, and of `**` for any folders between, folder by folder.
 * An unreadable folder counts as empty; `**` does not follow links.
 * @throws {TooManyEntriesError}
 * @throws {Failure} `cancelled`.
 */
export async function* walkPattern(
  folder: string,
  pattern: string,
  { signal, maxEntries = MAX_ENTRIES }: Walk = {},
): AsyncGenerator<string> {
  const ignoreCase = process.platform === "win32" || process.platform === "darwin";
  const names = pattern
    .split(/[\\/]+/)
    .map((name): Name => (name === "**" ? "any-folders" : namePattern(name, ignoreCase)));
  const tasks: Task[] = [{ folder, next: reach(names, [0]) }];
  let seen = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    for await (const entry of entriesOf(task.folder)) {
      if (++seen > maxEntries) throw new TooManyEntriesError(String(maxEntries));
      if (seen % PAUSE_EVERY === 0) await setImmediate();
      if (signal?.aborted === true) throw cancelled();
      const path = join(task.folder, entry.name);
      const { next, isMatch } = advance(names, task.next, entry);
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(path)));
      if (isMatch && !isFolder) yield path;
      if (isFolder && next.size > 0) tasks.push({ folder: path, next });
    }
  }
}

/** Positions in the pattern after an entry, and whether it is complete there. */
function advance(names: readonly Name[], at: ReadonlySet<number>, entry: Dirent) {
  const next: number[] = [];
  for (const index of at) {
    const name = names[index];
    if (name === "any-folders") {
      // `**` also matches the folder below, whatever its name.
      if (entry.isDirectory() && !entry.name.startsWith(".")) next.push(index);
    } else if (name?.(entry.name) === true) next.push(index + 1);
  }
  const isMatch = next.some((index) => index === names.length) || endsOpen(names, at, entry);
  return {
    next: reach(
      names,
      next.filter((index) => index < names.length),
    ),
    isMatch,
  };
}

/** A `**` at the end also matches any file. */
function endsOpen(names: readonly Name[], at: ReadonlySet<number>, entry: Dirent): boolean {
  return names.at(-1) === "any-folders" && at.has(names.length - 1) && !entry.name.startsWith(".");
}

/** `**` also matches no folder at all: the next name may follow directly. */
function reach(names: readonly Name[], at: readonly number[]): ReadonlySet<number> {
  const all = new Set(at);
  for (const index of all) if (names[index] === "any-folders" && index + 1 < names.length) all.add(index + 1);
  return all;
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder, { bufferSize: 256 });
  } catch (error) {
    if (isLimit(error)) throw error;
    // Gone, or not readable for the runner's user.
  }
}

/** Whether a path is a folder, or leads to one. */
export async function leadsToFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

function cancelled(): Failure {
  return new Failure(
    "cancelled",
    "Cancelled while searching for files that match a pattern.",
    "Run it again.",
  );
}
