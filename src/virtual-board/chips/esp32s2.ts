import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf, word } from "./efuses.ts";

const EFUSES = 0x3f41_a000;
const BLOCK_1 = EFUSES + 0x44;
const CHIP_MAGIC = 0x4000_1000;

/** ESP32-S2, revision v1.0, neither flash nor PSRAM in the package. */
export const ESP32S2: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32s2",
  description: "ESP32-S2 (revision v1.0)",
  defaultMac: [0x7c, 0xdf, 0xa1, 0x02, 0x6b, 0x4e],
  spi: newerSpi(0x3f40_2000),
  uartDivider: 0x3f40_0014,
  securityInfo: "without chip id",
  rtcWatchdog: { configuration: 0x3f40_8094, protection: 0x3f40_80ac },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 1, minor: 0 },
      major: [field(BLOCK_1 + 12, 18, 2)],
      minor: [field(BLOCK_1 + 16, 4, 3), field(BLOCK_1 + 12, 20, 1)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
    others: [word(CHIP_MAGIC, 0x0000_07c6)],
  }),
};
