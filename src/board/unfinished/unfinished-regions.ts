import { type Range, endOf, inside, outside, rangesOf } from "../../firmware/flash/flash-ranges.ts";
import { FLASH_LIMIT, formatAddress } from "../../firmware/flash/flash-layout.ts";

/** The parts of a flash that a change may have touched: regions, or all of it, whatever its size. */
export type Regions = readonly Range[] | "whole";

const WHOLE: Range = { address: 0, size: FLASH_LIMIT };
/** More regions than this are recorded as one, from the first to the last, to keep a record small. */
const MOST_NOTED = 100;
/** A longer list would not be read. */
const MOST_NAMED = 4;
const PIECE = /^(0x[\da-f]{1,8})\+(\d{1,10})$/;

/** The regions of both, joined. */
export function union(one: Regions, other: Regions): Regions {
  return one === "whole" || other === "whole" ? "whole" : rangesOf([...one, ...other]);
}

/**
 * What remains after other regions were verified.
 * @param flashSize bytes; `undefined` if unknown.
 */
export function remaining(regions: Regions, covered: Regions, flashSize: number | undefined): Regions {
  if (covered === "whole") return [];
  if (regions === "whole" && covered.length === 0) return "whole";
  const flash = { address: 0, size: flashSize ?? FLASH_LIMIT };
  return inside(flash, regions === "whole" ? [WHOLE] : [...regions]).flatMap((range) =>
    outside(range, covered),
  );
}

export function isNothing(regions: Regions): boolean {
  return regions !== "whole" && regions.length === 0;
}

/** A line for a record: `0x10000+4096 0x20000+512`; empty for all of the flash. */
export function regionsLine(regions: Regions): string {
  if (regions === "whole") return "";
  return noted(regions)
    .map(({ address, size }) => `${formatAddress(address)}+${size}`)
    .join(" ");
}

function noted(regions: readonly Range[]): readonly Range[] {
  const [first] = regions;
  const last = regions.at(-1);
  if (regions.length <= MOST_NOTED || first === undefined || last === undefined) return regions;
  return [{ address: first.address, size: endOf(last) - first.address }];
}

/** Parses such a line, which any user can have written: an empty or invalid one means all of the flash. */
export function parseRegions(line: string): Regions {
  const pieces = line.split(" ").map((text) => PIECE.exec(text));
  const ranges = pieces.map((match) => ({ address: Number(match?.[1]), size: Number(match?.[2]) }));
  const isSensible = ranges.every(
    (range) => Number.isInteger(range.address) && range.size > 0 && endOf(range) <= FLASH_LIMIT,
  );
  return isSensible && ranges.length <= MOST_NOTED ? rangesOf(ranges) : "whole";
}

/** For people: `0x10000 up to 0x11000, 0x20000 up to 0x20200`. */
export function regionWords(regions: Regions): string {
  if (regions === "whole") return "the whole flash";
  const named = regions
    .slice(0, MOST_NAMED)
    .map((range) => `${formatAddress(range.address)} up to ${formatAddress(endOf(range))}`);
  const more = regions.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
