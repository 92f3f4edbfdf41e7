import { FRESH_LINK, type Range, transferLimitMs } from "./backup-plan.ts";
import type { SectorTable } from "../flash/sector-table.ts";
import { BLOCK_SIZE, type WriteCosts, writeMs } from "./write-costs.ts";

/**
 * Joins pieces over gaps where writing the gap again is expected to be quicker, as where a whole block is erased at
 * once. The best of all ways, by dynamic programming; nothing is joined over what is erased by itself.
 */
export function mergePieces(
  pieces: readonly Range[],
  barriers: readonly Range[],
  sectors: SectorTable,
  costs: WriteCosts,
): Range[] {
  const blocked = new Set(barriers.map(({ address }) => address));
  /** For the first n pieces: the least cost, and where the last of the joined pieces begins. */
  const best: { readonly ms: number; readonly from: number }[] = [{ ms: 0, from: 0 }];
  for (let n = 1; n <= pieces.length; n++) {
    const last = pieces[n - 1];
    let found = { ms: Infinity, from: n - 1 };
    for (let from = n - 1; from >= 0; from--) {
      const first = pieces[from];
      const before = best[from];
      if (last === undefined || first === undefined || before === undefined) break;
      const ms = before.ms + costs.pairMs + writeMs(span(first, last), sectors, costs);
      if (ms < found.ms) found = { ms, from };
      if (isApart(pieces[from - 1], first, blocked)) break;
    }
    best.push(found);
  }
  const merged: Range[] = [];
  for (let n = pieces.length; n > 0;) {
    const from = best[n]?.from ?? n - 1;
    const [first, last] = [pieces[from], pieces[n - 1]];
    if (first !== undefined && last !== undefined) merged.unshift(span(first, last));
    n = from;
  }
  return merged;
}

/** A whole block of gap costs more to write than any joining can save. */
function isApart(before: Range | undefined, piece: Range, barriers: ReadonlySet<number>): boolean {
  if (before === undefined) return true;
  const end = before.address + before.size;
  return piece.address - end >= BLOCK_SIZE || barriers.has(end);
}

function span(first: Range, last: Range): Range {
  return { address: first.address, size: last.address + last.size - first.address };
}

/**
 * Shares the pieces among processes: as few as their command lines allow, but none so long that a lost link costs
 * more than another process would.
 */
export function processesOf(pieces: readonly Range[], sectors: SectorTable, costs: WriteCosts): Range[][] {
  const limitMs = transferLimitMs(FRESH_LINK, costs);
  const processes: Range[][] = [];
  let current: Range[] = [];
  let ms = 0;
  for (const piece of pieces.flatMap((whole) => partsOf(whole, limitMs, sectors, costs))) {
    const pieceMs = costs.pairMs + writeMs(piece, sectors, costs);
    if (current.length > 0 && (ms + pieceMs > limitMs || current.length >= costs.pairsPerProcess)) {
      processes.push(current);
      current = [];
      ms = 0;
    }
    current.push(piece);
    ms += pieceMs;
  }
  if (current.length > 0) processes.push(current);
  return processes.map((list) => byCompression(list, sectors));
}

/** Cuts a long piece in equal parts, each of which esptool takes as it is. */
function partsOf(piece: Range, limitMs: number, sectors: SectorTable, costs: WriteCosts): Range[] {
  // Rounded, so that a piece is not cut for the sake of a small rest.
  const count = Math.max(1, Math.round(writeMs(piece, sectors, costs) / limitMs));
  const step = Math.ceil(piece.size / count / BLOCK_SIZE) * BLOCK_SIZE;
  const end = piece.address + piece.size;
  const parts: Range[] = [];
  for (let at = piece.address; at < end;) {
    const cut = at - (at % BLOCK_SIZE) + step;
    const next = cut >= end ? end : sectors.writableFrom(cut);
    const to = next > at ? next : end;
    parts.push({ address: at, size: to - at });
    at = to;
  }
  return parts;
}

/** esptool sends all that follows a file that did not compress as it is. */
function byCompression(pieces: readonly Range[], sectors: SectorTable): Range[] {
  const ratio = (piece: Range): number => sectors.sentBytes(piece) / piece.size;
  return [...pieces].sort((a, b) => ratio(a) - ratio(b));
}
