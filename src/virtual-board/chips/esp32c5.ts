import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x600b_4800;
const BLOCK_1 = EFUSES + 0x44;
const CLOCK_CONFIGURATION = 0x6009_6110;

/** ESP32-C5, revision v1.0, neither flash nor PSRAM in the package, with the 48 MHz crystal that its ROM expects. */
export const ESP32C5: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32c5",
  description: "ESP32-C5N (revision v1.0)",
  defaultMac: [0x30, 0xed, 0xa0, 0xe0, 0x41, 0x9c],
  spi: newerSpi(0x6000_3000),
  crystalHz: 48_000_000,
  uartDivider: 0x6000_0014,
  rtcWatchdog: { configuration: 0x600b_1c00, protection: 0x600b_1c18 },
  registers: registersOf({
    mac: macAt(BLOCK_1, 0xfffe),
    revision: {
      value: { major: 1, minor: 0 },
      major: [field(BLOCK_1 + 8, 4, 2)],
      minor: [field(BLOCK_1 + 8, 0, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 16, 3),
      keyPurpose0: field(EFUSES + 0x34, 22, 5),
      keyPurpose1: field(EFUSES + 0x34, 27, 5),
      secureBoot: bit(EFUSES + 0x38, 25),
    }),
    others: [{ ...field(CLOCK_CONFIGURATION, 24, 7), value: 48 }],
  }),
};
