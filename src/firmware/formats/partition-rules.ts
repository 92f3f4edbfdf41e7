import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import { kindOf, typeName } from "./partition-names.ts";
import { endOf } from "../flash/flash-ranges.ts";

/** One row of a partition table. */
export interface Partition {
  /** As `deviceName` writes it. */
  readonly name: string;
  readonly type: number;
  readonly subtype: number;
  /** Bytes from the start of the flash. */
  readonly address: number;
  /** Bytes. */
  readonly size: number;
  readonly encrypted: boolean;
  readonly readonly: boolean;
}

/** The address of a table, and the size of its flash if known. Bytes. */
interface TableLocation {
  readonly tableAddress: number;
  readonly flashSize: number | undefined;
}

/** The flash cache maps applications in pages of 64 KiB. */
const APP_ALIGNMENT = 0x1_0000;
/** Two sectors, so that one is valid while the other is erased. */
const OTA_DATA_SIZE = 2 * SECTOR_SIZE;
/** One page in use, one to move to, and a spare. */
const WRITABLE_NVS_SIZE = 3 * SECTOR_SIZE;

/**
 * What ESP-IDF's `gen_esp32part.py` (1.5) rejects in a table, in its order, without its warnings. The bootloader
 * checks almost none of it, so boards run with such tables.
 * @returns clauses that complete "it …".
 */
export function partitionProblems(
  partitions: readonly Partition[],
  { tableAddress, flashSize }: TableLocation,
): string[] {
  const inOrder = [...partitions].sort((a, b) => a.address - b.address);
  return [
    ...partitions.flatMap(ownProblems),
    ...nameProblems(partitions),
    ...inOrder.flatMap((partition, index) => [
      ...tableOverlap(partition, tableAddress),
      ...overlap(partition, inOrder[index - 1]),
    ]),
    ...otaDataProblems(partitions, "data/ota"),
    ...otaDataProblems(partitions, "data/tee_ota"),
    ...inOrder.flatMap((partition) => endProblem(partition, flashSize)),
  ];
}

function ownProblems(partition: Partition): string[] {
  const { type, address, size } = partition;
  const isApp = typeName(type) === "app";
  const alignment = isApp ? APP_ALIGNMENT : SECTOR_SIZE;
  const problems: string[] = [];
  if (address % alignment !== 0) {
    problems.push(`puts ${where(partition)}, which is not a multiple of ${formatAddress(alignment)}`);
  }
  if (isApp && size % SECTOR_SIZE !== 0) {
    problems.push(`gives ${what(partition)}, which is not a multiple of ${formatAddress(SECTOR_SIZE)}`);
  }
  const kind = kindOf(partition);
  if (partition.readonly && (kind === "data/ota" || kind === "data/coredump")) {
    problems.push(`marks ${quoted(partition)} read-only, which is always written to (${kind})`);
  }
  if (kind === "data/nvs" && !partition.readonly && size < WRITABLE_NVS_SIZE) {
    problems.push(
      `gives ${what(partition)}, but writable NVS needs at least ${formatAddress(WRITABLE_NVS_SIZE)}`,
    );
  }
  return problems;
}

function nameProblems(partitions: readonly Partition[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of partitions) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated].map((name) => `has two partitions named "${name}"`);
}

function tableOverlap(partition: Partition, tableAddress: number): string[] {
  const kind = kindOf(partition);
  if (kind === "partition_table/primary") return [];
  const isBefore = kind === "bootloader/primary" && endOf(partition) <= tableAddress;
  if (isBefore || partition.address >= tableAddress + SECTOR_SIZE) return [];
  const reserved =
    kind === "bootloader/primary"
      ? `over the table itself at ${formatAddress(tableAddress)}`
      : `where the bootloader and the table itself are (up to ${formatAddress(tableAddress + SECTOR_SIZE)})`;
  return [`puts ${where(partition)}, ${reserved}`];
}

function overlap(partition: Partition, before: Partition | undefined): string[] {
  if (before === undefined || partition.address >= endOf(before)) return [];
  return [`puts ${where(partition)}, but ${quoted(before)} extends to ${formatAddress(endOf(before))}`];
}

function endProblem(partition: Partition, flashSize: number | undefined): string[] {
  if (flashSize === undefined || endOf(partition) <= flashSize) return [];
  return [
    `lets ${quoted(partition)} end at ${formatAddress(endOf(partition))}, beyond the flash of ${formatAddress(flashSize)} bytes`,
  ];
}

function otaDataProblems(partitions: readonly Partition[], kind: string): string[] {
  const [first, second] = partitions.filter((partition) => kindOf(partition) === kind);
  if (first === undefined) return [];
  if (second !== undefined) {
    return [`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`];
  }
  if (first.size === OTA_DATA_SIZE) return [];
  return [`gives ${what(first)}, where ${kind} takes ${formatAddress(OTA_DATA_SIZE)}`];
}

function quoted({ name }: Partition): string {
  return `"${name}"`;
}

function where(partition: Partition): string {
  return `${quoted(partition)} at ${formatAddress(partition.address)}`;
}

function what(partition: Partition): string {
  return `${quoted(partition)} a size of ${formatAddress(partition.size)}`;
}
