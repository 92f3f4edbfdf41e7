import { applicationImage, type AppWords, type ImageChipName } from "../firmware/firmware-image.ts";
import { flashImage, otaData } from "./flash-image.ts";
import { partitionTableImage } from "../firmware/partition-table-image.ts";

const MIB = 0x10_0000;

/** A flash of 1 MiB with settings, OTA data that chooses a slot, and two slots with an application each. */
export function otaFlash(chip: ImageChipName, slot: number, apps: readonly [AppWords, AppWords]): Buffer {
  return flashImage(MIB, {
    0x8000: partitionTableImage([
      { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
      { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
      { name: "app0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x7_0000 },
      { name: "app1", type: 0, subtype: 0x11, address: 0x8_0000, size: 0x7_0000 },
    ]),
    0xd000: otaData(slot),
    0x1_0000: applicationImage(chip, apps[0]),
    0x8_0000: applicationImage(chip, apps[1]),
  });
}
