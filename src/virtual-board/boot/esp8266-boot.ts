import { chipFacts } from "../../firmware/flash/chips.ts";
import { type BootFlash, hex } from "./boot-board.ts";
import { BootLog, type Spoken } from "./boot-log.ts";
import { sayRest } from "./rom-load.ts";

/** Boot modes of the download strap, and of an SPI flash. */
const DOWNLOAD = "(1,6)";
const FROM_FLASH = "(3,6)";

const MAGIC = 0xe9;
const HEADER_SIZE = 8;
const SEGMENT_HEADER_SIZE = 8;
const CHECKSUM_SEED = 0xef;
/** The ROM reads flash in lines of 16 bytes, and prints how much of one is left (room, tail). */
const LINE = 16;
/** Larger than the chip's RAM. */
const LARGEST_SEGMENT = 0x2_0000;

/** What the ROM prints after a reset into download mode. */
export function esp8266Download(): readonly Spoken[] {
  return banner(DOWNLOAD).lines;
}

/**
 * What the ROM prints when it loads the image at 0x0, according to published logs of boards: segments with
 * the sum up to each, then the checksum. What it starts is not simulated. No log shows a flash without an image: then
 * only the banner is printed.
 */
export function esp8266FromFlash(flash: BootFlash): BootLog {
  const log = banner(FROM_FLASH);
  const header = flash.read(0, HEADER_SIZE);
  if (header.length < HEADER_SIZE || header[0] !== MAGIC) return log;
  const segments = header[1] ?? 0;
  let at = HEADER_SIZE;
  let sum = CHECKSUM_SEED;
  for (let number = 1; number <= segments; number++) {
    const head = flash.read(at, SEGMENT_HEADER_SIZE);
    if (head.length < SEGMENT_HEADER_SIZE) return log;
    at += SEGMENT_HEADER_SIZE;
    const size = head.readUInt32LE(4);
    // The first segment begins a line. A later header may end one, and leave no room in it.
    const room = number === 1 ? LINE : LINE - (((at - 1) % LINE) + 1);
    log.plain(`load 0x${hex(head.readUInt32LE(0), 8)}, len ${size | 0}, room ${room} `);
    const data = size > LARGEST_SEGMENT ? undefined : flash.read(at, size);
    if (data === undefined || data.length < size) return log;
    for (const byte of data) sum ^= byte;
    log.plain(`tail ${size < room ? size : (size - room) % LINE}`);
    log.plain(`chksum 0x${hex(sum, 2)}`);
    if (number < segments) sayRest(at, size, log);
    at += size;
  }
  const [stored] = flash.read(at - (at % LINE) + LINE - 1, 1);
  if (stored === undefined) return log;
  log.plain(`csum 0x${hex(stored, 2)}`);
  if (stored !== sum) for (const line of ["csum err", "ets_main.c"]) log.plain(line);
  return log;
}

/** The reset cause is the pin's. */
function banner(mode: string): BootLog {
  const log = new BootLog(chipFacts("esp8266").romBaud);
  for (const line of ["", ` ets Jan  8 2013,rst cause:2, boot mode:${mode}`, ""]) log.plain(line);
  return log;
}
