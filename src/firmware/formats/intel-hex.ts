import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { hexRecords, HexProblem, type HexRecord } from "./intel-hex-record.ts";

/** Bytes with their address in the flash. */
export interface HexRegion {
  readonly address: number;
  readonly bytes: Uint8Array;
}

export type ParsedHex = { readonly value: readonly HexRegion[] } | { readonly problem: string };

/** A run of consecutive bytes: its address, and its offset in the store. */
interface Run {
  readonly address: number;
  readonly offset: number;
  size: number;
}

/** Tools write one run per piece of firmware; the limit bounds memory for a malicious file. */
const MAX_RUNS = 65_536;

/**
 * Parses Intel HEX strictly: all six record types, checksums, the end record, no byte twice. Adjacent
 * bytes form one region. A gap inside a flash sector is filled with 0xFF, because the rest of the sector is erased
 * anyway; a gap that contains a whole sector stays a gap, so that the sector keeps its contents.
 * @returns the regions in ascending order, or a `problem` that completes the sentence «"file" …».
 */
export function parseIntelHex(text: Uint8Array): ParsedHex {
  try {
    // Two digits make a byte.
    const store = Buffer.alloc(text.length >> 1);
    const runs = collectRuns(text, store);
    if (runs.length === 0) throw new HexProblem("is Intel HEX without any data");
    return { value: joinRuns(runs).map((group) => regionOf(group, store)) };
  } catch (error) {
    if (error instanceof HexProblem) return { problem: error.message };
    throw error;
  }
}

/** The runs in file order. Their bytes go into the store. */
function collectRuns(text: Uint8Array, store: Buffer): Run[] {
  const runs: Run[] = [];
  let base = { address: 0, segmented: false };
  let used = 0;
  for (const record of hexRecords(text)) {
    const { type, data } = record;
    if (type === "segment") base = { address: data.readUInt16BE(0) * 16, segmented: true };
    if (type === "linear") base = { address: data.readUInt16BE(0) * 0x1_0000, segmented: false };
    if (type !== "data" || data.length === 0) continue;
    const address = placeOf(record, base);
    data.copy(store, used);
    const last = runs.at(-1);
    if (last !== undefined && last.address + last.size === address) last.size += data.length;
    else if (runs.push({ address, offset: used, size: data.length }) > MAX_RUNS) {
      throw new HexProblem(`is Intel HEX in more than ${MAX_RUNS} separate pieces`);
    }
    used += data.length;
  }
  return runs;
}

/** Rejects data that would wrap around in its segment or at the end of the address space, which no file intends. */
function placeOf(
  { offset, data, line }: HexRecord,
  base: { readonly address: number; readonly segmented: boolean },
): number {
  const end = offset + data.length;
  if (end > 0x1_0000 && base.segmented) {
    throw new HexProblem(`is Intel HEX whose line ${line} runs past the end of its segment`);
  }
  if (base.address + end > 0x1_0000_0000) {
    throw new HexProblem(`is Intel HEX whose line ${line} runs past the end of the address space`);
  }
  return base.address + offset;
}

/** Groups of runs that touch or share a sector. */
function joinRuns(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let end = -Infinity;
  for (const run of [...runs].sort((a, b) => a.address - b.address)) {
    if (run.address < end) {
      throw new HexProblem(`is Intel HEX that sets the byte at 0x${run.address.toString(16)} twice`);
    }
    const joined = run.address === end || sectorOf(run.address) === sectorOf(end - 1);
    const group = groups.at(-1);
    if (joined && group !== undefined) group.push(run);
    else groups.push([run]);
    end = run.address + run.size;
  }
  return groups;
}

function sectorOf(address: number): number {
  return Math.floor(address / SECTOR_SIZE);
}

function regionOf(group: readonly Run[], store: Buffer): HexRegion {
  const address = group[0]?.address ?? 0;
  const last = group.at(-1) ?? { address, size: 0 };
  const bytes = Buffer.alloc(last.address + last.size - address, 0xff);
  for (const run of group) {
    store.copy(bytes, run.address - address, run.offset, run.offset + run.size);
  }
  return { address, bytes };
}
