// The flash of an ESP32 with two OTA slots, for tests of rollback.
import { crc32 } from "node:zlib";
import { OTA_STATES, type OtaState } from "../../../src/virtual-board/boot/ota-records.ts";
import { applicationImage } from "../firmware/firmware-image.ts";
import { partitionTableImage } from "../firmware/partition-table-image.ts";
import { recordedFlash } from "./recorded-firmware.ts";

export const SLOTS = [0x1_0000, 0x11_0000] as const;
export const OTADATA = 0xd000;

/** Two slots, and what otadata says of each: a sequence and a state. */
export function otaFlash(...records: readonly (readonly [sequence: number, state: OtaState])[]): Buffer {
  const flash = recordedFlash("esp32");
  const table = partitionTableImage([
    { name: "otadata", type: 1, subtype: 0, address: OTADATA, size: 0x2000 },
    ...SLOTS.map((address, slot) => ({
      name: `ota_${slot}`,
      type: 0,
      subtype: 0x10 + slot,
      address,
      size: 0xf_0000,
    })),
  ]);
  table.copy(flash, 0x8000);
  SLOTS.forEach((address, slot) => {
    applicationImage("esp32", { name: `app${slot}` }, Buffer.alloc(64)).copy(flash, address);
  });
  records.forEach(([sequence, state], index) => {
    const at = OTADATA + 0x1000 * index;
    flash.writeUInt32LE(sequence, at);
    flash.writeUInt32LE(OTA_STATES[state], at + 24);
    flash.writeUInt32LE(crc32(flash.subarray(at, at + 4), 0xffff_ffff), at + 28);
  });
  return flash;
}
