import { crc32 } from "node:zlib";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { FormatError } from "./format-error.ts";
import { subtypeName, typeName } from "./partition-names.ts";
import type { Partition } from "./partition-rules.ts";
import { isBlank } from "../flash/flash-bytes.ts";

/** `esp_ota_select_entry_t`. */
const RECORD_SIZE = 32;
/** Up to the end of the second record: each is at the start of its sector. */
export const OTA_RECORDS_SIZE = SECTOR_SIZE + RECORD_SIZE;
const CRC_SEED = 0xffff_ffff;
const BLANK_SEQUENCE = 0xffff_ffff;

/**
 * States (`esp_ota_img_states_t`) whose image the bootloader passes over. "Pending verify" (1) is among them: only a
 * bootloader with rollback sets it, and at the next boot that one takes an image that is still pending as aborted.
 */
const PENDING_VERIFY = 1;
const INVALID = 3;
const ABORTED = 4;
const PASSED_OVER: ReadonlySet<number> = new Set([PENDING_VERIFY, INVALID, ABORTED]);

/** Whether a partition is the one that says which slot boots. */
export function isOtaData({ type, subtype }: Pick<Partition, "type" | "subtype">): boolean {
  return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
}

/**
 * Which OTA slot boots next, by the two sectors of the otadata partition, as ESP-IDF's bootloader chooses.
 * @param slots how many ota_n partitions there are
 * @returns `undefined` where none is chosen: the factory application boots, or the first slot where there is none.
 *   So it does where the records are damaged, or are encrypted here.
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
  // Unsigned, as the bootloader counts: a sequence of 0 is not refused there.
  return ((Math.max(...sequences) - 1) >>> 0) % slots;
}

/**
 * Whether both records are blank or whole, as a bootloader leaves them: others are damaged, or encrypted.
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

/** The sequence number of a record that counts. */
function sequenceOf(record: Buffer): number | undefined {
  const sequence = record.readUInt32LE(0);
  const counts = isWhole(record) && sequence !== BLANK_SEQUENCE && !PASSED_OVER.has(record.readUInt32LE(24));
  return counts ? sequence : undefined;
}
