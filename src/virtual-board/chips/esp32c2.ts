import { type ChipModel, NEWER_CHIP, NEWER_ROM, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, registersOf } from "./efuses.ts";

const EFUSES = 0x6000_8800;
const BLOCK_2 = EFUSES + 0x40;

/**
 * ESP32-C2, revision v1.2 (esptool has no stub for v0.0), no flash in the package. Its ROM assumes a 40 MHz crystal, so
 * esptool requests different rates if it is 26 MHz, as on Espressif's own boards.
 */
export const ESP32C2: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32c2",
  description: "ESP32-C2 (revision v1.2)",
  defaultMac: [0x10, 0x97, 0xbd, 0x3c, 0x05, 0xe8],
  spi: newerSpi(0x6000_2000),
  crystalHz: 26_000_000,
  uartDivider: 0x6000_0014,
  rom: { ...NEWER_ROM, crystalHz: 40_000_000 },
  rtcWatchdog: { configuration: 0x6000_8084, protection: 0x6000_809c },
  registers: registersOf({
    mac: macAt(BLOCK_2),
    revision: {
      value: { major: 1, minor: 2 },
      major: [field(BLOCK_2 + 4, 20, 2)],
      minor: [field(BLOCK_2 + 4, 16, 4)],
    },
    flashEncryption: [
      { ...field(EFUSES + 0x30, 7, 3), value: 1 },
      // The lower half of its only key block, with a 128-bit key, cannot be read back.
      bit(EFUSES + 0x30, 0),
    ],
    secureBoot: [bit(EFUSES + 0x30, 21)],
  }),
};
