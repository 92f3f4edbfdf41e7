import { type ChipIdentity, type MacAddress, type SpiController } from "./chip-model.ts";

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

/** Purposes of keys, as esptool names them; 0 is that of an empty key block. */
const XTS_AES_128_KEY = 4;
const SECURE_BOOT_DIGEST0 = 9;
const SECURE_BOOT_ENABLED = 1 << 20;

type Protection = Pick<ChipIdentity, "flashEncryption" | "secureBoot">;

/** The purposes of KEY0, which encrypts the flash, and of KEY1, the digest of the key that signs; the others are empty. */
export function keyPurposes({ flashEncryption, secureBoot }: Protection): [number, number] {
  return [flashEncryption ? XTS_AES_128_KEY : 0, secureBoot ? SECURE_BOOT_DIGEST0 : 0];
}

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

/** The words of block 0 with the flash encryption counter (odd: on), the purposes of the keys, and secure boot. */
export function protectionEfuses(efuses: number, protection: Protection): [number, number][] {
  const [key0, key1] = keyPurposes(protection);
  const cryptCount = protection.flashEncryption ? 1 : 0;
  return [
    [efuses + 0x34, ((cryptCount << 18) | (key0 << 24) | (key1 << 28)) >>> 0],
    [efuses + 0x38, protection.secureBoot ? SECURE_BOOT_ENABLED : 0],
  ];
}
