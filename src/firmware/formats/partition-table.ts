import { createHash } from "node:crypto";
import { deviceName } from "../flash/device-name.ts";
import { FLASH_LIMIT, formatAddress } from "../flash/flash-layout.ts";
import { FormatError } from "./format-error.ts";
import { type Partition, partitionProblems } from "./partition-rules.ts";
import { BLANK, isBlank } from "../flash/flash-bytes.ts";

export type { Partition } from "./partition-rules.ts";

/** Where ESP-IDF puts the table by default. */
export const PARTITION_TABLE_ADDRESS = 0x8000;
/** Bytes that rows can take. A signature may follow in the rest of the sector. */
export const PARTITION_TABLE_SIZE = 0xc00;

export interface PartitionTable {
  /** In row order. */
  readonly partitions: readonly Partition[];
  /** Whether the table has a digest row, which then is correct. */
  readonly hasDigest: boolean;
}

/** A table that the bootloader accepts, even if `gen_esp32part.py` would reject it. */
export interface ReadTable extends PartitionTable {
  /** What `gen_esp32part.py` would reject, as clauses that complete "it …". */
  readonly problems: readonly string[];
}

/** The partition table in which partition names are looked up. */
export interface NamingTable {
  readonly partitions: readonly Partition[];
  /** As shown in messages, such as `the table on the board`. */
  readonly title: string;
}

interface TableOptions {
  /** Bytes; `undefined` if it is not known whether the partitions fit. */
  readonly flashSize?: number | undefined;
  /** The address of the table in the flash. */
  readonly address?: number | undefined;
  /** Whether the bytes are a file to be written, so that the rest of its sector will be blank. */
  readonly isFile?: boolean;
}

/** The problem with bytes that may be an encrypted table or anything else. */
const MAY_BE_CIPHERTEXT = "is not a partition table, or is encrypted";
const ROW_SIZE = 32;
/** `esp_partition_info_t.magic`, read as big-endian. */
const PARTITION_MAGIC = 0xaa50;
const DIGEST_MAGIC = 0xebeb;
const DIGEST_OFFSET = 16;
/** Magic, type and subtype. */
const END_MARKER_SIZE = 4;

/**
 * Reads a table strictly: `gen_esp32part.py` must find nothing to reject. The table begins at the first byte; the
 * bytes may end with the end marker or continue.
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function parsePartitionTable(bytes: Uint8Array, options: TableOptions = {}): PartitionTable {
  const { partitions, hasDigest, problems } = wholeTable(bytes, options);
  const [first] = problems;
  if (first !== undefined) throw new FormatError(first);
  return { partitions, hasDigest };
}

/**
 * Reads a table like ESP-IDF's bootloader, which requires magic numbers, a correct digest if there is one, an end
 * marker, and partitions within the flash; `problems` has the rest. Bytes as for `parsePartitionTable`.
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function readPartitionTable(bytes: Uint8Array, options: TableOptions = {}): ReadTable {
  const table = wholeTable(bytes, options);
  for (const partition of table.partitions) checkReach(partition);
  return table;
}

/** The table, or why there is none, as a clause that completes "it …". */
export function tableOrReason(bytes: Uint8Array, options: TableOptions = {}): ReadTable | string {
  try {
    return readPartitionTable(bytes, options);
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

function wholeTable(bytes: Uint8Array, options: TableOptions): ReadTable {
  const { address = PARTITION_TABLE_ADDRESS, flashSize, isFile = false } = options;
  const { rows, digestAt, size, problems } = rowsOf(isFile ? withErasedRest(bytes) : bytes);
  const partitions = rows.map(partitionOf);
  if (partitions.length === 0) throw new FormatError("has no partition");
  const hasDigest = digestAt !== undefined;
  return {
    partitions,
    hasDigest,
    problems: [
      ...(hasDigest || size < bytes.byteLength ? [] : [mayBeCut(bytes)]),
      ...problems,
      ...partitionProblems(partitions, { tableAddress: address, flashSize }),
    ],
  };
}

/** A hint for a file that was cut off, which nothing else reports. */
function mayBeCut({ byteLength }: Uint8Array): string {
  return `has neither an end marker nor a digest in its ${byteLength} bytes, and so may be truncated`;
}

function checkReach({ name, address, size }: Partition): void {
  if (address + size <= FLASH_LIMIT) return;
  throw new FormatError(
    `is damaged: "${name}" ends at ${formatAddress(address + size)}, beyond the largest flash, 128 MB`,
  );
}

function withErasedRest(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength < ROW_SIZE || bytes.byteLength >= PARTITION_TABLE_SIZE) return bytes;
  return Buffer.concat([bytes, Buffer.alloc(PARTITION_TABLE_SIZE - bytes.byteLength, BLANK)]);
}

/**
 * Why the bootloader would refuse what a file puts at the table's address; `undefined` for a table that it reads,
 * whatever the partitions.
 */
export function tableDamage(
  bytes: Uint8Array,
): { readonly problem: string; readonly isTable: boolean } | undefined {
  try {
    readPartitionTable(bytes, { isFile: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const [first, second] = bytes;
    return { problem: error.message, isTable: ((first ?? 0) << 8) + (second ?? 0) === PARTITION_MAGIC };
  }
}

/** Whether bytes with this problem could be a table in encrypted flash. */
export function mayBeCiphertext(problem: string): boolean {
  return problem === MAY_BE_CIPHERTEXT;
}

interface Rows {
  /** Of partitions. */
  readonly rows: readonly Buffer[];
  /** Number of rows before the digest. */
  readonly digestAt: number | undefined;
  /** Bytes before the end marker. */
  readonly size: number;
  readonly problems: readonly string[];
}

/** The rows before the end marker, as the bootloader reads them. */
function rowsOf(bytes: Uint8Array): Rows {
  const table = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PARTITION_TABLE_SIZE));
  if (table.length < ROW_SIZE) throw new FormatError(`is only ${table.length} bytes long`);
  checkUsed(table);
  const rows: Buffer[] = [];
  let digestAt: number | undefined;
  for (let at = 0; at + ROW_SIZE <= table.length; at += ROW_SIZE) {
    const row = table.subarray(at, at + ROW_SIZE);
    if (rows.length > 0 && isEnd(row)) return checkedRows(rows, digestAt, row);
    checkMagic(row, rows.length);
    if (magicOf(row) === DIGEST_MAGIC) {
      if (digestAt !== undefined) throw new FormatError("is damaged: it has two digest rows");
      checkDigest(rows, row);
      digestAt = rows.length;
    }
    rows.push(row);
  }
  throw new FormatError(`has no end marker in its ${table.length} bytes`);
}

function checkedRows(rows: readonly Buffer[], digestAt: number | undefined, endRow: Buffer): Rows {
  const problems: string[] = [];
  // gen_esp32part.py would read rows here as partitions, although the digest does not cover them.
  const isDigestLast = digestAt === undefined || digestAt === rows.length - 1;
  if (!isDigestLast) problems.push("has rows after its digest row, which no digest covers");
  if (!isBlank(endRow)) problems.push("has an end marker with other bytes than 0xff in its row");
  // The bootloader subtracts the digest from the count wherever it is, so if rows follow it, the last one is ignored.
  const counted = digestAt === undefined ? rows : rows.slice(0, -1);
  return {
    rows: counted.filter((row) => magicOf(row) === PARTITION_MAGIC),
    digestAt,
    size: rows.length * ROW_SIZE,
    problems,
  };
}

/** Rejects blank tables, which cannot be ciphertext. */
function checkUsed(table: Buffer): void {
  if (isBlank(table)) throw new FormatError("is blank");
  if (table.every((byte) => byte === 0)) throw new FormatError("is blank: it contains only zeros");
  if (isBlank(table.subarray(0, ROW_SIZE))) throw new FormatError("has a blank first row, but data after it");
}

function checkMagic(row: Buffer, index: number): void {
  const magic = magicOf(row);
  if (magic === PARTITION_MAGIC || magic === DIGEST_MAGIC) return;
  // Ciphertext has no magic: if the very first row is invalid, it cannot be distinguished.
  if (index === 0) throw new FormatError(MAY_BE_CIPHERTEXT);
  throw new FormatError(`is damaged: row ${index + 1} begins with ${formatAddress(magic)}`);
}

function checkDigest(rows: readonly Buffer[], digestRow: Buffer): void {
  const digest = createHash("md5").update(Buffer.concat(rows)).digest();
  if (digestRow.subarray(DIGEST_OFFSET).equals(digest)) return;
  throw new FormatError("is damaged: its digest does not match its partitions");
}

function partitionOf(row: Buffer): Partition {
  const flags = row.readUInt32LE(28);
  return {
    name: deviceName(row.subarray(12, 28)),
    type: row.readUInt8(2),
    subtype: row.readUInt8(3),
    address: row.readUInt32LE(4),
    size: row.readUInt32LE(8),
    encrypted: (flags & 0b01) !== 0,
    readonly: (flags & 0b10) !== 0,
  };
}

function magicOf(row: Buffer): number {
  return row.readUInt16BE(0);
}

/** Checks what the bootloader checks. */
function isEnd(row: Buffer): boolean {
  return isBlank(row.subarray(0, END_MARKER_SIZE));
}
