import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x6000_8800;
const BLOCK_1 = EFUSES + 0x44;

/** ESP32-C3 (QFN32), revision v0.4, no flash in the package. */
export const ESP32C3: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32c3",
  description: "ESP32-C3 (QFN32) (revision v0.4)",
  isRecorded: true,
  defaultMac: [0x34, 0x85, 0x18, 0x6b, 0x2d, 0xa4],
  spi: newerSpi(0x6000_2000),
  uartDivider: 0x6000_0014,
  // Espressif's ROM responded like this in the recorded sessions.
  securityInfo: { apiVersion: 3 },
  // esptool does not try: "Stub flasher is not supported on ESP32-C3 with Secure Boot".
  codeUnderSecureBoot: "not started",
  rtcWatchdog: { configuration: 0x6000_8090, protection: 0x6000_80a8 },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 0, minor: 4 },
      major: [field(BLOCK_1 + 20, 24, 2)],
      minor: [field(BLOCK_1 + 12, 18, 3), field(BLOCK_1 + 20, 23, 1)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
  }),
};
