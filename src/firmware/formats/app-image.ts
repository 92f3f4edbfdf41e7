import { createHash } from "node:crypto";
import { oldRevision } from "../flash/chips.ts";
import { FormatError } from "./format-error.ts";
import {
  type AppDescription,
  type BootloaderDescription,
  describeApp,
  describeBootloader,
} from "./image-description.ts";

export type { AppDescription, BootloaderDescription } from "./image-description.ts";

/** The image header of all chips except the ESP8266 (`esp_image_header_t`). */
export interface ImageHeader {
  /** See `chipOfImage`. */
  readonly chipId: number;
  readonly segments: number;
  /** In the chip's memory. */
  readonly entry: number;
  /** As esptool names it ("dio"), or the number if esptool has no name for it ("0x9"). */
  readonly flashMode: string;
  /** The header's nibble, whose meaning depends on the chip. */
  readonly flashFreq: number;
  /** Bytes; 0 if the header has no valid size. */
  readonly flashSize: number;
  /** The lowest chip revision that it runs on: major * 100 + minor. */
  readonly minRevision: number;
  /** The highest chip revision: major * 100 + minor; 65535 for no limit. */
  readonly maxRevision: number;
  readonly hashAppended: boolean;
}

/** An image that a chip boots: an application, or a bootloader. */
export interface AppImage {
  readonly header: ImageHeader;
  /** Bytes, including the checksum and an appended SHA-256. */
  readonly length: number;
  /** Whether the checksum and any appended SHA-256 are correct. */
  readonly intact: boolean;
  /** Whether the checksum is correct. Without Secure Boot, the ROM checks nothing else of a bootloader. */
  readonly checksumRight: boolean;
  /** Whether a segment is mapped from flash, through the cache that a bootloader sets up. */
  readonly isMapped: boolean;
  readonly description: AppDescription | undefined;
  readonly bootloader: BootloaderDescription | undefined;
}

/** The bytes that `parseImageHeader` needs. */
export const IMAGE_HEADER_SIZE = 24;
const MAGIC = 0xe9;
/** `ESP_IMAGE_MAX_SEGMENTS`; esptool refuses more as well. */
const MAX_SEGMENTS = 16;
const SEGMENT_HEADER_SIZE = 8;
/** Flash is mapped in pages of 64 KiB, on some chips down to 8 KiB; a mapped segment keeps its offset in the page. */
const SMALLEST_PAGE = 0x2000;
const CHECKSUM_SEED = 0xef;
/** The checksum is the last byte of a 16-byte block. */
const CHECKSUM_LINE = 16;
const SHA256_SIZE = 32;

const FLASH_MODES = ["qio", "qout", "dio", "dout"];
/** The header counts from 1 MB to 128 MB in powers of two (esptool's `FLASH_SIZES`). */
const LARGEST_FLASH_SIZE = 7;
const MEGABYTE = 0x10_0000;

const NO_MAX_REVISION = 0xffff;

/**
 * Parses the header of an image; 24 bytes are enough.
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function parseImageHeader(bytes: Uint8Array): ImageHeader {
  const [magic, segments = 0, mode = 0, sizeAndFreq = 0] = bytes;
  if (magic === undefined) throw new FormatError("is empty");
  if (magic !== MAGIC) {
    throw new FormatError(`starts with ${hex(magic)} instead of ${hex(MAGIC)}`);
  }
  if (bytes.length < IMAGE_HEADER_SIZE) {
    throw new FormatError(`ends after ${bytes.length} bytes, in the header of the image`);
  }
  if (segments < 1 || segments > MAX_SEGMENTS) {
    throw new FormatError(`claims ${segments} segments; an image has 1 to ${MAX_SEGMENTS}`);
  }
  const hashAppended = bytes[IMAGE_HEADER_SIZE - 1] ?? 0;
  // An image for the ESP8266 has segment data here.
  if (hashAppended > 1) {
    throw new FormatError(`has ${hex(hashAppended)} instead of 0 or 1 in the header field for the SHA-256`);
  }
  const view = viewOf(bytes);
  const chipId = view.getUint16(12, true);
  return {
    chipId,
    segments,
    entry: view.getUint32(4, true),
    flashMode: FLASH_MODES[mode] ?? hex(mode),
    flashFreq: sizeAndFreq & 0xf,
    flashSize: sizeAndFreq >> 4 > LARGEST_FLASH_SIZE ? 0 : MEGABYTE << (sizeAndFreq >> 4),
    ...revisions(chipId, view),
    hashAppended: hashAppended === 1,
  };
}

/**
 * Parses an image. Bytes after it (the rest of its partition, a signature) are ignored.
 * @throws {FormatError} and nothing else, for any bytes.
 */
export function parseAppImage(bytes: Uint8Array): AppImage {
  const header = parseImageHeader(bytes);
  const { end, checksum, isMapped } = walkSegments(bytes, header.segments);
  const summed = end - (end % CHECKSUM_LINE) + CHECKSUM_LINE;
  if (bytes.length < summed) throw new FormatError("ends before its checksum");
  const length = header.hashAppended ? summed + SHA256_SIZE : summed;
  if (bytes.length < length) throw new FormatError("ends in its SHA-256");
  const isRight = bytes[summed - 1] === checksum;
  return {
    header,
    length,
    checksumRight: isRight,
    isMapped,
    intact: isRight && (!header.hashAppended || isDigest(bytes, summed)),
    description: describeApp(bytes.subarray(0, end)),
    bootloader: describeBootloader(bytes.subarray(0, end)),
  };
}

interface Walk {
  readonly end: number;
  readonly checksum: number;
  readonly isMapped: boolean;
}

/** Finds the end of the last segment, and computes the checksum over all segments. */
function walkSegments(bytes: Uint8Array, segments: number): Walk {
  const view = viewOf(bytes);
  let at = IMAGE_HEADER_SIZE;
  let checksum = CHECKSUM_SEED;
  let isMapped = false;
  for (let number = 1; number <= segments; number++) {
    const which = `segment ${number} of ${segments}`;
    if (bytes.length - at < SEGMENT_HEADER_SIZE) throw new FormatError(`ends before ${which}`);
    const [address, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    at += SEGMENT_HEADER_SIZE;
    if (size > bytes.length - at) {
      throw new FormatError(`ends ${bytes.length - at} bytes into ${which}, which has ${size}`);
    }
    // ESP-IDF's bootloader refuses it too ("unaligned segment length").
    if (size % 4 !== 0) throw new FormatError(`has ${size} bytes in ${which}, which is not a multiple of 4`);
    isMapped ||= size > 0 && address % SMALLEST_PAGE === at % SMALLEST_PAGE;
    for (const byte of bytes.subarray(at, at + size)) checksum ^= byte;
    at += size;
  }
  return { end: at, checksum, isMapped };
}

function isDigest(bytes: Uint8Array, at: number): boolean {
  const digest = createHash("sha256").update(bytes.subarray(0, at)).digest();
  return digest.equals(bytes.subarray(at, at + SHA256_SIZE));
}

/** As in esptool's `write-flash`: images from before ESP-IDF 4.4 have only the first of the three fields. */
function revisions(chipId: number, view: DataView): { minRevision: number; maxRevision: number } {
  const [legacy, min, max] = [view.getUint8(14), view.getUint16(15, true), view.getUint16(17, true)];
  const isLegacy = max === 0 || (max === NO_MAX_REVISION && min === 0);
  return {
    minRevision: isLegacy ? (oldRevision(chipId) === "minor" ? legacy : legacy * 100) : min,
    maxRevision: max === 0 ? NO_MAX_REVISION : max,
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
