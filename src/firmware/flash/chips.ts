interface Chip {
  /** In the header of its images (ESP-IDF's `esp_chip_id_t`). */
  readonly imageId: number;
  /** Where its ROM looks for the bootloader. */
  readonly bootloader: number;
  /** The least flash that its boards commonly have; bytes. Absent, it is `USUAL_FLASH`. */
  readonly leastFlash?: number;
}

const MIB = 0x10_0000;
/** What the smallest of the common modules have. */
const USUAL_FLASH = 4 * MIB;

/** By esptool's names; the numbers are those of esptool 5.6.0 (`IMAGE_CHIP_ID`, `BOOTLOADER_FLASH_OFFSET`). */
const CHIPS: ReadonlyMap<string, Chip> = new Map([
  ["ESP32", { imageId: 0, bootloader: 0x1000 }],
  ["ESP32-S2", { imageId: 2, bootloader: 0x1000 }],
  ["ESP32-C3", { imageId: 5, bootloader: 0 }],
  ["ESP32-S3", { imageId: 9, bootloader: 0 }],
  // Sold with 1 MB in its package (ESP8684H1).
  ["ESP32-C2", { imageId: 12, bootloader: 0, leastFlash: MIB }],
  ["ESP32-C6", { imageId: 13, bootloader: 0 }],
  // Sold with 2 MB in its package (ESP32-H2FH2S).
  ["ESP32-H2", { imageId: 16, bootloader: 0, leastFlash: 2 * MIB }],
  ["ESP32-P4", { imageId: 18, bootloader: 0x2000 }],
  ["ESP32-C61", { imageId: 20, bootloader: 0 }],
  ["ESP32-C5", { imageId: 23, bootloader: 0x2000 }],
  ["ESP32-H21", { imageId: 25, bootloader: 0 }],
  ["ESP32-H4", { imageId: 28, bootloader: 0x2000 }],
  ["ESP32-E22", { imageId: 31, bootloader: 0 }],
  ["ESP32-S31", { imageId: 32, bootloader: 0x2000 }],
]);

const NAMES = new Map([...CHIPS].map(([name, { imageId }]) => [imageId, name]));

/** Every address at which some chip has its bootloader. */
export const BOOTLOADER_ADDRESSES: readonly number[] = [
  ...new Set([...CHIPS.values()].map(({ bootloader }) => bootloader)),
].sort((a, b) => a - b);

/** The chip that an image is for, as esptool names it ("ESP32-S3"); `undefined` for an id not known here. */
export function chipOfImage(chipId: number): string | undefined {
  return NAMES.get(chipId);
}

/**
 * Where the bootloader of a chip belongs in the flash.
 * @param chip as esptool names it. The ESP8266, whose images have another header, is not among those known here.
 */
export function bootloaderAddress(chip: string): number | undefined {
  return CHIPS.get(chip)?.bootloader;
}

/**
 * The least flash that boards with a chip commonly have, in bytes: what counts on more may not find it.
 * @param chip as esptool names it; `undefined` where it is not known, and then it is that of most chips.
 */
export function leastFlash(chip: string | undefined): number {
  return (chip === undefined ? undefined : CHIPS.get(chip)?.leastFlash) ?? USUAL_FLASH;
}

/** esptool's name ("ESP32-S3") of a chip in the spelling of its options ("esp32s3"); `undefined` where it is not known here. */
export function chipOfOption(option: string): string | undefined {
  return [...CHIPS.keys()].find((name) => optionOfChip(name) === option);
}

/** A chip's name as esptool's option `--chip` spells it: "esp32s3" for "ESP32-S3". */
export function optionOfChip(name: string): string {
  return name.toLowerCase().replaceAll("-", "");
}
