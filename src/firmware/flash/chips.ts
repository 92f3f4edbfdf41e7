/** What a chip can do, and what its ROM and esptool's stub do; most chips agree in it. */
interface Abilities {
  /** The least flash that its boards commonly have; bytes. */
  readonly leastFlash: number;
  /** The most that esptool can reach with it: beyond 16 MB the stub needs addresses of 32 bits; bytes. */
  readonly largestFlash: number;
  /** Whether ESP-IDF lays out its flash: a bootloader, a partition table, and images that name their chip. */
  readonly idfLayout: boolean;
  /** How it shows what protects its flash; `none` where it has no protection. */
  readonly protection: "none" | "security-info" | Efuses;
  readonly secureDownloadMode: boolean;
  /** Whether the ROM, too, makes digests of the flash; every stub does. */
  readonly romDigests: boolean;
  /** Whether the ROM, too, reads the flash; every stub does. */
  readonly romReads: boolean;
  /** Of how many bytes are the blocks to which the stub pads what it encrypts. */
  readonly encryptedBlock: number;
  /** Whether it starts what is signed for the first version of secure boot. */
  readonly oldSignatures: boolean;
  /** What the one field of images from before ESP-IDF 4.4 means, which names their least revision. */
  readonly oldRevision: "major" | "minor";
}

/** What is known of one kind of chip. */
interface Chip extends Abilities {
  /** As esptool prints it. */
  readonly name: string;
  /** In the header of its images (ESP-IDF's `esp_chip_id_t`); absent where the header names no chip. */
  readonly imageId?: number;
  /** Where its ROM looks for the bootloader, and so where esptool changes the header of an image. */
  readonly bootloader: number;
}

/** Where the eFuses can be read that protect the flash. */
interface Efuses {
  readonly address: number;
  readonly size: number;
}

const MIB = 0x10_0000;
/** The largest size that esptool knows. */
const LARGEST = 128 * MIB;

/** Those of most chips; the smallest of the common modules have 4 MB. */
const USUAL: Abilities = {
  leastFlash: 4 * MIB,
  largestFlash: 16 * MIB,
  idfLayout: true,
  protection: "security-info",
  secureDownloadMode: true,
  romDigests: true,
  romReads: true,
  encryptedBlock: 16,
  oldSignatures: false,
  oldRevision: "major",
};

/**
 * Every chip that esptool knows, by the spelling of its option `--chip`. The numbers are those of esptool 5.6.0
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
  },
  esp32: {
    ...USUAL,
    name: "ESP32",
    imageId: 0,
    bootloader: 0x1000,
    // Its ROM cannot be asked: words 0 to 6 of eFuse block 0 (Technical Reference Manual, eFuse Controller).
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

/** A chip in the spelling of esptool's option `--chip`: "esp32s3". */
export type ChipOption = keyof typeof CHIPS;

const TABLE: Readonly<Record<ChipOption, Chip>> = CHIPS;
const ALL: readonly Chip[] = Object.values(TABLE);
const BY_NAME: ReadonlyMap<string | undefined, Chip> = new Map(ALL.map((chip) => [chip.name, chip]));
const BY_IMAGE: ReadonlyMap<number | undefined, Chip> = new Map(
  ALL.filter(({ imageId }) => imageId !== undefined).map((chip) => [chip.imageId, chip]),
);

/** Every chip in the spelling of esptool's option `--chip`. */
export const CHIP_OPTIONS = Object.keys(CHIPS) as readonly ChipOption[];

/** The one chip whose images have a header of their own, as esptool names it. */
export const ESP8266 = CHIPS.esp8266.name;

/** Every address at which some chip has its bootloader. */
export const BOOTLOADER_ADDRESSES: readonly number[] = [
  ...new Set(ALL.map(({ bootloader }) => bootloader)),
].sort((a, b) => a - b);

/** The largest of the blocks to which stubs pad what they encrypt, in bytes. */
export const LARGEST_ENCRYPTED_BLOCK = Math.max(...ALL.map(({ encryptedBlock }) => encryptedBlock));

/** All that is known of a chip. */
export function chipFacts(option: ChipOption): Chip {
  return TABLE[option];
}

/** The names of the chips of which something holds. */
export function chipsWith(holds: (chip: Chip) => boolean): string[] {
  return ALL.filter(holds).map(({ name }) => name);
}

/** The chip that an image is for, as esptool names it ("ESP32-S3"); `undefined` for an id not known here. */
export function chipOfImage(chipId: number): string | undefined {
  return BY_IMAGE.get(chipId)?.name;
}

/** What the one field of old images means that names the least revision of their chip. */
export function oldRevision(chipId: number): Chip["oldRevision"] {
  return BY_IMAGE.get(chipId)?.oldRevision ?? USUAL.oldRevision;
}

/**
 * Where the bootloader of a chip belongs in the flash; `undefined` where it has none, or is not known here.
 * @param chip as esptool names it, here and below.
 */
export function bootloaderAddress(chip: string): number | undefined {
  const known = BY_NAME.get(chip);
  return known?.idfLayout === true ? known.bootloader : undefined;
}

/** Where esptool changes the header of an image for a chip. */
export function headerAddress(chip: string): number | undefined {
  return BY_NAME.get(chip)?.bootloader;
}

/**
 * Whether ESP-IDF lays out the flash of a chip, so that it has a bootloader and a partition table: every chip but the
 * first; also assumed of one that is not known.
 */
export function hasIdfLayout(chip: string | undefined): boolean {
  return abilitiesOf(chip).idfLayout;
}

/**
 * The least flash that boards with a chip commonly have, in bytes: what counts on more may not find it.
 * @param chip `undefined` where it is not known, and then it is that of most chips.
 */
export function leastFlash(chip: string | undefined): number {
  return abilitiesOf(chip).leastFlash;
}

/** How a chip shows what protects its flash; one that is not known, as most chips do. */
export function protectionOf(chip: string | undefined): Chip["protection"] {
  return abilitiesOf(chip).protection;
}

/** Whether the ROM of a chip makes digests of the flash. */
export function romDigests(chip: string | undefined): boolean {
  return abilitiesOf(chip).romDigests;
}

/** Whether the ROM of a chip reads the flash. */
export function romReads(chip: string | undefined): boolean {
  return abilitiesOf(chip).romReads;
}

/** Whether a chip starts what is signed for the first version of secure boot. */
export function takesOldSignatures(chip: string): boolean {
  return abilitiesOf(chip).oldSignatures;
}

/** esptool's name ("ESP32-S3") of a chip in the spelling of its options ("esp32s3"); `undefined` where it is not known here. */
export function chipOfOption(option: string): string | undefined {
  return CHIP_OPTIONS.some((known) => known === option) ? TABLE[option as ChipOption].name : undefined;
}

/** A chip's name as esptool's option `--chip` spells it: "esp32s3" for "ESP32-S3". */
export function optionOfChip(name: string): string {
  return name.toLowerCase().replaceAll("-", "");
}

function abilitiesOf(chip: string | undefined): Abilities {
  return BY_NAME.get(chip) ?? USUAL;
}
