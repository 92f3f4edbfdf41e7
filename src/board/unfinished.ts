import { closeSync, constants, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { NO_FOLLOW, openSharedFile } from "../system/shared-file.ts";
import { type Claimant, describeHolder, type Holder, holderNote, NOTE_LIMIT, parseHolder } from "./holder.ts";

/** A change of a board's flash that was begun and, as far as anybody knows, not brought to its end. */
export interface Unfinished {
  readonly by: Holder;
  readonly operation: string;
  /** What the flash was like when the step could last tell; `begun` when it never could. */
  readonly state: string;
}

const WORD = /^[a-z-]{1,30}$/;

/** Reads the record of a board; `undefined` when there is none, or none that this action can have written. */
export function readUnfinished(file: string): Unfinished | undefined {
  try {
    const fd = openSync(file, constants.O_RDONLY | NO_FOLLOW);
    try {
      const buffer = Buffer.alloc(NOTE_LIMIT);
      return parseUnfinished(buffer.toString("utf8", 0, readSync(fd, buffer, 0, NOTE_LIMIT, 0)));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

/** Reads a record that any user of the host can have written; see `parseHolder`. */
export function parseUnfinished(text: string): Unfinished | undefined {
  const [note = "", operation = "", state = ""] = text.split("\n");
  const by = parseHolder(note);
  return by !== undefined && WORD.test(operation) && WORD.test(state) ? { by, operation, state } : undefined;
}

/**
 * Writes the record through to the disk, or takes it away. The file itself stays: in a folder of all users, another
 * user may not remove it.
 */
export async function writeUnfinished(file: string, record: Unfinished | undefined): Promise<void> {
  const fd = await openSharedFile(file);
  try {
    ftruncateSync(fd);
    if (record !== undefined) {
      writeSync(fd, `${holderNote(record.by).trim()}\n${record.operation}\n${record.state}\n`, 0);
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Who is about to change a board, now. */
export function changeBy(claimant: Claimant, operation: string, now: Date): Unfinished {
  const since = now.toISOString().replace(/\.\d+Z$/, "Z");
  return { by: { ...claimant, kind: "step", since }, operation, state: "begun" };
}

/** For people: `an earlier flash did not come to its end (it was partly-written), by octocat/…`. */
export function describeUnfinished({ by, operation, state }: Unfinished): string {
  const known = state === "begun" ? "nothing is known of its end" : `it left the flash ${state}`;
  return `an earlier ${operation} did not come to its end (${known}), by ${describeHolder(by)}`;
}
