/** An image for the ESP8266, whose header has 8 bytes and no chip ID. */
export interface Esp8266Image {
  readonly segments: number;
}

const MAGIC = 0xe9;
/** An image with code mapped from flash before the segments ("version 2"), as the SDK builds it for OTA. */
const OTA_MAGIC = 0xea;
const OTA_SEGMENTS = 4;
const HEADER_SIZE = 8;
const MAX_SEGMENTS = 16;

/** The memory into which an image is loaded: data RAM and instruction RAM. */
const DATA_RAM = [0x3ffe_8000, 0x4000_0000] as const;
const CODE_RAM = [0x4010_0000, 0x4011_0000] as const;

/**
 * Recognizes an image for the ESP8266 by its load address: no other chip has instruction RAM there. 16 bytes are
 * enough.
 */
export function esp8266Image(bytes: Uint8Array): Esp8266Image | undefined {
  if (bytes.length < 2 * HEADER_SIZE) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [magic, segments] = [view.getUint8(0), view.getUint8(1)];
  const [entry, address, size] = [4, 8, 12].map((at) => view.getUint32(at, true));
  if (!isIn(entry, CODE_RAM)) return undefined;
  if (magic === OTA_MAGIC) return segments === OTA_SEGMENTS ? { segments } : undefined;
  const isSegment = isIn(address, CODE_RAM) || isIn(address, DATA_RAM);
  const isSized = size !== undefined && size > 0 && size % 4 === 0 && size < CODE_RAM[1] - CODE_RAM[0];
  const isCounted = segments > 0 && segments <= MAX_SEGMENTS;
  return magic === MAGIC && isCounted && isSegment && isSized ? { segments } : undefined;
}

function isIn(address: number | undefined, [start, end]: readonly [number, number]): boolean {
  return address !== undefined && address >= start && address < end;
}
