import { createHash } from "node:crypto";
import { chipFacts } from "../../firmware/flash/chips.ts";
import { type ImageHeader, IMAGE_HEADER_SIZE, parseImageHeader } from "../../firmware/formats/app-image.ts";
import {
  type AppDescription,
  describeApp,
  describeNeeds,
  NO_DESCRIPTION,
} from "../../firmware/formats/image-description.ts";
import { parsed } from "../../firmware/formats/parsed.ts";
import { type BootBoard, hex, revisionText } from "./boot-board.ts";
import { type BootLog } from "./boot-log.ts";
import { isMapped } from "./boot-rom.ts";
import { type BootPartition } from "./partition-rows.ts";

/** An application that the bootloader has loaded. */
export interface LoadedApplication {
  readonly partition: BootPartition;
  /** `undefined` for an image whose header only the bootloader accepts. */
  readonly header: ImageHeader | undefined;
  readonly description: AppDescription;
  /** Start of its code in the chip's memory. */
  readonly code: number;
}

const TAG = "esp_image";
const MAGIC = 0xe9;
const MAX_SEGMENTS = 16;
const SEGMENT_HEADER_SIZE = 8;
const LARGEST = 0x100_0000;
const PAGE = 0x1_0000;
const PAGE_BITS = 16;
const CHECKSUM_SEED = 0xef;
const CHECKSUM_LINE = 16;
const DIGEST_SIZE = 32;
const NO_LIMIT = 0xffff;
/** A segment with a lower address is not loaded: padding, or data for another purpose. */
const FIRST_ADDRESS = 0x1000_0000;
/** The bootloader reads and checks 2.5 KB per ms from 40 MHz flash, according to logs of boards. */
const BYTES_PER_MS = 2_500;

/** The bootloader's error message for an image. */
class Refusal extends Error {
  readonly tag: string;

  constructor(message: string, tag = TAG) {
    super(message);
    this.tag = tag;
  }
}

/**
 * Loads an application as ESP-IDF's bootloader does (`esp_image_load`), with its lines.
 * @returns `undefined` if it refuses the image, after printing why.
 */
export function loadApplication(
  board: BootBoard,
  partition: BootPartition,
  log: BootLog,
): LoadedApplication | undefined {
  try {
    return load(board, partition, log);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log.error(error.tag, error.message);
    return undefined;
  }
}

function load(board: BootBoard, partition: BootPartition, log: BootLog): LoadedApplication {
  const { flash } = board;
  if (partition.size > LARGEST) {
    throw new Refusal(`partition size 0x${hex(partition.size)} invalid, larger than 16MB`);
  }
  const header = flash.read(partition.address, IMAGE_HEADER_SIZE);
  if (header.length < IMAGE_HEADER_SIZE || header[0] !== MAGIC) {
    throw new Refusal(`image at 0x${hex(partition.address)} has invalid magic byte (nothing flashed here?)`);
  }
  const wrongChip = chipProblem(board, header);
  if (wrongChip !== undefined) throw new Refusal(wrongChip, "boot_comm");
  const segments = header[1] ?? 0;
  if (segments > MAX_SEGMENTS) {
    throw new Refusal(
      `image at 0x${hex(partition.address)} segment count ${segments} exceeds max ${MAX_SEGMENTS}`,
    );
  }
  const walk = loadSegments(board, partition.address, segments, log);
  const summed = walk.end - (walk.end % CHECKSUM_LINE) + CHECKSUM_LINE;
  const image = flash.read(partition.address, summed);
  const stored = image[summed - 1] ?? 0;
  if (stored !== walk.checksum) {
    throw new Refusal(`Checksum failed. Calculated 0x${hex(walk.checksum)} read 0x${hex(stored)}`);
  }
  const isDigestAppended = header[IMAGE_HEADER_SIZE - 1] !== 0;
  const length = summed + (isDigestAppended ? DIGEST_SIZE : 0);
  if (length > partition.size) {
    throw new Refusal(`Image length ${length} doesn't fit in partition length ${partition.size}`);
  }
  const digest = createHash("sha256").update(image).digest();
  if (isDigestAppended && !flash.read(partition.address + summed, DIGEST_SIZE).equals(digest)) {
    throw new Refusal("Image hash failed - image is corrupt");
  }
  return {
    partition,
    header: parsed(() => parseImageHeader(image)),
    description: describeApp(image) ?? NO_DESCRIPTION,
    code: walk.code ?? header.readUInt32LE(4),
  };
}

/** `bootloader_common_check_chip_validity`: the chip, and then its revision. */
export function chipProblem({ chip, revision }: BootBoard, header: Buffer, isBootloader = false) {
  const [id, min, max] = [12, 15, 17].map((at) => header.readUInt16LE(at)) as [number, number, number];
  const expected = chipFacts(chip).imageId ?? 0;
  if (id !== expected) return `mismatch chip ID, expected ${expected}, found ${id}`;
  const check = (sign: string, needed: number): string =>
    `chip revision check failed. Required ${sign} ${revisionText(needed)}, found ${revisionText(revision)}.`;
  if (revision < min) return check(">=", min);
  // A bootloader also starts on newer chips than its header specifies.
  return !isBootloader && max !== 0 && max !== NO_LIMIT && revision > max ? check("<=", max) : undefined;
}

interface Walk {
  readonly end: number;
  readonly checksum: number;
  readonly code: number | undefined;
}

function loadSegments(board: BootBoard, start: number, segments: number, log: BootLog): Walk {
  const { flash, rom } = board;
  let at = IMAGE_HEADER_SIZE;
  let checksum = CHECKSUM_SEED;
  let code: number | undefined;
  for (let index = 0; index < segments; index++) {
    const head = flash.read(start + at, SEGMENT_HEADER_SIZE);
    if (head.length < SEGMENT_HEADER_SIZE) {
      throw new Refusal(`bootloader_flash_read failed at 0x${hex(start + at, 8)}`);
    }
    const [address, size] = [head.readUInt32LE(0), head.readUInt32LE(4)];
    at += SEGMENT_HEADER_SIZE;
    const isInPlace = isMapped(rom, address);
    const problem = segmentProblem(index, { address, size, offset: start + at, isInPlace });
    if (problem !== undefined) {
      throw new Refusal(problem);
    }
    const use = isInPlace ? "map" : address < FIRST_ADDRESS ? "" : "load";
    const sizes = `size=${hex(size, 5)}h (${String(size).padStart(6)})`;
    log.info(TAG, `segment ${index}: paddr=${hex(start + at, 8)} vaddr=${hex(address, 8)} ${sizes} ${use}`);
    const data = flash.read(start + at, size);
    if (data.length < size) {
      throw new Refusal(`bootloader_mmap(0x${hex(start + at)}, 0x${hex(size)}) failed`);
    }
    if (index === 0) checkNeeds(board, data);
    for (const byte of data) checksum ^= byte;
    if (isInPlace && address >= rom.mappedCode[0] && address < rom.mappedCode[1]) code = address;
    log.pass(size / BYTES_PER_MS);
    at += size;
  }
  return { end: at, checksum, code };
}

interface Segment {
  readonly address: number;
  readonly size: number;
  /** Offset in the flash. */
  readonly offset: number;
  readonly isInPlace: boolean;
}

/** `verify_segment_header`. */
function segmentProblem(index: number, { address, size, offset, isInPlace }: Segment): string | undefined {
  if (size % 4 !== 0 || size >= LARGEST) return `invalid segment length 0x${hex(size)}`;
  if (!isInPlace || offset % PAGE === address % PAGE) return undefined;
  return `Segment ${index} load address 0x${hex(address, 8)}, doesn't match data 0x${hex(offset, 8)}`;
}

/** The eFuse revision and MMU page size that the application's description requires (`process_segment`). */
function checkNeeds({ blockRevision, chip }: BootBoard, firstSegment: Buffer): void {
  const before = Buffer.alloc(IMAGE_HEADER_SIZE + SEGMENT_HEADER_SIZE);
  const needs = describeNeeds(Buffer.concat([before, firstSegment.subarray(0, 256)]));
  if (needs === undefined) return;
  const { blocks, pageBits } = needs;
  const requires = (sign: string, needed: number): Refusal =>
    new Refusal(
      `Image requires efuse blk rev ${sign} ${revisionText(needed)}, but chip is ${revisionText(blockRevision)}`,
      "boot_comm",
    );
  const isLimited = blocks.max !== 0 && blocks.max !== NO_LIMIT;
  if (chip !== "esp32") {
    if (blocks.min !== NO_LIMIT && blockRevision < blocks.min) throw requires(">=", blocks.min);
    if (isLimited && blockRevision > blocks.max) throw requires("<=", blocks.max);
  }
  if (pageBits === 0 || pageBits === PAGE_BITS) return;
  throw new Refusal(`MMU page size mismatch, configured: 0x${hex(PAGE)}, found: 0x${hex(2 ** pageBits)}`);
}
