import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { endOf, type Range, totalOf } from "../flash/flash-ranges.ts";

/** The cost of reading and comparing flash, in milliseconds. */
export interface Costs {
  /** To start esptool, connect, and start the stub. */
  readonly processMs: number;
  /** To compare one more piece in a running process. */
  readonly pairMs: number;
  readonly digestMsPerByte: number;
  /** To read a byte or, for a restore, to write it. */
  readonly transferMsPerByte: number;
  /** How many pieces fit in the command line of one process. */
  readonly pairsPerProcess: number;
}

/**
 * Measured over a socket, where the stub keeps running: esptool needs 0.2 s to start and connect, and 0.35 ms for one
 * more piece; the virtual board takes about as long for a piece. On a serial port each process resets the chip and
 * uploads the stub again, and a round trip over USB takes some milliseconds.
 */
const SOCKET = { processMs: 250, pairMs: 1 };
const SERIAL = { processMs: 1_500, pairMs: 4 };
/** The stub reads and digests about 4 MB/s. */
const DIGEST_MS_PER_BYTE = 1 / 4_000;
const BITS_PER_BYTE = 10;
/** The largest block that the stub erases at once. */
export const ERASE_BLOCK = 0x1_0000;
/**
 * The speed of a raw socket is unknown: that of a fast UART is assumed. If it is faster, esptool still needs 1.7 µs for
 * each byte it reads, and needless comparisons cost a second; if it is slower, needless reads cost a minute.
 */
const SOCKET_BAUD = 921_600;

/** Erasing in blocks of 64 KiB plus programming (Winbond W25Q-JV data sheets: tBE2 150 ms, tPP 0.4 ms for 256 bytes). */
const FLASH_WRITE_MS_PER_BYTE = 150 / ERASE_BLOCK + 0.4 / 0x100;

/** The block size of a map: smaller blocks cost more comparisons, larger ones more unnecessary bytes. */
const MAP_BLOCK = 0x8000;
/** The share of a flash assumed to be known; with less, a map costs more than it saves. */
const ASSUMED_KNOWN = 0.25;
/** A border can be anywhere in its block, so on average half of the block is known. */
const KNOWN_AT_BORDER = 0.5;
/** The assumed share of changed blocks that were erased since the baseline. */
const ERASED_SINCE = 0.25;
/** The longest transfer of one process: a lost link loses all of it. */
const PART_MS = 20_000;

/** @param baud bits per second of the link; `undefined` for a raw socket. */
export function costsOf(baud: number | undefined, pairsPerProcess: number): Costs {
  return {
    ...(baud === undefined ? SOCKET : SERIAL),
    digestMsPerByte: DIGEST_MS_PER_BYTE,
    transferMsPerByte: (BITS_PER_BYTE * 1000) / (baud ?? SOCKET_BAUD),
    pairsPerProcess,
  };
}

/** The time to compare a number of pieces with a total number of bytes. */
export function compareMs(pieces: number, bytes: number, costs: Costs): number {
  const processes = Math.ceil(pieces / costs.pairsPerProcess);
  return processes * costs.processMs + pieces * costs.pairMs + bytes * costs.digestMsPerByte;
}

/**
 * The purpose of a map. A read may include known blocks if that is quicker; a write never touches blocks that are
 * already correct.
 */
export type Purpose = "read" | "write";

/**
 * The block size for a first map. For a write, it is one sector if one process can compare all sectors.
 * @returns `undefined` if reading everything at once is expected to be quicker.
 */
export function mapBlockSize(bytes: number, purpose: Purpose, costs: Costs): number | undefined {
  if (purpose === "write") return bytes <= costs.pairsPerProcess * SECTOR_SIZE ? SECTOR_SIZE : MAP_BLOCK;
  const mapMs = compareMs(Math.ceil(bytes / MAP_BLOCK), bytes, costs);
  return mapMs < bytes * ASSUMED_KNOWN * costs.transferMsPerByte ? MAP_BLOCK : undefined;
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

/** What a second, finer comparison of the differing blocks covers. */
export interface SecondLook {
  /** Pieces of the first and last block of each run of differing blocks, which contain the borders. */
  readonly atBorders: readonly Range[];
  /** The blocks in between, compared with blank flash as a whole. */
  readonly between: readonly Range[];
}

/**
 * @param differing blocks in the order of their addresses.
 * @param orBlank whether it helps to know that a differing block was erased.
 * @returns `undefined` if transferring the blocks is expected to be quicker.
 */
export function secondLook(
  differing: readonly Range[],
  orBlank: boolean,
  costs: Costs,
): SecondLook | undefined {
  const isBorder = ({ address, size }: Range, index: number): boolean => {
    const [before, after] = [differing[index - 1], differing[index + 1]];
    return before === undefined || endOf(before) < address || after?.address !== address + size;
  };
  const borders = differing.filter((range, index) => range.size > SECTOR_SIZE && isBorder(range, index));
  const between = orBlank ? differing.filter((range, index) => !isBorder(range, index)) : [];
  const atBorders = borders.flatMap((range) => blocksOf(range, SECTOR_SIZE));
  const spared = totalOf(borders) * KNOWN_AT_BORDER + totalOf(between) * ERASED_SINCE;
  const bytes = totalOf(borders) + totalOf(between);
  const lookMs = compareMs(atBorders.length + between.length, bytes, costs);
  return lookMs < spared * costs.transferMsPerByte ? { atBorders, between } : undefined;
}

/** Joins ranges to read: a gap is read, too, if that is quicker than another process. */
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
 * The first part of a run to transfer in one process: a smaller one after each attempt that lost the link.
 * @param msPerByte of the transfer.
 * @param attempt counted from 1.
 */
export function firstPart({ address, size }: Range, msPerByte: number, attempt = 1): Range {
  // Rounded to avoid a cut for a small remainder.
  const parts = Math.max(1, Math.round((size * msPerByte * attempt) / PART_MS));
  const part = Math.ceil(size / parts / SECTOR_SIZE) * SECTOR_SIZE;
  return { address, size: Math.min(part, size) };
}

/** The time to send, erase and program a byte, one after the other, although the stub overlaps some of it. */
export function writeMsPerByte({ transferMsPerByte }: Costs): number {
  return transferMsPerByte + FLASH_WRITE_MS_PER_BYTE;
}

/** The largest number of bytes that one process writes. */
export function writeLimit(costs: Costs): number {
  return Math.ceil(PART_MS / writeMsPerByte(costs) / ERASE_BLOCK) * ERASE_BLOCK;
}
