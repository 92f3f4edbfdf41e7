import { inside, overlaps, type Range } from "../../firmware/flash/flash-ranges.ts";

/** The meanings of a cell of a bar. The first that applies to any of its bytes is used. */
export const BAR_SIGNS = { changed: "#", used: "=", unknown: "?", free: "." } as const;

/** The number of cells in the bar of a row, and in that of the whole flash. */
export const ROW_CELLS = 16;
export const FLASH_CELLS = 40;

/** The ranges that a bar distinguishes. All other bytes are free. */
export interface BarPieces {
  readonly changed: readonly Range[];
  readonly used: readonly Range[];
  readonly unknown: readonly Range[];
}

/**
 * A piece of flash as a line of signs (`====##......`) in order of address, each for the same number of bytes. Even a
 * single used or changed byte is visible.
 */
export function drawBar(range: Range, cells: number, pieces: BarPieces): string {
  const here = {
    changed: inside(range, pieces.changed),
    used: inside(range, pieces.used),
    unknown: inside(range, pieces.unknown),
  };
  const start = (cell: number): number => range.address + Math.floor((range.size * cell) / cells);
  return Array.from({ length: cells }, (_, cell) => {
    const address = start(cell);
    return signOf({ address, size: Math.max(1, start(cell + 1) - address) }, here);
  }).join("");
}

function signOf(cell: Range, { changed, used, unknown }: BarPieces): string {
  const has = (pieces: readonly Range[]): boolean => pieces.some((piece) => overlaps(piece, cell));
  if (has(changed)) return BAR_SIGNS.changed;
  if (has(used)) return BAR_SIGNS.used;
  return has(unknown) ? BAR_SIGNS.unknown : BAR_SIGNS.free;
}
