import { type ChipModel, type MacAddress, NEWER_ROM } from "./chip-model.ts";
import { bit, field, registersOf, word } from "./efuses.ts";

const EFUSE_WORD = (index: number): number => 0x3ff5_a000 + 4 * index;
const CHIP_MAGIC = 0x4000_1000;
const APB_CTL_DATE = 0x3ff6_607c;
const RTC_CALIBRATION = 0x3ff5_f06c;
const GPIO_STRAP = 0x3ff4_4038;

/** The major revision is the number of set bits among these three. */
const REVISION_BIT_0 = field(EFUSE_WORD(3), 15, 1);
const REVISION_BIT_1 = field(EFUSE_WORD(5), 20, 1);
const REVISION_BIT_2 = field(APB_CTL_DATE, 31, 1);
const REVISION_3 = 0b111;
const PACKAGE_D0WD = 1 << 9;
const RATED_240_MHZ = 1 << 13;
const ADC_VREF = 0x0f << 8;
/** With this 8 MHz clock and calibration value, esptool computes exactly 40 MHz (get_rom_cal_crystal_freq). */
const CK8M_FREQUENCY = 80;
const CALIBRATION = 1280 << 7;

/** ESP32-D0WD-V3, revision v3.0. */
export const ESP32: ChipModel = {
  name: "esp32",
  description: "ESP32-D0WD-V3 (revision v3.0)",
  isRecorded: true,
  defaultMac: [0x24, 0x0a, 0xc4, 0x51, 0x7e, 0x0c],
  spi: {
    base: 0x3ff4_2000,
    user: 0x1c,
    user2: 0x24,
    mosiLength: { offset: 0x28, shift: 0 },
    misoLength: { offset: 0x2c, shift: 0 },
    data: 0x80,
    addressInUpperBits: true,
    atStart: { user: 0, user2: 0x7000_0000 },
  },
  crystalHz: 40_000_000,
  uartDivider: 0x3ff4_0014,
  uartClockFactor: 1,
  codeUnderSecureBoot: "started",
  encryptsWithoutKey: true,
  rom: { ...NEWER_ROM, flashBeginLengths: [16] },
  registers: registersOf({
    mac: (mac) => [
      word(EFUSE_WORD(1), ((mac[2] << 24) | (mac[3] << 16) | (mac[4] << 8) | mac[5]) >>> 0),
      word(EFUSE_WORD(2), (macCrc(mac) << 16) | (mac[0] << 8) | mac[1]),
    ],
    revision: {
      value: { major: REVISION_3, minor: 0 },
      major: [REVISION_BIT_0, REVISION_BIT_1, REVISION_BIT_2],
      minor: [],
    },
    flashEncryption: [
      // An odd FLASH_CRYPT_CNT.
      bit(EFUSE_WORD(0), 20),
      // BLOCK1, with the key, cannot be read back; FLASH_CRYPT_CONFIG is 0xf, as ESP-IDF burns it.
      bit(EFUSE_WORD(0), 16),
      { ...field(EFUSE_WORD(5), 28, 4), value: 0xf },
    ],
    // ABS_DONE_1: Secure Boot V2, which a chip of revision 3 uses. With ABS_DONE_0, V1, esptool would not
    // write a bootloader at all.
    secureBoot: [bit(EFUSE_WORD(6), 5)],
    others: [
      word(CHIP_MAGIC, 0x00f0_1d83),
      word(EFUSE_WORD(3), PACKAGE_D0WD | RATED_240_MHZ),
      word(EFUSE_WORD(4), ADC_VREF | CK8M_FREQUENCY),
      word(APB_CTL_DATE, 0x1604_2000),
      word(RTC_CALIBRATION, CALIBRATION),
      // The straps of download mode; the bit for a 1.8 V flash is clear.
      word(GPIO_STRAP, 0x0f),
    ],
  }),
};

/** CRC-8 with the reflected polynomial 0x8c, the checksum of the MAC in the ESP32's eFuses. */
function macCrc(mac: MacAddress): number {
  let crc = 0;
  for (const byte of mac) {
    crc ^= byte;
    for (let at = 0; at < 8; at++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}
