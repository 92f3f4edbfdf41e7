import { closeSync } from "node:fs";
import { join } from "node:path";
import type { Claimant, Holder } from "./holder.ts";
import { clearHolder, holderFile, inspectHolder, writeHolder } from "./holder-file.ts";
import { hasLockFolder, prepareLockFolder } from "./lock-folder.ts";
import { LockQueue, type Waiting } from "./lock-queue.ts";

export interface BoardLockOptions extends Waiting {
  /** From `boardKey`. */
  readonly key: string;
  /** From `defaultLockFolder`, or another one that all steps agree on. */
  readonly folder: string;
  /** From `claimantOf`. */
  readonly claimant: Claimant;
}

export interface BoardLock {
  /**
   * Holds the lock. Let every process that uses the board inherit it: the board then stays locked until the last of
   * them has exited, even if this process is killed.
   */
  readonly fd: number;
  /** Whether this is within a reservation of the same job. */
  readonly passedThrough: boolean;
  /** Milliseconds spent waiting for other holders. */
  readonly waitedMs: number;
  /** Releases the board; a second call does nothing. */
  release(): void;
}

/*
 * A board has two locks, always taken in this order. `turn` belongs to a step, or to the reservation of a job. `use`
 * belongs to a step and its esptool while they use the board, within a reservation or not. So steps of the job that
 * reserved the board exclude each other, too, and no step uses a board while a killed step's esptool still runs.
 */

/**
 * Takes the board for a step as soon as no other step on this host uses it.
 * @throws {Failure} `board-locked` after `timeoutMs`, `cancelled`, or `lock-unavailable`.
 */
export async function acquireBoardLock(options: BoardLockOptions): Promise<BoardLock> {
  const { turnFile, useFile, queue } = prepare(options);
  const held: { readonly fd: number; readonly note: string }[] = [];
  const release = (): void => {
    for (const { fd, note } of held.splice(0).reverse()) {
      clearHolder(note);
      closeSync(fd);
    }
  };
  const hold = async (fd: number, file: string): Promise<void> => {
    held.push({ fd, note: holderFile(file) });
    await writeHolder(holderFile(file), { ...options.claimant, kind: "step", since: now() });
  };
  try {
    const turn = await queue.take(turnFile, (other) => isOwn(other, options.claimant));
    const passedThrough = typeof turn !== "number";
    if (!passedThrough) await hold(turn, turnFile);
    const fd = await queue.take(useFile);
    await hold(fd, useFile);
    return { fd, passedThrough, waitedMs: queue.waitedMs, release };
  } catch (error) {
    release();
    throw error;
  }
}

export interface Reservation {
  /** Holds the reservation; `undefined` if the job already had one. */
  readonly fd: number | undefined;
  /** When the job reserved the board: ISO 8601, UTC. */
  readonly since: string;
  /** The file that records the holder; for `clearHolder` at the end. */
  readonly note: string;
}

/**
 * Takes the board for the rest of the job, as soon as no other step on this host uses it.
 * @throws {Failure} as `acquireBoardLock`.
 */
export async function reserveBoard(options: BoardLockOptions): Promise<Reservation> {
  const { turnFile, useFile, queue } = prepare(options);
  const note = holderFile(turnFile);
  const turn = await queue.take(turnFile, (other) => isOwn(other, options.claimant));
  if (typeof turn !== "number") return { fd: undefined, since: turn.since, note };
  try {
    const holder: Holder = { ...options.claimant, kind: "reservation", since: now() };
    await writeHolder(note, holder);
    // A process left by a killed step may still use the board.
    closeSync(await queue.take(useFile));
    return { fd: turn, since: holder.since, note };
  } catch (error) {
    clearHolder(note);
    closeSync(turn);
    throw error;
  }
}

/**
 * Who holds the board now. Does not wait and creates no file.
 * @returns `undefined` if it is free.
 * @throws {Failure} `lock-unavailable`.
 */
export async function boardHolder({
  key,
  folder,
  hostLock,
}: Pick<BoardLockOptions, "key" | "folder" | "hostLock">): Promise<Holder | undefined> {
  if (!hasLockFolder(folder)) return undefined;
  for (const purpose of PURPOSES) {
    const file = lockFile(folder, key, purpose);
    const holder = inspectHolder(holderFile(file));
    if (holder === undefined) continue;
    // The record may be from a killed step. Without a record the lock is not tried, so that this never blocks a step.
    const fd = await hostLock.tryLock(file);
    if (fd === undefined) return holder;
    closeSync(fd);
  }
  return undefined;
}

const PURPOSES = ["turn", "use"] as const;

function lockFile(folder: string, key: string, purpose: (typeof PURPOSES)[number]): string {
  return join(folder, `${key}.${purpose}.lock`);
}

function prepare(options: BoardLockOptions) {
  prepareLockFolder(options.folder);
  const { folder, key } = options;
  return {
    turnFile: lockFile(folder, key, "turn"),
    useFile: lockFile(folder, key, "use"),
    queue: new LockQueue(options),
  };
}

function isOwn(holder: Holder, claimant: Claimant): boolean {
  return holder.kind === "reservation" && holder.jobId !== "" && holder.jobId === claimant.jobId;
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}
