import { createHash } from "node:crypto";
import { deviceName } from "../../firmware/flash/device-name.ts";
import { typeName, subtypeName } from "../../firmware/formats/partition-names.ts";
import { PARTITION_TABLE_ADDRESS, PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import { type BootFlash, hex } from "./boot-board.ts";
import { type BootLog } from "./boot-log.ts";

/** The fields of a row that the bootloader uses. */
export interface BootPartition {
  readonly type: number;
  readonly subtype: number;
  readonly address: number;
  readonly size: number;
}

const ROW_SIZE = 32;
const PARTITION = 0x50aa;
const DIGEST = 0xebeb;
const END = 0xffff;
const DIGEST_AT = 16;
const TAG = "flash_parts";

/** The bootloader's names of partition types; it has fewer than `gen_esp32part.py`, and different ones. */
const USAGES: Readonly<Record<string, string>> = {
  "app/factory": "factory app",
  "app/test": "test app",
  "data/ota": "OTA data",
  "data/phy": "RF data",
  "data/nvs": "WiFi data",
  "data/nvs_keys": "NVS keys",
  "data/efuse": "efuse",
};

/**
 * Reads and lists the partition table as ESP-IDF's bootloader does (`esp_partition_table_verify`).
 * @param flashSize in the bootloader's header, in bytes.
 * @returns `undefined` if it refuses the table, after printing why.
 */
export function readPartitions(
  flash: BootFlash,
  flashSize: number,
  log: BootLog,
): BootPartition[] | undefined {
  const rows = verifiedRows(flash.read(PARTITION_TABLE_ADDRESS, PARTITION_TABLE_SIZE), flashSize, log);
  if (rows === undefined) {
    log.error("boot", "Failed to verify partition table");
    return undefined;
  }
  log.info("boot", "Partition Table:");
  log.info("boot", "## Label            Usage          Type ST Offset   Length");
  const partitions = rows.map((row, index) => {
    const partition = {
      type: row.readUInt8(2),
      subtype: row.readUInt8(3),
      address: row.readUInt32LE(4),
      size: row.readUInt32LE(8),
    };
    const { type, subtype, address, size } = partition;
    const label = deviceName(row.subarray(12, 28)).padEnd(16);
    const numbers = [hex(type, 2), hex(subtype, 2), hex(address, 8), hex(size, 8)].join(" ");
    log.info("boot", `${String(index).padStart(2)} ${label} ${usageOf(type, subtype).padEnd(16)} ${numbers}`);
    return partition;
  });
  log.info("boot", "End of partition table");
  return partitions;
}

function verifiedRows(table: Buffer, flashSize: number, log: BootLog): Buffer[] | undefined {
  const rows: Buffer[] = [];
  let hasDigest = false;
  for (let at = 0; at + ROW_SIZE <= table.length; at += ROW_SIZE) {
    const row = table.subarray(at, at + ROW_SIZE);
    const magic = row.readUInt16LE(0);
    if (magic === END && row.readUInt16LE(2) === END) return hasDigest ? rows.slice(0, -1) : rows;
    const problem = rowProblem(row, rows, flashSize, hasDigest);
    if (problem !== undefined) {
      log.error(TAG, problem);
      return undefined;
    }
    hasDigest ||= magic === DIGEST;
    rows.push(row);
  }
  log.error(TAG, "partition table has no terminating entry, not valid");
  return undefined;
}

function rowProblem(
  row: Buffer,
  before: readonly Buffer[],
  flashSize: number,
  hasDigest: boolean,
): string | undefined {
  const magic = row.readUInt16LE(0);
  if (magic === PARTITION) {
    const [offset, size] = [row.readUInt32LE(4), row.readUInt32LE(8)];
    // The sum of two 32-bit words, as the chip adds them.
    if (offset <= flashSize && (offset + size) >>> 0 <= flashSize) return undefined;
    return `partition ${before.length} invalid - offset 0x${hex(offset)} size 0x${hex(size)} exceeds flash chip size 0x${hex(flashSize)}`;
  }
  if (magic !== DIGEST) return `partition ${before.length} invalid magic number 0x${hex(magic)}`;
  if (hasDigest) return "Only one MD5 checksum is allowed";
  const digest = createHash("md5").update(Buffer.concat(before)).digest();
  return row.subarray(DIGEST_AT).equals(digest) ? undefined : "Incorrect MD5 checksum";
}

function usageOf(type: number, subtype: number): string {
  const kind = typeName(type);
  const name = subtypeName(type, subtype);
  if (kind === "app") return USAGES[`app/${name}`] ?? (name.startsWith("ota_") ? "OTA app" : "Unknown app");
  if (kind === "data") return USAGES[`data/${name}`] ?? "Unknown data";
  return "unknown";
}
