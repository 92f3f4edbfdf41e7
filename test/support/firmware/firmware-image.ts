import { createHash } from "node:crypto";
import type { ChipOption } from "../../../src/firmware/flash/chips.ts";

interface ImageChip {
  /** In the header of an image (ESP-IDF's `esp_app_format.h`). */
  readonly id: number;
  /** An address in the RAM that a bootloader is loaded to, and one in the flash that is mapped as data. */
  readonly ram: number;
  readonly mapped: number;
}

/** Addresses in the memory of each chip, from esptool's `MEMORY_MAP`. */
const CHIPS = {
  esp32: { id: 0, ram: 0x3fff_0040, mapped: 0x3f40_0020 },
  esp32s2: { id: 2, ram: 0x3ffe_6110, mapped: 0x3f00_0020 },
  esp32c3: { id: 5, ram: 0x3fcd_5000, mapped: 0x3c00_0020 },
  esp32s3: { id: 9, ram: 0x3fce_2820, mapped: 0x3c00_0020 },
  esp32c2: { id: 12, ram: 0x3fca_f000, mapped: 0x3c00_0020 },
  esp32c6: { id: 13, ram: 0x4087_5000, mapped: 0x4280_0020 },
  esp32h2: { id: 16, ram: 0x4084_5000, mapped: 0x4280_0020 },
  esp32p4: { id: 18, ram: 0x4ff3_5000, mapped: 0x4000_0020 },
  esp32c61: { id: 20, ram: 0x4085_0000, mapped: 0x4200_0020 },
  esp32c5: { id: 23, ram: 0x4085_0000, mapped: 0x4200_0020 },
  esp32h21: { id: 25, ram: 0x4084_5000, mapped: 0x4200_0020 },
  esp32h4: { id: 28, ram: 0x4085_0000, mapped: 0x4200_0020 },
  esp32e22: { id: 31, ram: 0x3110_0000, mapped: 0x3c00_0020 },
  esp32s31: { id: 32, ram: 0x2f05_0000, mapped: 0x4000_0020 },
} as const satisfies Record<Exclude<ChipOption, "esp8266">, ImageChip>;

export type ImageChipName = keyof typeof CHIPS;

export interface ImageOptions {
  /** What follows the first segment. */
  readonly more?: readonly Buffer[];
  /** Load address of the first segment; the others are in the instruction RAM. */
  readonly address?: number;
  readonly hash?: boolean;
  /** Raw fields of the header. */
  readonly flashMode?: number;
  readonly flashSizeAndFreq?: number;
  readonly legacyRevision?: number;
  readonly minRevision?: number;
  readonly maxRevision?: number;
}

/**
 * A valid image whose first segment is the payload, and without options the only one: what esptool takes for a
 * bootloader of the chip. Its header says DIO, 4 MB, 40 MHz.
 */
export function firmwareImage(chip: ImageChipName, payload: Buffer, options: ImageOptions = {}): Buffer {
  const { more = [], address = 0x4008_0000, hash = false } = options;
  const segments = [payload, ...more].map((data, index) => ({
    address: index === 0 ? address : 0x4008_0000,
    data: padded(data),
  }));
  const body = Buffer.concat([
    imageHeader(chip, segments.length, options),
    ...segments.flatMap(({ address: at, data }) => [words(at, data.length), data]),
  ]);
  // The checksum (0xEF, all data bytes XORed in) is the last byte of a 16-byte line.
  const tail = Buffer.alloc(16 - (body.length % 16));
  const data = Buffer.concat(segments.map((segment) => segment.data));
  tail[tail.length - 1] = data.reduce((sum, byte) => sum ^ byte, 0xef);
  const image = Buffer.concat([body, tail]);
  return hash ? Buffer.concat([image, createHash("sha256").update(image).digest()]) : image;
}

export interface AppWords {
  readonly name?: string;
  readonly version?: string;
  readonly idfVersion?: string;
  readonly date?: string;
  readonly time?: string;
  readonly elfSha256?: string;
  readonly secureVersion?: number;
  /** eFuse block revisions, major * 100 + minor. */
  readonly minBlockRevision?: number;
  readonly maxBlockRevision?: number;
  /** The size of a page of mapped flash, as a power of two. */
  readonly pageBits?: number;
}

/** An application that describes itself, with a SHA-256 as ESP-IDF appends it; `payload` follows the description. */
export function applicationImage(
  chip: ImageChipName,
  app: AppWords,
  payload: Buffer = Buffer.alloc(0),
  options: ImageOptions = {},
): Buffer {
  const description = appDescription(app);
  return firmwareImage(chip, Buffer.concat([description, payload]), {
    address: CHIPS[chip].mapped,
    hash: true,
    ...options,
  });
}

/** A bootloader that describes itself, with a SHA-256 appended. */
export function bootloaderImage(chip: ImageChipName, idfVersion: string, payload: Buffer): Buffer {
  const description = Buffer.alloc(80);
  description[0] = 0x50;
  description.writeUInt32LE(1, 4);
  description.write(idfVersion, 8, 32);
  description.write("Jan 31 2026 12:34:56", 40, 24);
  return firmwareImage(chip, Buffer.concat([description, payload]), { address: CHIPS[chip].ram, hash: true });
}

/** `esp_app_desc_t`. */
function appDescription(app: AppWords): Buffer {
  const description = Buffer.alloc(256);
  description.writeUInt32LE(0xabcd_5432, 0);
  description.writeUInt32LE(app.secureVersion ?? 0, 4);
  description.write(app.version ?? "1.0.0", 16, 32);
  description.write(app.name ?? "blink", 48, 32);
  description.write(app.time ?? "12:34:56", 80, 16);
  description.write(app.date ?? "Jan 31 2026", 96, 16);
  description.write(app.idfVersion ?? "v5.4.1", 112, 32);
  description.write(app.elfSha256 ?? "5a".repeat(32), 144, 32, "hex");
  description.writeUInt16LE(app.minBlockRevision ?? 0, 176);
  description.writeUInt16LE(app.maxBlockRevision ?? 0, 178);
  description[180] = app.pageBits ?? 0;
  return description;
}

/** An image for the ESP8266, as the eboot of an Arduino build: one segment in its instruction RAM. */
export function esp8266Firmware(payload: Buffer): Buffer {
  const header = Buffer.from([0xe9, 1, 2, 0x40]);
  const data = padded(payload);
  const body = Buffer.concat([header, word(0x4010_f4e8), words(0x4010_f000, data.length), data]);
  const tail = Buffer.alloc(16 - (body.length % 16));
  tail[tail.length - 1] = data.reduce((sum, byte) => sum ^ byte, 0xef);
  return Buffer.concat([body, tail]);
}

function imageHeader(chip: ImageChipName, segments: number, options: ImageOptions): Buffer {
  const header = Buffer.alloc(24);
  header.set([0xe9, segments, options.flashMode ?? 2, options.flashSizeAndFreq ?? 0x20]);
  header.writeUInt32LE(0x4008_0000, 4);
  header[8] = 0xee;
  header.writeUInt16LE(CHIPS[chip].id, 12);
  header[14] = options.legacyRevision ?? 0;
  header.writeUInt16LE(options.minRevision ?? 0, 15);
  header.writeUInt16LE(options.maxRevision ?? 0xffff, 17);
  header[23] = options.hash === true ? 1 : 0;
  return header;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function word(value: number): Buffer {
  return words(value, 0).subarray(0, 4);
}

function words(first: number, second: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(first, 0);
  bytes.writeUInt32LE(second, 4);
  return bytes;
}
