import { joinNeighbours, type Range, totalOf } from "../flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { SectorTable } from "../flash/sector-table.ts";
import { eraseAloneMs, type WriteCosts, writeMs } from "../transfer/write-costs.ts";
import { mergePieces, processesOf } from "../transfer/write-runs.ts";

/** How the flash becomes what the image is. */
export interface WritePlan {
  /** To make blank, each by an esptool process of its own. */
  readonly erases: readonly Range[];
  /** To write, each list by one esptool process; what compresses best comes first. */
  readonly writes: readonly (readonly Range[])[];
}

/**
 * Plans how to repair what differs: whole sectors, never outside of the differing ranges but for gaps that are quicker
 * written again than stepped over.
 * @param differing whole sectors, in the order of their addresses.
 */
export function planWrites(differing: readonly Range[], sectors: SectorTable, costs: WriteCosts): WritePlan {
  const ranges = startWritable(differing, sectors);
  const stretches = ranges.flatMap((range) => blankStretches(range, sectors));
  const worth = stretches.filter((blank) => eraseAloneMs(blank, costs) < writeMs(blank, sectors, costs));
  const plan = planAround(worth, ranges, sectors, costs);
  // Where nothing but blank is to be made, erasing all of it saves the process that writes.
  const hasData = totalOf(stretches) < totalOf(ranges);
  if (hasData) return plan;
  const erasing = { erases: stretches, writes: [] };
  return planMs(erasing, sectors, costs) <= planMs(plan, sectors, costs) ? erasing : plan;
}

/** What a plan is expected to take. */
export function planMs({ erases, writes }: WritePlan, sectors: SectorTable, costs: WriteCosts): number {
  const erasing = erases.map((range) => eraseAloneMs(range, costs));
  const writing = writes.map((pieces) =>
    pieces.reduce((sum, piece) => sum + costs.pairMs + writeMs(piece, sectors, costs), costs.processMs),
  );
  return [...erasing, ...writing].reduce((sum, ms) => sum + ms, 0);
}

/** A range that esptool would take for Intel HEX begins a sector earlier. */
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

/** The longest pieces that are to be blank and can be left out of a write. */
function blankStretches({ address, size }: Range, sectors: SectorTable): Range[] {
  const blank: Range[] = [];
  const end = address + size;
  for (let at = address; at < end; at += SECTOR_SIZE) {
    const next = at + SECTOR_SIZE;
    // The sector before one that looks like Intel HEX is where its piece has to begin.
    if (sectors.isBlank(at) && (next >= end || sectors.writableFrom(next) === next)) {
      blank.push({ address: at, size: SECTOR_SIZE });
    }
  }
  return joinNeighbours(blank);
}

function planAround(
  erases: readonly Range[],
  ranges: readonly Range[],
  sectors: SectorTable,
  costs: WriteCosts,
): WritePlan {
  const pieces = ranges.flatMap((range) => cutOut(range, erases));
  const writes = mergePieces(pieces, erases, sectors, costs);
  return { erases, writes: processesOf(writes, sectors, costs) };
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
