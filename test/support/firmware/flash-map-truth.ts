// Holds a flash map to the flash that it is of.
import type { FlashPicture, FlashRow } from "../../../src/report/flash-map/flash-picture.ts";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";

const CELLS = 16;
const SECTOR = 0x1000;

/** What the map says of a board that is not so, as sentences: of what is used, blank and changed. */
export function untruths({ rows, ...map }: FlashPicture, board: VirtualBoard): string[] {
  const { erases, writes } = board.log;
  const touched = sectorsOf([...erases, ...writes]);
  const found = rows.flatMap((row) => [
    ...useUntruths(row, board),
    ...cellUntruths(row, board),
    ...(row.changed === null || row.changed === bytesIn(row, touched)
      ? []
      : [`${row.address}: ${row.changed} bytes changed, and not ${bytesIn(row, touched)}`]),
  ]);
  const changed = touched.size * SECTOR;
  return map.changed === null || map.changed === changed
    ? found
    : [...found, `${map.changed} bytes changed in all, and not ${changed}`];
}

function useUntruths({ address, size, used }: FlashRow, { flash }: VirtualBoard): string[] {
  if (used === null) return [];
  const really = flash.read(Number(address), size).findLastIndex((byte) => byte !== 0xff) + 1;
  return really === used ? [] : [`${address}: ${used} bytes used, and not ${really}`];
}

/** A cell that is free is blank, and one that is used by its beginning is not. */
function cellUntruths({ address, size, bar }: FlashRow, { flash }: VirtualBoard): string[] {
  const bytes = flash.read(Number(address), size);
  return Array.from(bar, (sign, cell) => {
    const part = bytes.subarray(Math.floor((size * cell) / CELLS), Math.floor((size * (cell + 1)) / CELLS));
    return sign === "." && part.some((byte) => byte !== 0xff) ? [`${address}: cell ${cell} is not free`] : [];
  }).flat();
}

function sectorsOf(regions: readonly { readonly address: number; readonly length: number }[]): Set<number> {
  const sectors = new Set<number>();
  for (const { address, length } of regions) {
    for (let at = address - (address % SECTOR); at < address + length; at += SECTOR) sectors.add(at);
  }
  return sectors;
}

function bytesIn({ address, size }: FlashRow, sectors: ReadonlySet<number>): number {
  const [start, end] = [Number(address), Number(address) + size];
  return [...sectors].reduce(
    (sum, at) => sum + Math.max(0, Math.min(at + SECTOR, end) - Math.max(at, start)),
    0,
  );
}
