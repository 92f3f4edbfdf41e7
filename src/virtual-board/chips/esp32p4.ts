import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x5012_d000;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-P4, revision v1.3. esptool has another stub from v3.0 on, and has to power the flash from v3.1 on. */
export const ESP32P4: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32p4",
  description: "ESP32-P4 (revision v1.3)",
  defaultMac: [0x60, 0x55, 0xf9, 0xf8, 0x80, 0x36],
  spi: newerSpi(0x5008_d000),
  rtcWatchdog: { configuration: 0x5011_6000, protection: 0x5011_6018 },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 1, minor: 3 },
      major: [field(BLOCK_1 + 8, 4, 2), field(BLOCK_1 + 8, 23, 1)],
      minor: [field(BLOCK_1 + 8, 0, 4)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
  }),
};
