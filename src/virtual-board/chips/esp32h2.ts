import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x600b_0800;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-H2, revision v0.1, no flash in the package. */
export const ESP32H2: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32h2",
  description: "ESP32-H2 (revision v0.1)",
  defaultMac: [0x74, 0x4d, 0xbd, 0x60, 0x1f, 0xca],
  spi: newerSpi(0x6000_3000),
  crystalHz: 32_000_000,
  uartDivider: 0x6000_0014,
  registers: registersOf({
    mac: macAt(BLOCK_1, 0xfffe),
    revision: {
      value: { major: 0, minor: 1 },
      major: [field(BLOCK_1 + 12, 21, 2)],
      minor: [field(BLOCK_1 + 12, 18, 3)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
  }),
};
