import { createHash } from "node:crypto";
import { deviceName } from "./device-name.ts";
import { formatAddress } from "./flash-layout.ts";
import { FormatError } from "./format-error.ts";
import { checkPartitions, type Partition } from "./partition-rules.ts";

export type { Partition } from "./partition-rules.ts";

/** Where ESP-IDF puts the table unless it is told otherwise. */
export const PARTITION_TABLE_ADDRESS = 0x8000;
/** Bytes that rows can take; a signature may follow in the rest of the sector. */
export const PARTITION_TABLE_SIZE = 0xc00;

export interface PartitionTable {
  /** In the order of their rows. */
  readonly partitions: readonly Partition[];
  /** Whether the table carries the digest row (which then was right). */
  readonly hasDigest: boolean;
}

interface TableOptions {
  /** Bytes; without it, nothing says whether the partitions fit. */
  readonly flashSize?: number | undefined;
  /** Where in the flash the table lies. */
  readonly address?: number | undefined;
}

const ROW_SIZE = 32;
/** `esp_partition_info_t.magic`, as its bytes stand. */
const PARTITION_MAGIC = 0xaa50;
const DIGEST_MAGIC = 0xebeb;
const DIGEST_OFFSET = 16;
const BLANK = 0xff;

/**
 * Reads the table that begins with the first byte; the bytes may end where the end marker does, or go on.
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function parsePartitionTable(bytes: Uint8Array, options: TableOptions = {}): PartitionTable {
  const table = wholeTable(bytes);
  const { address = PARTITION_TABLE_ADDRESS, flashSize } = options;
  checkPartitions(table.partitions, { tableAddress: address, flashSize });
  return table;
}

/**
 * Why a bootloader would refuse what lies in the place of a table; `undefined` for a table that it reads, whatever its
 * partitions are.
 */
export function tableDamage(
  bytes: Uint8Array,
): { readonly problem: string; readonly isTable: boolean } | undefined {
  try {
    wholeTable(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const [first, second] = bytes;
    return { problem: error.message, isTable: ((first ?? 0) << 8) + (second ?? 0) === PARTITION_MAGIC };
  }
}

function wholeTable(bytes: Uint8Array): PartitionTable {
  const rows = rowsOf(bytes);
  const digestAt = rows.findIndex((row) => magicOf(row) === DIGEST_MAGIC);
  const hasDigest = digestAt >= 0;
  if (hasDigest) checkDigest(rows, digestAt);
  const partitions = (hasDigest ? rows.slice(0, digestAt) : rows).map(partitionOf);
  if (partitions.length === 0) throw new FormatError("holds no partition");
  return { partitions, hasDigest };
}

/** The rows before the end marker. */
function rowsOf(bytes: Uint8Array): Buffer[] {
  const table = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PARTITION_TABLE_SIZE));
  if (table.length < ROW_SIZE) throw new FormatError(`is only ${table.length} bytes long`);
  if (isBlank(table)) throw new FormatError("is blank");
  const rows: Buffer[] = [];
  for (let at = 0; at + ROW_SIZE <= table.length; at += ROW_SIZE) {
    const row = table.subarray(at, at + ROW_SIZE);
    if (rows.length > 0 && isBlank(row)) return rows;
    checkMagic(row, rows.length);
    rows.push(row);
  }
  throw new FormatError(`has no end marker in its ${table.length} bytes`);
}

function checkMagic(row: Buffer, index: number): void {
  const magic = magicOf(row);
  if (magic === PARTITION_MAGIC || magic === DIGEST_MAGIC) return;
  // Ciphertext has no signature of its own: where the very first row is wrong, nothing tells the two apart.
  if (index === 0) throw new FormatError("is no partition table, or is encrypted");
  throw new FormatError(`is damaged: row ${index + 1} begins with ${formatAddress(magic)}`);
}

function checkDigest(rows: readonly Buffer[], digestAt: number): void {
  const digest = createHash("md5")
    .update(Buffer.concat(rows.slice(0, digestAt)))
    .digest();
  if (rows[digestAt]?.subarray(DIGEST_OFFSET).equals(digest) !== true) {
    throw new FormatError("is damaged: its digest row is not that of its partitions");
  }
  // gen_esp32part.py would take rows here as partitions, although no digest vouches for them.
  if (digestAt !== rows.length - 1) throw new FormatError("is damaged: rows follow its digest row");
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

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === BLANK);
}
