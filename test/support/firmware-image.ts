/** Chip IDs in the header of an image (ESP-IDF's `esp_app_format.h`). */
const CHIP_IDS = { esp32: 0, esp32c3: 5, esp32s3: 9 } as const;

/**
 * A valid image of one RAM segment: what esptool takes for a bootloader of the chip. Its header says DIO, 4 MB,
 * 40 MHz.
 */
export function firmwareImage(chip: keyof typeof CHIP_IDS, payload: Buffer): Buffer {
  const data = Buffer.concat([payload, Buffer.alloc((4 - (payload.length % 4)) % 4)]);
  const header = Buffer.alloc(24);
  header.set([0xe9, 1, 2, 0x20]);
  header.writeUInt32LE(0x4008_0000, 4);
  header[8] = 0xee;
  header.writeUInt16LE(CHIP_IDS[chip], 12);
  header.writeUInt16LE(0xffff, 17);
  const segment = Buffer.alloc(8);
  segment.writeUInt32LE(0x4008_0000, 0);
  segment.writeUInt32LE(data.length, 4);
  const body = Buffer.concat([header, segment, data]);
  // The checksum (0xEF, all data bytes XORed in) is the last byte of a 16-byte line.
  const tail = Buffer.alloc(16 - (body.length % 16));
  tail[tail.length - 1] = data.reduce((sum, byte) => sum ^ byte, 0xef);
  return Buffer.concat([body, tail]);
}
