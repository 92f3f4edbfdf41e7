import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x600b_1800;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-H4 for high temperatures (the only one that esptool supports), revision v0.0, no flash in the package. */
export const ESP32H4: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32h4",
  description: "ESP32-H4H (revision v0.0)",
  defaultMac: [0x74, 0x4d, 0xbd, 0x04, 0xc6, 0x8e],
  spi: newerSpi(0x6009_9000),
  crystalHz: 32_000_000,
  uartDivider: 0x6001_2014,
  registers: registersOf({
    mac: macAt(BLOCK_1, 0xfffe),
    revision: {
      value: { major: 0, minor: 0 },
      major: [field(BLOCK_1 + 12, 22, 2)],
      minor: [field(BLOCK_1 + 12, 18, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x30, 23, 3),
      keyPurpose0: field(EFUSES + 0x34, 0, 5),
      keyPurpose1: field(EFUSES + 0x34, 5, 5),
      secureBoot: bit(EFUSES + 0x38, 5),
    }),
    others: [{ ...field(BLOCK_1 + 16, 10, 2), value: 1 }],
  }),
};
