import { type ChipModel, type MacAddress } from "./chip-model.ts";

const EFUSE_WORD = (word: number): number => 0x3ff5_a000 + 4 * word;
const CHIP_MAGIC = 0x4000_1000;
const APB_CTL_DATE = 0x3ff6_607c;
const RTC_CALIBRATION = 0x3ff5_f06c;
const GPIO_STRAP = 0x3ff4_4038;

/** Revision 3 is written in three bits: word 3 bit 15, word 5 bit 20 and the top bit of APB_CTL_DATE. */
const REVISION_BIT_0 = 1 << 15;
const REVISION_BIT_1 = 1 << 20;
const REVISION_BIT_2 = 0x8000_0000;
const PACKAGE_D0WD = 1 << 9;
const RATED_240_MHZ = 1 << 13;
const ADC_VREF = 0x0f << 8;
/** With this 8 MHz clock and calibration value esptool computes exactly 40 MHz (get_rom_cal_crystal_freq). */
const CK8M_FREQUENCY = 80;
const CALIBRATION = 1280 << 7;
const FLASH_CRYPT_COUNT = 1 << 20;
/** BLOCK1, which holds the key, cannot be read back; FLASH_CRYPT_CONFIG is 0xf as ESP-IDF burns it. */
const KEY_READ_PROTECTED = 1 << 16;
const FLASH_CRYPT_CONFIG = 0xf000_0000;
/**
 * ABS_DONE_1: the second version of secure boot, which a chip of revision 3 uses. ABS_DONE_0, the first, would keep
 * esptool from writing a bootloader at all.
 */
const SECURE_BOOT_V2 = 1 << 5;

/** ESP32-D0WD-V3, revision v3.0. */
export const ESP32: ChipModel = {
  name: "esp32",
  defaultMac: [0x24, 0x0a, 0xc4, 0x51, 0x7e, 0x0c],
  spi: {
    base: 0x3ff4_2000,
    user: 0x1c,
    user1: 0x20,
    user2: 0x24,
    mosiLength: 0x28,
    misoLength: 0x2c,
    data: 0x80,
    addressInUpperBits: true,
    atStart: { user: 0, user2: 0x7000_0000 },
  },
  uartDivider: 0x3ff4_0014,
  codeUnderSecureBoot: "started",
  romFlashBeginLengths: [16],
  registers: ({ mac, flashEncryption, secureBoot }) =>
    new Map([
      [CHIP_MAGIC, 0x00f0_1d83],
      [EFUSE_WORD(0), flashEncryption ? FLASH_CRYPT_COUNT | KEY_READ_PROTECTED : 0],
      [EFUSE_WORD(1), ((mac[2] << 24) | (mac[3] << 16) | (mac[4] << 8) | mac[5]) >>> 0],
      [EFUSE_WORD(2), (macCrc(mac) << 16) | (mac[0] << 8) | mac[1]],
      [EFUSE_WORD(3), REVISION_BIT_0 | PACKAGE_D0WD | RATED_240_MHZ],
      [EFUSE_WORD(4), ADC_VREF | CK8M_FREQUENCY],
      [EFUSE_WORD(5), (REVISION_BIT_1 | (flashEncryption ? FLASH_CRYPT_CONFIG : 0)) >>> 0],
      [EFUSE_WORD(6), secureBoot ? SECURE_BOOT_V2 : 0],
      [APB_CTL_DATE, (REVISION_BIT_2 | 0x1604_2000) >>> 0],
      [RTC_CALIBRATION, CALIBRATION],
      // The straps of download mode; the bit for 1.8 V flash is clear.
      [GPIO_STRAP, 0x0f],
    ]),
};

/** CRC-8 with the reflected polynomial 0x8c, which guards the MAC in the ESP32's eFuses. */
function macCrc(mac: MacAddress): number {
  let crc = 0;
  for (const byte of mac) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}
