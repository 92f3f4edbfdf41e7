import { closeSync } from "node:fs";
import { join } from "node:path";
import { isOnLadder } from "../../esptool/run/auto-baud.ts";
import { openSharedFile, readPlainFile, replaceText } from "../../system/files/shared-file.ts";

/** Cables and boards are replaced: after this time higher rates are tried again. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** Bytes; far more than a record needs. */
const RECORD_LIMIT = 100;
const RECORD = /^(\d{6,7}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n$/;

/** A record that higher rates failed at a board's place, and that this one worked. */
export interface BaudRecord {
  /** Bits per second. */
  readonly baud: number;
  readonly since: Date;
}

/**
 * What earlier steps recorded about the rate at a place. Any user can have written the file: an invalid or old record
 * is ignored.
 * @param folder the lock folder.
 * @param key of the board's place.
 */
export function readBaudRecord(folder: string, key: string, now: Date): BaudRecord | undefined {
  let text: string | undefined;
  try {
    text = readPlainFile(fileOf(folder, key), RECORD_LIMIT);
  } catch {
    return undefined;
  }
  const [, digits = "", time = ""] = RECORD.exec(text ?? "") ?? [];
  const [baud, since] = [Number(digits), new Date(time)];
  const age = now.getTime() - since.getTime();
  return isOnLadder(baud) && age >= 0 && age < KEPT_MS ? { baud, since } : undefined;
}

/** A failure to write it is ignored: the next step tries again. */
export async function writeBaudRecord(
  folder: string,
  key: string,
  { baud, since }: BaudRecord,
): Promise<void> {
  try {
    const fd = await openSharedFile(fileOf(folder, key));
    try {
      replaceText(fd, `${baud} ${since.toISOString().replace(/\.\d+Z$/, "Z")}\n`);
    } finally {
      closeSync(fd);
    }
  } catch {
    // A full disk, or another user's file in a folder without the permissions of a lock folder.
  }
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${key}.baud`);
}
