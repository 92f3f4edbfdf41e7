import { closeSync, fsyncSync } from "node:fs";
import { lockFailure } from "../../system/files/file-lock.ts";
import { openSharedFile, readSharedFile, replaceText } from "../../system/files/shared-file.ts";
import { parseRegions, type Regions, regionsLine, regionWords } from "./unfinished-regions.ts";
import { type Claimant, describeHolder, type Holder, holderNote, parseHolder } from "../locks/holder.ts";

/** A change of a board's flash that was started and, as far as is known, did not finish. */
export interface Unfinished {
  readonly by: Holder;
  readonly operation: string;
  /** The last known state of the flash; `begun` when the step never knew it. */
  readonly state: string;
  /** The parts of the flash that it may have changed and no later step has rewritten. */
  readonly regions: Regions;
  /** The board's MAC, if the step knew it: rewriting another board at this place does not count. */
  readonly mac?: string | undefined;
}

/** Bytes; far more than a record needs. */
const RECORD_LIMIT = 65_536;
const WORD = /^[a-z-]{1,30}$/;
const MAC = /^(?:[\da-f]{2}:){5,7}[\da-f]{2}$/;

/**
 * Reads the record of a board; `undefined` if there is none, or if this action cannot have written it.
 * @throws {Failure} `lock-unavailable` if it is not a plain file or cannot be read: it is then unknown whether an
 *   earlier step was interrupted.
 */
export async function readUnfinished(file: string): Promise<Unfinished | undefined> {
  try {
    return parseUnfinished((await readSharedFile(file, RECORD_LIMIT)) ?? "");
  } catch (error) {
    throw lockFailure("The record of unfinished changes cannot be read", file, error);
  }
}

/** Reads a record that any user of the host can have written; see `parseHolder`. */
export function parseUnfinished(text: string): Unfinished | undefined {
  const [note = "", operation = "", state = "", regions = "", mac = ""] = text.split("\n");
  const by = parseHolder(note);
  return by !== undefined && WORD.test(operation) && WORD.test(state)
    ? { by, operation, state, regions: parseRegions(regions), mac: MAC.test(mac) ? mac : undefined }
    : undefined;
}

/**
 * Writes the record through to the disk, or clears it. The file itself remains: in a folder shared by all users,
 * another user may not be able to remove it.
 * @throws {Failure} `lock-unavailable`.
 */
export async function writeUnfinished(file: string, record: Unfinished | undefined): Promise<void> {
  try {
    const fd = await openSharedFile(file);
    try {
      replaceText(fd, record === undefined ? "" : recordText(record));
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw lockFailure("The record of unfinished changes cannot be written", file, error);
  }
}

function recordText({ by, operation, state, regions, mac = "" }: Unfinished): string {
  return `${holderNote(by).trim()}\n${operation}\n${state}\n${regionsLine(regions)}\n${mac}\n`;
}

/** The record of a change that a step begins now. */
export function changeBy(claimant: Claimant, operation: string, regions: Regions, now: Date): Unfinished {
  const since = now.toISOString().replace(/\.\d+Z$/, "Z");
  return { by: { ...claimant, kind: "step", since }, operation, state: "begun", regions };
}

/** For people: `an earlier flash did not finish (it left the flash partly-written: 0x0 up to …), by octocat/…`. */
export function describeUnfinished({ by, operation, state, regions, mac }: Unfinished): string {
  const known = state === "begun" ? "its result is unknown" : `it left the flash ${state}`;
  const board = mac === undefined ? "" : ` of the board ${mac}`;
  return `an earlier ${operation} did not finish (${known}: ${regionWords(regions)}${board}), by ${describeHolder(by)}`;
}
