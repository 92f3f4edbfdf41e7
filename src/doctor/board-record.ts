import { join } from "node:path";
import { type BaudRecord, readBaudRecord } from "../board/ports/baud-record.ts";
import { boardKey } from "../board/locks/board-key.ts";
import { describeHolder, type Holder } from "../board/locks/holder.ts";
import { boardHolder } from "../board/locks/lock.ts";
import { describeUnfinished, readUnfinished, type Unfinished } from "../board/unfinished/unfinished.ts";
import { Failure } from "../system/errors.ts";
import { hostLock } from "../system/files/file-lock.ts";
import { type Check, finding } from "./diagnosis.ts";
import { clean } from "../system/text/system-text.ts";

/** What earlier steps of this action recorded about a board. */
export interface BoardRecord {
  /** The step or job that currently uses it. */
  readonly holder: Holder | undefined;
  /** What an earlier step left unfinished on it. */
  readonly unfinished: Unfinished | undefined;
  /** The baud rate that earlier steps fell back to. */
  readonly baud: BaudRecord | undefined;
}

/**
 * Reads the records next to a board's lock.
 * @param path `PATH`, to find the program that locks.
 * @throws {Failure} `lock-unavailable`.
 */
export async function readBoardRecord(
  port: string,
  folder: string,
  path: string | undefined,
): Promise<BoardRecord> {
  const key = await boardKey({ kind: "serial", name: port });
  const holder = await boardHolder({ key, folder, hostLock: hostLock({ path }) });
  const unfinished = await readUnfinished(join(folder, `${key}.unfinished`));
  return { holder, unfinished, baud: readBaudRecord(folder, key, new Date()) };
}

/** Checks for a board that is in use, or was left half-written; none for other boards. */
export async function recordChecks(
  port: string,
  read: ((port: string) => Promise<BoardRecord>) | undefined,
): Promise<Check[]> {
  if (read === undefined) return [];
  const checks: Check[] = [];
  try {
    const { holder, unfinished, baud } = await read(port);
    if (holder !== undefined) {
      const message = clean(`It is locked by ${describeHolder(holder)}.`);
      const fix =
        "Other steps wait for that job, up to their lock-timeout. The lock is released at the end of the job.";
      checks.push(finding("warning", "board-lock", port, message, fix));
    }
    if (unfinished !== undefined) {
      const message = clean(`On its board, ${describeUnfinished(unfinished)}.`);
      checks.push(
        finding(
          "warning",
          "board-unfinished",
          port,
          message,
          "Flash or restore these regions, or erase the whole chip.",
        ),
      );
    }
    if (baud !== undefined) {
      const since = baud.since.toISOString().slice(0, 10);
      const message = `Transfers use ${baud.baud} baud here: higher rates have failed (${since}).`;
      const fix =
        "A shorter cable or another USB port may allow a higher rate. Higher rates are tried again 30 days later.";
      checks.push(finding("warning", "baud-rate", port, message, fix));
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "cancelled") throw error;
    checks.push(finding("problem", "board-lock", port, clean(error.message), clean(error.hint)));
  }
  return checks;
}
