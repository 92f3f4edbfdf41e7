import { messageOf } from "../../system/errors.ts";
import { type Range, endOf, inside, overlaps, sharedBytes } from "../../firmware/flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import { drawFlash } from "../../report/flash-map/flash-map.ts";
import { knownPieces } from "../../firmware/survey/known-pieces.ts";
import { surveyFlash } from "../../firmware/survey/survey.ts";
import type { KnownFile, KnownFlash } from "../../firmware/survey/known-flash.ts";
import { bytesPiece, SparseFlash } from "../../firmware/flash/sparse-flash.ts";
import type { Board } from "../../board/session/board.ts";
import { findFilled } from "../../backups/filled.ts";
import { knownRecord } from "./known-record.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import { ALL, type FlashAccount } from "./account.ts";

/**
 * The flash map of what is known, without reading the board again. A map that cannot be drawn is a warning, not a
 * failure.
 */
export async function picture(
  board: Board,
  account: FlashAccount | (() => Promise<FlashAccount>),
): Promise<Pictured> {
  try {
    const known = await knownFlash(typeof account === "function" ? await account() : account, board);
    return known.size === 0 ? {} : { flash_map: drawFlash(known) };
  } catch (error) {
    board.warn("no flash map", `The flash map could not be drawn: ${messageOf(error)}.`);
    return {};
  }
}

async function knownFlash(account: FlashAccount, board: Board): Promise<KnownFlash> {
  const { pieces, files = [], changes, verified = [], part, table } = account;
  const { tableAddress = board.tableAddress } = account;
  const { chip, flashSize } = board.esptool.identity;
  const seen = board.session.readings.lastTable(board.tableAddress);
  const before = seen === undefined ? [] : [bytesPiece(board.tableAddress, seen)];
  const flash = new SparseFlash([...before, ...pieces]);
  const filled: Range[] = [];
  for (const range of flash.written) filled.push(...(await findFilled(flash, range)));
  const reading = knownPieces(flash, filled);
  const contents = await surveyFlash(reading, { chip, tableAddress, given: board.givenTable });
  const partitions = contents.partitions.map(({ partition }) => partition);
  const named: KnownFile[] = [];
  for (const file of files.filter((entry) => !partitions.some((partition) => overlaps(partition, entry)))) {
    const { name, address, size, encrypted } = file;
    named.push(withBlankTail({ name, address, size, encrypted, content: await file.look() }, flash));
  }
  const size = flashSize ?? endOfKnown([...partitions, ...files, ...flash.ranges]);
  const whole = { address: 0, size };
  const record = knownRecord(contents);
  return {
    ...record,
    size,
    isWhole: flashSize !== undefined,
    part: flashSize === undefined || part === undefined || sharedBytes(part, whole) < size ? part : undefined,
    partition_table: table ?? record.partition_table,
    files: named,
    looked: inside(whole, flash.ranges),
    filled: inside(whole, filled),
    changes,
    verified,
  };
}

/** The known end of the flash; statements about a whole flash of unknown size do not show it. */
function endOfKnown(ranges: readonly Range[]): number {
  return Math.max(0, ...ranges.map(endOf).filter((end) => end < endOf(ALL)));
}

/** With the rest of its last sector, if that was erased for it. */
function withBlankTail(file: KnownFile, flash: SparseFlash): KnownFile {
  const end = Math.ceil(endOf(file) / SECTOR_SIZE) * SECTOR_SIZE;
  const size = end - file.address;
  return flash.reach(file.address) < size ? file : { ...file, size };
}
