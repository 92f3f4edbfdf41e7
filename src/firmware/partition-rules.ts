import { formatAddress, SECTOR_SIZE } from "./flash-layout.ts";
import { FormatError } from "./format-error.ts";
import { subtypeName, typeName } from "./partition-names.ts";

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

/** The flash that a table describes. Bytes. */
interface Surroundings {
  readonly tableAddress: number;
  readonly flashSize: number | undefined;
}

/** The flash cache maps applications in pages of 64 KiB. */
const APP_ALIGNMENT = 0x1_0000;
/** Two sectors, so that one is whole while the other is erased. */
const OTA_DATA_SIZE = 2 * SECTOR_SIZE;
/** One page in use, one to move to, and a spare. */
const WRITABLE_NVS_SIZE = 3 * SECTOR_SIZE;

/**
 * What ESP-IDF's `gen_esp32part.py` (1.5) refuses in a table, in its order; what it only warns of passes.
 * @throws {FormatError} of the first rule that is broken.
 */
export function checkPartitions(partitions: readonly Partition[], surroundings: Surroundings): void {
  for (const partition of partitions) checkPartition(partition);
  checkNames(partitions);
  const inOrder = [...partitions].sort((a, b) => a.address - b.address);
  for (const [index, partition] of inOrder.entries()) {
    checkClearOfTable(partition, surroundings.tableAddress);
    checkClearOf(partition, inOrder[index - 1]);
  }
  checkOtaData(partitions, "data/ota");
  checkOtaData(partitions, "data/tee_ota");
  for (const partition of inOrder) checkFits(partition, surroundings.flashSize);
}

function checkPartition(partition: Partition): void {
  const { type, address, size } = partition;
  const isApp = typeName(type) === "app";
  const alignment = isApp ? APP_ALIGNMENT : SECTOR_SIZE;
  if (address % alignment !== 0) {
    throw new FormatError(`puts ${where(partition)}, which is no multiple of ${formatAddress(alignment)}`);
  }
  if (isApp && size % SECTOR_SIZE !== 0) {
    throw new FormatError(`gives ${what(partition)}, which is no multiple of ${formatAddress(SECTOR_SIZE)}`);
  }
  const kind = kindOf(partition);
  if (partition.readonly && (kind === "data/ota" || kind === "data/coredump")) {
    throw new FormatError(`marks ${quoted(partition)} read-only, which is always written to (${kind})`);
  }
  if (kind === "data/nvs" && !partition.readonly && size < WRITABLE_NVS_SIZE) {
    throw new FormatError(
      `gives ${what(partition)}, where writable NVS takes ${formatAddress(WRITABLE_NVS_SIZE)} at least`,
    );
  }
}

function checkNames(partitions: readonly Partition[]): void {
  const seen = new Set<string>();
  for (const partition of partitions) {
    if (seen.has(partition.name))
      throw new FormatError(`has two partitions of the name ${quoted(partition)}`);
    seen.add(partition.name);
  }
}

function checkClearOfTable(partition: Partition, tableAddress: number): void {
  const kind = kindOf(partition);
  if (kind === "partition_table/primary") return;
  const isBefore = kind === "bootloader/primary" && end(partition) <= tableAddress;
  if (isBefore || partition.address >= tableAddress + SECTOR_SIZE) return;
  const reserved =
    kind === "bootloader/primary"
      ? `over the table itself at ${formatAddress(tableAddress)}`
      : `where the bootloader and the table itself are (up to ${formatAddress(tableAddress + SECTOR_SIZE)})`;
  throw new FormatError(`puts ${where(partition)}, ${reserved}`);
}

function checkClearOf(partition: Partition, before: Partition | undefined): void {
  if (before === undefined || partition.address >= end(before)) return;
  throw new FormatError(
    `puts ${where(partition)}, where ${quoted(before)} still is (up to ${formatAddress(end(before))})`,
  );
}

function checkFits(partition: Partition, flashSize: number | undefined): void {
  if (flashSize === undefined || end(partition) <= flashSize) return;
  throw new FormatError(
    `lets ${quoted(partition)} end at ${formatAddress(end(partition))}, beyond the flash of ${formatAddress(flashSize)} bytes`,
  );
}

function checkOtaData(partitions: readonly Partition[], kind: string): void {
  const [first, second] = partitions.filter((partition) => kindOf(partition) === kind);
  if (first === undefined) return;
  if (second !== undefined) {
    throw new FormatError(`has two partitions of the kind ${kind}: ${quoted(first)} and ${quoted(second)}`);
  }
  if (first.size !== OTA_DATA_SIZE) {
    throw new FormatError(`gives ${what(first)}, where ${kind} takes ${formatAddress(OTA_DATA_SIZE)}`);
  }
}

function kindOf({ type, subtype }: Partition): string {
  return `${typeName(type)}/${subtypeName(type, subtype)}`;
}

function end({ address, size }: Partition): number {
  return address + size;
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
