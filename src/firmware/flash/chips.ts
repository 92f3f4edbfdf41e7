/** Properties of a chip, its ROM and esptool's stub, most of which most chips share. */
interface Abilities {
  /** The smallest flash common on its boards, in bytes. */
  readonly leastFlash: number;
  /** The largest flash esptool can address, in bytes: beyond 16 MB the stub needs 32-bit addresses. */
  readonly largestFlash: number;
  /** Whether its flash has ESP-IDF's layout: a bootloader, a partition table, and images with a chip ID. */
  readonly idfLayout: boolean;
  /** How it reports its flash protection; `none` for a chip without any. */
  readonly protection: "none" | "security-info" | Efuses;
  readonly secureDownloadMode: boolean;
  /** Whether the ROM can compute digests of flash; every stub can. */
  readonly romDigests: boolean;
  /** Whether the ROM can read the flash; every stub can. */
  readonly romReads: boolean;
  /** Baud rate of the ROM's output, and of firmware unless its build sets another. */
  readonly romBaud: number;
  /** The stub pads data that it encrypts to blocks of this many bytes. */
  readonly encryptedBlock: number;
  /** Whether it boots images signed for Secure Boot V1. */
  readonly oldSignatures: boolean;
  /** The meaning of the minimum-revision field in images built before ESP-IDF 4.4. */
  readonly oldRevision: "major" | "minor";
}

/** One chip type. */
interface Chip extends Abilities {
  /** As esptool prints it: "ESP32-S3". */
  readonly name: string;
  /** In its image headers (ESP-IDF's `esp_chip_id_t`); absent if the header has no chip ID. */
  readonly imageId?: number;
  /** Where its ROM looks for the bootloader; the only address at which esptool rewrites image headers. */
  readonly bootloader: number;
}

/** Where the eFuses for flash protection can be read. */
interface Efuses {
  readonly address: number;
  readonly size: number;
}

const MIB = 0x10_0000;
/** The largest flash size esptool supports. */
const LARGEST = 128 * MIB;

/** For most chips; the smallest common modules have 4 MB. */
const USUAL: Abilities = {
  leastFlash: 4 * MIB,
  largestFlash: 16 * MIB,
  idfLayout: true,
  protection: "security-info",
  secureDownloadMode: true,
  romDigests: true,
  romReads: true,
  romBaud: 115_200,
  encryptedBlock: 16,
  oldSignatures: false,
  oldRevision: "major",
};

/**
 * Every chip that esptool supports, by the value of its option `--chip`. The numbers are from esptool 5.6.0
 * (`IMAGE_CHIP_ID`, `BOOTLOADER_FLASH_OFFSET`, `FLASH_ENCRYPTED_WRITE_ALIGN`, `FLASH_32BIT_ADDR_SUPPORTED`).
 */
const CHIPS = {
  esp8266: {
    ...USUAL,
    name: "ESP8266",
    bootloader: 0,
    idfLayout: false,
    protection: "none",
    secureDownloadMode: false,
    romDigests: false,
    romReads: false,
    // Its ROM assumes a 40 MHz crystal, but boards have 26 MHz: 115200 · 26 / 40.
    romBaud: 74_880,
  },
  esp32: {
    ...USUAL,
    name: "ESP32",
    imageId: 0,
    bootloader: 0x1000,
    // Its ROM has no command for this: words 0 to 6 of eFuse block 0 (Technical Reference Manual, eFuse Controller).
    protection: { address: 0x3ff5_a000, size: 28 },
    secureDownloadMode: false,
    encryptedBlock: 32,
    oldSignatures: true,
  },
  esp32s2: { ...USUAL, name: "ESP32-S2", imageId: 2, bootloader: 0x1000 },
  esp32s3: { ...USUAL, name: "ESP32-S3", imageId: 9, bootloader: 0, largestFlash: LARGEST },
  // Sold with 1 MB in its package (ESP8684H1).
  esp32c2: { ...USUAL, name: "ESP32-C2", imageId: 12, bootloader: 0, leastFlash: MIB },
  esp32c3: { ...USUAL, name: "ESP32-C3", imageId: 5, bootloader: 0, oldRevision: "minor" },
  esp32c5: { ...USUAL, name: "ESP32-C5", imageId: 23, bootloader: 0x2000, largestFlash: LARGEST },
  esp32c6: { ...USUAL, name: "ESP32-C6", imageId: 13, bootloader: 0 },
  esp32c61: { ...USUAL, name: "ESP32-C61", imageId: 20, bootloader: 0, largestFlash: LARGEST },
  esp32e22: { ...USUAL, name: "ESP32-E22", imageId: 31, bootloader: 0 },
  // Sold with 2 MB in its package (ESP32-H2FH2S).
  esp32h2: { ...USUAL, name: "ESP32-H2", imageId: 16, bootloader: 0, leastFlash: 2 * MIB },
  esp32h21: { ...USUAL, name: "ESP32-H21", imageId: 25, bootloader: 0 },
  esp32h4: { ...USUAL, name: "ESP32-H4", imageId: 28, bootloader: 0x2000, largestFlash: LARGEST },
  esp32p4: { ...USUAL, name: "ESP32-P4", imageId: 18, bootloader: 0x2000, largestFlash: LARGEST },
  esp32s31: { ...USUAL, name: "ESP32-S31", imageId: 32, bootloader: 0x2000, largestFlash: LARGEST },
} as const satisfies Readonly<Record<string, Chip>>;

/** A chip as in esptool's option `--chip`: "esp32s3". */
export type ChipOption = keyof typeof CHIPS;

const TABLE: Readonly<Record<ChipOption, Chip>> = CHIPS;
const ALL: readonly Chip[] = Object.values(TABLE);
const BY_NAME: ReadonlyMap<string | undefined, Chip> = new Map(ALL.map((chip) => [chip.name, chip]));
const BY_IMAGE: ReadonlyMap<number | undefined, Chip> = new Map(
  ALL.filter(({ imageId }) => imageId !== undefined).map((chip) => [chip.imageId, chip]),
);

/** Every chip as in esptool's option `--chip`. */
export const CHIP_OPTIONS = Object.keys(CHIPS) as readonly ChipOption[];

/** esptool's name for the one chip with its own image header. */
export const ESP8266 = CHIPS.esp8266.name;

/** The bootloader addresses of all chips. */
export const BOOTLOADER_ADDRESSES: readonly number[] = [
  ...new Set(ALL.map(({ bootloader }) => bootloader)),
].sort((a, b) => a - b);

/** The largest encryption block of any chip, in bytes. */
export const LARGEST_ENCRYPTED_BLOCK = Math.max(...ALL.map(({ encryptedBlock }) => encryptedBlock));

export function chipFacts(option: ChipOption): Chip {
  return TABLE[option];
}

/** The names of the chips for which the condition holds. */
export function chipsWith(holds: (chip: Chip) => boolean): string[] {
  return ALL.filter(holds).map(({ name }) => name);
}

/** The chip that an image was built for, as esptool names it ("ESP32-S3"); `undefined` for an unknown ID. */
export function chipOfImage(chipId: number): string | undefined {
  return BY_IMAGE.get(chipId)?.name;
}

/** The meaning of the minimum-revision field in images built before ESP-IDF 4.4. */
export function oldRevision(chipId: number): Chip["oldRevision"] {
  return BY_IMAGE.get(chipId)?.oldRevision ?? USUAL.oldRevision;
}

/**
 * The address of a chip's bootloader; `undefined` if it has none, or for an unknown chip.
 * @param chip as esptool names it, here and below.
 */
export function bootloaderAddress(chip: string): number | undefined {
  const known = BY_NAME.get(chip);
  return known?.idfLayout === true ? known.bootloader : undefined;
}

/** The only address at which esptool rewrites image headers for a chip. */
export function headerAddress(chip: string): number | undefined {
  return BY_NAME.get(chip)?.bootloader;
}

/**
 * Whether a chip's flash has ESP-IDF's layout, with a bootloader and a partition table: true for every chip except the
 * ESP8266, and assumed for an unknown one.
 */
export function hasIdfLayout(chip: string | undefined): boolean {
  return abilitiesOf(chip).idfLayout;
}

/**
 * The smallest flash common on boards with a chip, in bytes: a build that needs more may not fit.
 * @param chip `undefined` if unknown, which returns the value of most chips.
 */
export function leastFlash(chip: string | undefined): number {
  return abilitiesOf(chip).leastFlash;
}

/** How a chip reports its flash protection; an unknown one is assumed to be like most. */
export function protectionOf(chip: string | undefined): Chip["protection"] {
  return abilitiesOf(chip).protection;
}

/** Whether a chip's ROM can compute digests of flash. */
export function romDigests(chip: string | undefined): boolean {
  return abilitiesOf(chip).romDigests;
}

/** Whether a chip's ROM can read the flash. */
export function romReads(chip: string | undefined): boolean {
  return abilitiesOf(chip).romReads;
}

/** Baud rate of the ROM's output; for an unknown chip, that of most chips. */
export function romBaud(chip: string | undefined): number {
  return abilitiesOf(chip).romBaud;
}

/** Whether a chip boots images signed for Secure Boot V1. */
export function takesOldSignatures(chip: string): boolean {
  return abilitiesOf(chip).oldSignatures;
}

/** esptool's name ("ESP32-S3") for an option value ("esp32s3"); `undefined` for an unknown one. */
export function chipOfOption(option: string): string | undefined {
  return CHIP_OPTIONS.some((known) => known === option) ? TABLE[option as ChipOption].name : undefined;
}

/** A chip's name as in esptool's option `--chip`: "esp32s3" for "ESP32-S3". */
export function optionOfChip(name: string): string {
  return name.toLowerCase().replaceAll("-", "");
}

function abilitiesOf(chip: string | undefined): Abilities {
  return BY_NAME.get(chip) ?? USUAL;
}
