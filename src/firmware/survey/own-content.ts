import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { NvsPage, PAGE_SIZE } from "../formats/nvs-page.ts";
import { bootSlot, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";

/** ESP-IDF's own data, which belongs in one kind of partition. */
export interface OwnContent {
  /** Completes "… is": a noun phrase. */
  readonly what: string;
  /** As partition tables write it. */
  readonly kind: "data/ota" | "data/nvs";
}

/** Recognizes OTA data (as in Arduino's boot_app0.bin) and NVS; `undefined` for anything else, also if blank. */
export function ownContent(bytes: Buffer): OwnContent | undefined {
  if (
    bytes.length >= OTA_RECORDS_SIZE &&
    bytes.length <= 2 * SECTOR_SIZE &&
    bootSlot(bytes, 1) !== undefined
  ) {
    return { what: "OTA data, which selects the application to boot", kind: "data/ota" };
  }
  if (bytes.length >= PAGE_SIZE && new NvsPage(bytes.subarray(0, PAGE_SIZE)).isInUse()) {
    return { what: "NVS data, the firmware's settings", kind: "data/nvs" };
  }
  return undefined;
}
