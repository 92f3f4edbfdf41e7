import { QEMU_CHIPS, type QemuChip } from "./chips.ts";

/** Six bytes. */
export type Mac = readonly number[];

/** @returns `undefined` for text that is not the address of one board: a group address has an odd first byte. */
export function parseMac(text: string): Mac | undefined {
  if (!/^(?:[\da-f]{2}:){5}[\da-f]{2}$/i.test(text)) return undefined;
  const mac = text.split(":").map((byte) => Number.parseInt(byte, 16));
  return (mac[0] ?? 1) % 2 === 0 ? mac : undefined;
}

/** On an ESP32: the word of block 0 with the MAC. */
const MAC_WORD = 1;
const REVISION_BIT_0 = { word: 3, bit: 15 };
const REVISION_BIT_1 = { word: 5, bit: 20 };
/** On later chips the file begins with block 0 (24 bytes), followed by block 1, which begins with the MAC. */
const BLOCK_1 = 24;
/** Word 3 of block 1 has the minor revision in bits 18 to 20. */
const MINOR_REVISION = { offset: BLOCK_1 + 12, shift: 18, value: 3 };

/**
 * The file with the eFuses of a new board: a MAC and the revision that `idf.py qemu` sets, v3.0 for an ESP32 and v0.3
 * for the others. It contains what esptool's registers show from EFUSE_BLK0_RDATA0 (ESP32: block 0 with 7 words, then
 * three of 8) or EFUSE_RD_WR_DIS on.
 */
export function efuseImage(chip: QemuChip, mac: Mac): Buffer {
  const { efuseSize, efuseLayout } = QEMU_CHIPS[chip];
  const image = Buffer.alloc(efuseSize);
  if (efuseLayout === "words") {
    image.set([...mac.toReversed(), macCrc(mac)], 4 * MAC_WORD);
    for (const { word, bit } of [REVISION_BIT_0, REVISION_BIT_1])
      image.writeUInt32LE((1 << bit) >>> 0, 4 * word);
    return image;
  }
  image.set(mac.toReversed(), BLOCK_1);
  const { offset, shift, value } = MINOR_REVISION;
  image.writeUInt32LE(value << shift, offset);
  return image;
}

/** CRC-8 with the reflected polynomial 0x8c, the checksum of the MAC in the ESP32's eFuses. */
function macCrc(mac: Mac): number {
  let crc = 0;
  for (const byte of mac) {
    crc ^= byte;
    for (let at = 0; at < 8; at++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}
