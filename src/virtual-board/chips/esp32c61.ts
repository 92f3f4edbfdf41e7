import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x600b_4800;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-C61, revision v1.0, neither flash nor PSRAM in the package. */
export const ESP32C61: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32c61",
  description: "ESP32-C61N (revision v1.0)",
  defaultMac: [0x30, 0xed, 0xa0, 0x61, 0x7b, 0x14],
  spi: newerSpi(0x6000_3000),
  uartDivider: 0x6000_0014,
  rtcWatchdog: { configuration: 0x600b_1c00, protection: 0x600b_1c18 },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 1, minor: 0 },
      major: [field(BLOCK_1 + 8, 4, 2)],
      minor: [field(BLOCK_1 + 8, 0, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x30, 23, 3),
      keyPurpose0: field(EFUSES + 0x34, 0, 4),
      keyPurpose1: field(EFUSES + 0x34, 4, 4),
      secureBoot: bit(EFUSES + 0x34, 26),
    }),
  }),
};
