import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x600b_4000;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-H21, revision v0.0, no flash in the package. */
export const ESP32H21: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32h21",
  description: "ESP32-H21N (revision v0.0)",
  defaultMac: [0x74, 0x4d, 0xbd, 0x21, 0x0a, 0x52],
  spi: newerSpi(0x6000_3000),
  crystalHz: 32_000_000,
  uartDivider: 0x6000_0014,
  registers: registersOf({
    mac: macAt(BLOCK_1, 0xfffe),
    revision: {
      value: { major: 0, minor: 0 },
      major: [field(BLOCK_1 + 20, 8, 2)],
      minor: [field(BLOCK_1 + 20, 4, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
  }),
};
