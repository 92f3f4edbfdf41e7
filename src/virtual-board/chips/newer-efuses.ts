import { type MacAddress, type SpiController } from "./chip-model.ts";

/** The SPI controller of ESP32-C3 and ESP32-S3. */
export const NEWER_SPI: SpiController = {
  base: 0x6000_2000,
  user: 0x18,
  user1: 0x1c,
  user2: 0x20,
  mosiLength: 0x24,
  misoLength: 0x28,
  data: 0x58,
  addressInUpperBits: false,
  atStart: { user: 0x8000_00c0, user2: 0x7000_0000 },
};

/** Key purpose of KEY0 in an encrypted chip (XTS_AES_128_KEY), and the others, which are empty. */
export const XTS_AES_128_KEY = 4;

interface Revision {
  readonly major: number;
  readonly minor: number;
  readonly blockVersionMinor?: number;
}

/** The words of block 1 that esptool reads on ESP32-C3 and ESP32-S3: MAC, revision, package. */
export function blockOneEfuses(efuses: number, mac: MacAddress, revision: Revision): [number, number][] {
  const word = (index: number): number => efuses + 0x44 + 4 * index;
  const { major, minor, blockVersionMinor = 0 } = revision;
  return [
    [word(0), ((mac[2] << 24) | (mac[3] << 16) | (mac[4] << 8) | mac[5]) >>> 0],
    [word(1), (mac[0] << 8) | mac[1]],
    [word(3), ((minor & 7) << 18) | (blockVersionMinor << 24)],
    [word(5), ((minor >> 3) << 23) | (major << 24)],
  ];
}

/** The words of block 0 with the flash encryption counter (odd: on) and the purpose of KEY0. */
export function keyEfuses(efuses: number, flashEncryption: boolean): [number, number][] {
  if (!flashEncryption) return [];
  return [[efuses + 0x34, (1 << 18) | (XTS_AES_128_KEY << 24)]];
}
