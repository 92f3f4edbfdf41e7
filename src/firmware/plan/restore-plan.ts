import { type Costs, ERASE_BLOCK, writeLimit } from "../transfer/backup-plan.ts";
import { endOf, joinNeighbours, type Range, totalOf } from "../flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { SectorTable } from "../transfer/sector-table.ts";

/** The esptool processes that turn the flash into the image. */
export interface WritePlan {
  /** Ranges to erase, each by its own esptool process. */
  readonly erases: readonly Range[];
  /** Ranges to write, each list by one esptool process; the most compressible come first. */
  readonly writes: readonly (readonly Range[])[];
}

/** From this size on, erasing a blank range in a separate process is faster than writing it. */
const WORTH_ERASING = 0x4_0000;

/**
 * Plans how to repair the ranges that differ: whole sectors, and nothing outside of them.
 * @param differing whole sectors, in the order of their addresses.
 */
export function planWrites(differing: readonly Range[], sectors: SectorTable, costs: Costs): WritePlan {
  const ranges = startWritable(differing, sectors);
  const stretches = ranges.flatMap((range) => blankStretches(range, sectors));
  // If one erase does everything, no process for writing is needed.
  const isAll = stretches.length === 1 && totalOf(stretches) === totalOf(ranges);
  const erases = isAll ? stretches : stretches.filter(({ size }) => size >= WORTH_ERASING);
  const pieces = ranges.flatMap((range) => cutOut(range, erases));
  return { erases, writes: processesOf(pieces, sectors, costs) };
}

/**
 * Distributes the pieces over processes: as few as their command lines allow, but none so long that a lost link costs
 * more than another process would.
 */
function processesOf(pieces: readonly Range[], sectors: SectorTable, costs: Costs): Range[][] {
  const limit = writeLimit(costs);
  const processes: Range[][] = [];
  let current: Range[] = [];
  for (const piece of pieces.flatMap((whole) => partsOf(whole, limit, sectors))) {
    const isFull = totalOf(current) + piece.size > limit || current.length >= costs.pairsPerProcess;
    if (current.length > 0 && isFull) {
      processes.push(current);
      current = [];
    }
    current.push(piece);
  }
  if (current.length > 0) processes.push(current);
  return processes.map((list) => byCompression(list, sectors));
}

/** Splits a long piece into equal parts, none of which esptool would read as Intel HEX. */
function partsOf(piece: Range, limit: number, sectors: SectorTable): Range[] {
  // Rounded to avoid a cut for a small remainder.
  const count = Math.max(1, Math.round(piece.size / limit));
  const step = Math.ceil(piece.size / count / ERASE_BLOCK) * ERASE_BLOCK;
  const end = endOf(piece);
  const parts: Range[] = [];
  for (let at = piece.address; at < end;) {
    const cut = at - (at % ERASE_BLOCK) + step;
    const next = cut >= end ? end : sectors.writableFrom(cut);
    const to = next > at ? next : end;
    parts.push({ address: at, size: to - at });
    at = to;
  }
  return parts;
}

/** After a file that does not compress, esptool sends all later files uncompressed. */
function byCompression(pieces: readonly Range[], sectors: SectorTable): Range[] {
  const ratio = (piece: Range): number => sectors.sentBytes(piece) / piece.size;
  return [...pieces].sort((a, b) => ratio(a) - ratio(b));
}

/** Moves the start of a range that esptool would read as Intel HEX to an earlier sector. */
function startWritable(differing: readonly Range[], sectors: SectorTable): Range[] {
  const ranges: Range[] = [];
  for (const { address, size } of differing) {
    const start = sectors.writableFrom(address);
    ranges.push({ address: start, size: address + size - start });
  }
  return joinNeighbours(withoutOverlaps(ranges));
}

function withoutOverlaps(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    const from = last === undefined ? range.address : Math.max(range.address, last.address + last.size);
    if (from < range.address + range.size) {
      apart.push({ address: from, size: range.address + range.size - from });
    }
  }
  return apart;
}

/** The longest blank pieces that a write can leave out. */
function blankStretches({ address, size }: Range, sectors: SectorTable): Range[] {
  const blank: Range[] = [];
  const end = address + size;
  for (let at = address; at < end; at += SECTOR_SIZE) {
    const next = at + SECTOR_SIZE;
    // A piece must begin in the sector before one that looks like Intel HEX.
    if (sectors.isBlank(at) && (next >= end || sectors.writableFrom(next) === next)) {
      blank.push({ address: at, size: SECTOR_SIZE });
    }
  }
  return joinNeighbours(blank);
}

/** What remains of a range without the holes in it; both in the order of their addresses. */
function cutOut({ address, size }: Range, holes: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let at = address;
  for (const hole of holes) {
    if (hole.address < at || hole.address >= address + size) continue;
    if (hole.address > at) rest.push({ address: at, size: hole.address - at });
    at = hole.address + hole.size;
  }
  if (at < address + size) rest.push({ address: at, size: address + size - at });
  return rest;
}
