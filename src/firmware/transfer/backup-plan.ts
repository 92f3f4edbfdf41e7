import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { endOf, type Range, totalOf } from "../flash/flash-ranges.ts";

export { joinNeighbours, type Range, totalOf } from "../flash/flash-ranges.ts";

/** What the ways to learn about the flash cost, in milliseconds. */
export interface Costs {
  /** To start esptool, connect, and get the stub running. */
  readonly processMs: number;
  /** To compare one more piece in a process that is already connected. */
  readonly pairMs: number;
  readonly digestMsPerByte: number;
  /** To read a byte; for a restore, to write it. */
  readonly transferMsPerByte: number;
  /** How many pieces the command line of one process can name. */
  readonly pairsPerProcess: number;
}

/**
 * Measured over a socket, where the stub stays and esptool is not waited for once it is done: 0.2 s on a machine at
 * rest, 0.55 s on a busy one. A serial port is reset, and its stub sent again each time.
 */
const SOCKET_PROCESS_MS = 400;
const SERIAL_PROCESS_MS = 1_500;
/** Measured over 64 pieces: 3 to 4 ms for the round trip and esptool's two lines. */
const PAIR_MS = 4;
/** The stub reads and digests about 4 MB/s. */
const DIGEST_MS_PER_BYTE = 1 / 4_000;
const BITS_PER_BYTE = 10;
/** A raw socket says nothing of its speed: that of a fast UART is assumed. */
const SOCKET_BAUD = 921_600;

/** Between what is used and what is blank: a bootloader, settings, an application and data have two sides each. */
const ASSUMED_BORDERS = 8;
/** How much of a flash can be expected to be known, or else mapping it is not worth the time. */
export const ASSUMED_KNOWN = 0.25;
/** A border falls anywhere in its block: half of it is known. */
const KNOWN_AT_BORDER = 0.5;
/** How often what differs from the baseline has been erased since. */
const ERASED_SINCE = 0.25;
const LARGEST_BLOCK = 0x4_0000;

/** Before anything is seen of a link it is assumed to fail every four minutes, at the worst. */
const MTBF_MS = 240_000;

/** @param baud bits per second of the link; `undefined` for a raw socket, whose speed is not known. */
export function costsOf(baud: number | undefined, pairsPerProcess: number): Costs {
  return {
    processMs: baud === undefined ? SOCKET_PROCESS_MS : SERIAL_PROCESS_MS,
    pairMs: PAIR_MS,
    digestMsPerByte: DIGEST_MS_PER_BYTE,
    transferMsPerByte: (BITS_PER_BYTE * 1000) / (baud ?? SOCKET_BAUD),
    pairsPerProcess,
  };
}

/** What it costs to compare so many pieces of so many bytes together. */
export function compareMs(pieces: number, bytes: number, costs: Costs): number {
  const processes = Math.ceil(pieces / costs.pairsPerProcess);
  return processes * costs.processMs + pieces * costs.pairMs + bytes * costs.digestMsPerByte;
}

/** What a map is for. What need not be read may be read where that is quicker; flash that is right is left alone. */
export type Purpose = "read" | "write";

/**
 * The block size for a first map of so many bytes: smaller blocks cost more comparisons, larger ones more bytes that
 * are transferred in vain at the borders.
 * @returns `undefined` where reading everything at once is expected to be quicker.
 */
export function mapBlockSize(bytes: number, purpose: Purpose, costs: Costs): number | undefined {
  const waste = (block: number): number =>
    ASSUMED_BORDERS * block * KNOWN_AT_BORDER * costs.transferMsPerByte;
  const cost = (block: number): number => compareMs(Math.ceil(bytes / block), bytes, costs) + waste(block);
  const best = blockSizes(LARGEST_BLOCK).reduce((a, b) => (cost(b) < cost(a) ? b : a));
  const isWorth = cost(best) < bytes * ASSUMED_KNOWN * costs.transferMsPerByte;
  return isWorth || purpose === "write" ? best : undefined;
}

/** The range in blocks whose borders are multiples of the block size; the first and the last may be shorter. */
export function blocksOf({ address, size }: Range, block: number): Range[] {
  const blocks: Range[] = [];
  for (let at = address; at < address + size;) {
    const next = Math.min(at - (at % block) + block, address + size);
    blocks.push({ address: at, size: next - at });
    at = next;
  }
  return blocks;
}

/** What to compare in a second, finer process, among the blocks that the first found to differ. */
export interface SecondLook {
  /** Pieces of the blocks at the ends of a run of differing blocks: the border lies in them. */
  readonly atBorders: readonly Range[];
  /** The blocks between: other than expected as a whole. */
  readonly between: readonly Range[];
}

/**
 * @param differing blocks of `block` bytes in the order of their addresses.
 * @param orBlank whether it is of use to know that a block, other than expected, was erased.
 * @returns `undefined` where transferring the blocks is expected to be quicker.
 */
export function secondLook(
  differing: readonly Range[],
  block: number,
  orBlank: boolean,
  costs: Costs,
): SecondLook | undefined {
  const isBorder = ({ address, size }: Range, index: number): boolean => {
    const [before, after] = [differing[index - 1], differing[index + 1]];
    return before === undefined || endOf(before) < address || after?.address !== address + size;
  };
  const borders = differing.filter(isBorder);
  const between = orBlank ? differing.filter((range, index) => !isBorder(range, index)) : [];
  const bytes = totalOf(borders) + totalOf(between);
  const expected = (piece: number): number =>
    (totalOf(borders) * KNOWN_AT_BORDER - borders.length * piece * KNOWN_AT_BORDER) *
      costs.transferMsPerByte +
    totalOf(between) * ERASED_SINCE * costs.transferMsPerByte;
  const piecesOf = (piece: number): Range[] => borders.flatMap((range) => blocksOf(range, piece));
  const gain = (piece: number): number =>
    expected(piece) - compareMs(piecesOf(piece).length + between.length, bytes, costs);
  const best = blockSizes(block / 2).reduce<number | undefined>(
    (a, b) => (a === undefined || gain(b) > gain(a) ? b : a),
    undefined,
  );
  if (best === undefined || gain(best) <= 0) return undefined;
  return { atBorders: piecesOf(best), between };
}

/** Joins what has to be read: a gap is read too where that is quicker than another process. */
export function mergeRuns(unknown: readonly Range[], costs: Costs): Range[] {
  const runs: { address: number; size: number }[] = [];
  for (const range of [...unknown].sort((a, b) => a.address - b.address)) {
    const last = runs.at(-1);
    const gap = last === undefined ? Infinity : range.address - endOf(last);
    if (last !== undefined && gap * costs.transferMsPerByte < costs.processMs) last.size += gap + range.size;
    else runs.push({ ...range });
  }
  return runs;
}

/**
 * How long one process should transfer, whose work is all lost with the link, in milliseconds. The length with the
 * least expected loss is Young's for checkpoints: the root of twice the cost of a process times the time between
 * failures.
 */
export function transferLimitMs(
  { losses, workedMs }: LinkRecord,
  { processMs }: Pick<Costs, "processMs">,
): number {
  // One failure in the assumed time is what is known beforehand, and counts like what is seen.
  const betweenMs = (MTBF_MS + workedMs) / (1 + losses);
  return Math.sqrt(2 * processMs * betweenMs);
}

/** What a link has shown so far. */
export interface LinkRecord {
  /** How often it was lost. */
  readonly losses: number;
  /** Milliseconds for which it has worked. */
  readonly workedMs: number;
}

/** A link of which nothing is known yet. */
export const FRESH_LINK: LinkRecord = { losses: 0, workedMs: 0 };

/** The first part of a run to read in one process, over a link with such a record. */
export function firstPart({ address, size }: Range, link: LinkRecord, costs: Costs): Range {
  const limit = transferLimitMs(link, costs) / costs.transferMsPerByte;
  // Rounded, so that a run is not cut for the sake of a small rest.
  const parts = Math.max(1, Math.round(size / limit));
  const part = Math.ceil(size / parts / SECTOR_SIZE) * SECTOR_SIZE;
  return { address, size: Math.min(part, size) };
}

/** From a sector upwards, each twice the one before. */
function blockSizes(largest: number): number[] {
  const sizes: number[] = [];
  for (let size = SECTOR_SIZE; size <= largest; size *= 2) sizes.push(size);
  return sizes;
}
