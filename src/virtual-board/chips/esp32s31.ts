import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x2071_5000;
const BLOCK_1 = EFUSES + 0x50;

/** ESP32-S31, revision v0.0. */
export const ESP32S31: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32s31",
  description: "ESP32-S31 (revision v0.0)",
  defaultMac: [0x7c, 0xdf, 0xa1, 0x31, 0x5d, 0xb0],
  spi: newerSpi(0x2050_1000),
  rtcWatchdog: { configuration: 0x2080_1000, protection: 0x2080_1018 },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 0, minor: 0 },
      major: [field(BLOCK_1 + 12, 22, 2)],
      minor: [field(BLOCK_1 + 12, 18, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 21, 3),
      keyPurpose0: field(EFUSES + 0x38, 0, 5),
      keyPurpose1: field(EFUSES + 0x38, 5, 5),
      secureBoot: bit(EFUSES + 0x3c, 2),
    }),
  }),
};
