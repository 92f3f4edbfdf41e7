import { crc32 } from "node:zlib";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { FormatError } from "./format-error.ts";
import { subtypeName, typeName } from "./partition-names.ts";
import type { Partition } from "./partition-rules.ts";
import { isBlank } from "../flash/flash-bytes.ts";

/** `esp_ota_select_entry_t`. */
const RECORD_SIZE = 32;
/** Up to the end of the second record; each is at the start of its sector. */
export const OTA_RECORDS_SIZE = SECTOR_SIZE + RECORD_SIZE;
const CRC_SEED = 0xffff_ffff;
const BLANK_SEQUENCE = 0xffff_ffff;

/**
 * States (`esp_ota_img_states_t`) whose image the bootloader skips. This includes "pending verify" (1): only a bootloader
 * with rollback sets it, and at the next boot it treats an image that is still pending as aborted.
 */
const PENDING_VERIFY = 1;
const INVALID = 3;
const ABORTED = 4;
const PASSED_OVER: ReadonlySet<number> = new Set([PENDING_VERIFY, INVALID, ABORTED]);

/** Whether a partition is the otadata partition, which selects the slot to boot. */
export function isOtaData({ type, subtype }: Pick<Partition, "type" | "subtype">): boolean {
  return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
}

/**
 * Which OTA slot boots next, from the two sectors of the otadata partition, as ESP-IDF's bootloader chooses.
 * @param slots the number of ota_n partitions
 * @returns `undefined` if none is selected, or if the records are damaged or encrypted: the factory application
 *   boots, or the first slot if there is none.
 * @throws {FormatError} when the second record is not within the bytes.
 */
export function bootSlot(otadata: Uint8Array, slots: number): number | undefined {
  if (otadata.byteLength < OTA_RECORDS_SIZE) {
    throw new FormatError(`is only ${otadata.byteLength} bytes long, but otadata has two sectors`);
  }
  const sequences = [0, SECTOR_SIZE]
    .map((at) => sequenceOf(Buffer.from(otadata.buffer, otadata.byteOffset + at, RECORD_SIZE)))
    .filter((sequence) => sequence !== undefined);
  if (sequences.length === 0 || slots < 1) return undefined;
  // Unsigned, like the bootloader, which does not refuse a sequence number of 0.
  return ((Math.max(...sequences) - 1) >>> 0) % slots;
}

/**
 * Whether both records are blank or valid, as a bootloader leaves them; others are damaged or encrypted.
 * @param otadata at least `OTA_RECORDS_SIZE` bytes.
 */
export function isPlainOtaData(otadata: Uint8Array): boolean {
  return [0, SECTOR_SIZE].every((at) => {
    const record = Buffer.from(otadata.buffer, otadata.byteOffset + at, RECORD_SIZE);
    return isWhole(record) || isBlank(record);
  });
}

function isWhole(record: Buffer): boolean {
  return record.readUInt32LE(28) === crc32(record.subarray(0, 4), CRC_SEED);
}

/** The sequence number of a valid record. */
function sequenceOf(record: Buffer): number | undefined {
  const sequence = record.readUInt32LE(0);
  const counts = isWhole(record) && sequence !== BLANK_SEQUENCE && !PASSED_OVER.has(record.readUInt32LE(24));
  return counts ? sequence : undefined;
}
