import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0xc400_8000;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-E22. esptool 5.6.0 has no stub for it, and reads neither its revision nor flash encryption from eFuses. */
export const ESP32E22: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32e22",
  description: "ESP32-E22 (revision v0.0)",
  defaultMac: [0x60, 0x55, 0xf9, 0x22, 0xe4, 0x7a],
  spi: newerSpi(0xc300_3000),
  uartDivider: 0xc310_2014,
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: { value: { major: 0, minor: 0 }, major: [], minor: [] },
    ...protection({
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
  }),
};
