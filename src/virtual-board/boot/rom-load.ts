import { createHash } from "node:crypto";
import { chipFacts } from "../../firmware/flash/chips.ts";
import { type BootBoard, hex } from "./boot-board.ts";
import { type BootLog } from "./boot-log.ts";

/** What the second-stage bootloader needs to know about its own image. */
export interface LoadedBootloader {
  readonly image: Buffer;
  readonly address: number;
}

const MAGIC = 0xe9;
const HEADER_SIZE = 24;
const SEGMENT_HEADER_SIZE = 8;
const MAX_SEGMENTS = 16;
const CHECKSUM_SEED = 0xef;
const CHECKSUM_LINE = 16;
const DIGEST_SIZE = 32;
/** Larger than any chip's RAM. */
const LARGEST_SEGMENT = 0x10_0000;
const MODES = ["QIO", "QOUT", "DIO", "DOUT"];
/** The divider of 80 MHz for each value of the header's nibble. */
const DIVIDERS = new Map([
  [0xf, 1],
  [0, 2],
  [1, 3],
  [2, 4],
]);
/** How often the ROM tries before its watchdog resets the chip after a second, according to logs of boards. */
const ATTEMPTS = 8;
const ATTEMPT_MS = 120;

/**
 * What the ROM does when it boots from flash: it loads the bootloader at the chip's offset and starts it.
 * @returns `undefined` if it cannot, and its watchdog resets the chip.
 */
export function loadBootloader(board: BootBoard, log: BootLog): LoadedBootloader | undefined {
  const { chip, rom, flash } = board;
  const address = chipFacts(chip).bootloader;
  const header = flash.read(address, HEADER_SIZE);
  if (header.length < HEADER_SIZE || header[0] !== MAGIC) {
    repeat(log, `invalid header: 0x${hex(header.length < 4 ? 0xffff_ffff : header.readUInt32LE(0), 8)}`);
    return undefined;
  }
  const expected = chipFacts(chip).imageId;
  const chipId = header.readUInt16LE(12);
  if (chipId !== expected) {
    if (rom.style === "esp32") {
      repeat(log, `wrong chip id 0x${hex(chipId, 4)}`);
      return undefined;
    }
    log.plain(`Invalid chip id. Expected ${expected ?? 0} read ${chipId}. Bootloader for wrong chip?`);
    stop(log, rom.wrongChip);
    return undefined;
  }
  sayController(board, header, log);
  const loaded = loadSegments(board, address, header, log);
  if (loaded === undefined) {
    stop(log);
    return undefined;
  }
  const { image, checksum } = loaded;
  const isDigestAppended = header[HEADER_SIZE - 1] === 1;
  const stored = image[image.length - 1] ?? 0;
  if (stored !== checksum) {
    log.plain(`csum err:0x${hex(stored)}!=0x${hex(checksum)}`);
    stop(log, rom.style === "esp32" ? "ets_main.c 371 " : "ets_main.c 333 ");
    return undefined;
  }
  if (isDigestAppended && rom.style !== "esp32") checkDigest(board, address, image, log);
  log.plain(`entry 0x${hex(header.readUInt32LE(4), 8)}`);
  return { image, address };
}

/** The ROM's watchdog resets the chip after about a second; the ROM prints most failures once and stops. */
function stop(log: BootLog, where?: string): void {
  if (where !== undefined) log.plain(where);
  log.pass(ATTEMPTS * ATTEMPT_MS);
}

function repeat(log: BootLog, line: string): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    log.plain(line);
    log.pass(ATTEMPT_MS);
  }
}

function sayController({ rom }: BootBoard, header: Buffer, log: BootLog): void {
  if (rom.style === "esp32") {
    log.plain("configsip: 0, SPIWP:0xee");
    log.plain("clk_drv:0x00,q_drv:0x00,d_drv:0x00,cs0_drv:0x00,hd_drv:0x00,wp_drv:0x00");
  } else if (rom.style === "newer") log.plain("SPIWP:0xee");
  const [, , mode = 0, sizeAndFreq = 0] = header;
  const prefix = rom.style === "newest" ? "SPI mode:" : "mode:";
  log.plain(`${prefix}${MODES[mode] ?? "DIO"}, clock div:${DIVIDERS.get(sizeAndFreq & 0xf) ?? 2}`);
}

interface LoadedSegments {
  /** Up to and including the checksum. */
  readonly image: Buffer;
  readonly checksum: number;
}

function loadSegments(
  { rom, flash }: BootBoard,
  address: number,
  header: Buffer,
  log: BootLog,
): LoadedSegments | undefined {
  const segments = Math.min(header[1] ?? 0, MAX_SEGMENTS);
  let at = HEADER_SIZE;
  let checksum = CHECKSUM_SEED;
  for (let number = 1; number <= segments; number++) {
    const head = flash.read(address + at, SEGMENT_HEADER_SIZE);
    if (head.length < SEGMENT_HEADER_SIZE) return undefined;
    const [target, size] = [head.readUInt32LE(0), head.readUInt32LE(4)];
    const isOld = rom.style === "esp32";
    log.plain(`load:0x${hex(target, 8)},len:${isOld ? size | 0 : `0x${hex(size)}`}`);
    at += SEGMENT_HEADER_SIZE;
    if (size > LARGEST_SEGMENT) return undefined;
    const data = flash.read(address + at, size);
    if (data.length < size) return undefined;
    for (const byte of data) checksum ^= byte;
    if (isOld && number < segments) sayRest(at, size, log);
    at += size;
  }
  const summed = at - (at % CHECKSUM_LINE) + CHECKSUM_LINE;
  const image = flash.read(address, summed);
  return image.length < summed ? undefined : { image, checksum };
}

/** The ROM of ESP8266 and ESP32 reads lines of 16 bytes, and prints when the next segment's header exceeds the current one. */
export function sayRest(at: number, size: number, log: BootLog): void {
  const end = (at + size) % CHECKSUM_LINE;
  const room = CHECKSUM_LINE - end;
  if (room >= SEGMENT_HEADER_SIZE) return;
  const isWithinLine = (at % CHECKSUM_LINE) + size < CHECKSUM_LINE;
  const head = isWithinLine ? at % CHECKSUM_LINE : 0;
  log.plain(`ho ${head} tail ${end - head} room ${room}`);
}

/** Newer ROMs compare the digest but start the bootloader anyway, unless Secure Boot is enabled. */
function checkDigest({ flash }: BootBoard, address: number, image: Buffer, log: BootLog): void {
  const expected = flash.read(address + image.length, DIGEST_SIZE);
  const calculated = createHash("sha256").update(image).digest();
  if (expected.equals(calculated)) return;
  log.plain("SHA-256 comparison failed:");
  log.plain(`Calculated: ${calculated.toString("hex")}`);
  log.plain(`Expected: ${expected.toString("hex")}`);
  log.plain("Attempting to boot anyway...");
}
