import { type ChipModel, NEWER_CHIP, newerSpi } from "./chip-model.ts";
import { bit, field, macAt, protection, registersOf } from "./efuses.ts";

const EFUSES = 0x6000_7000;
const BLOCK_1 = EFUSES + 0x44;
const BLOCK_2 = EFUSES + 0x5c;
/** Address of the ROM's pointer to its flash `read`, through which esptool starts its stub with Secure Boot. */
const ROM_READ_POINTER = 0x3fce_f688;

/** ESP32-S3 (QFN56), revision v0.2, neither flash nor PSRAM in the package. */
export const ESP32S3: ChipModel = {
  ...NEWER_CHIP,
  name: "esp32s3",
  description: "ESP32-S3 (QFN56) (revision v0.2)",
  defaultMac: [0x7c, 0xdf, 0xa1, 0xe2, 0x93, 0x58],
  spi: newerSpi(0x6000_2000),
  uartDivider: 0x6000_0014,
  codeUnderSecureBoot: { readPointer: ROM_READ_POINTER },
  rtcWatchdog: { configuration: 0x6000_8098, protection: 0x6000_80b0 },
  registers: registersOf({
    mac: macAt(BLOCK_1),
    revision: {
      value: { major: 0, minor: 2 },
      major: [field(BLOCK_1 + 20, 24, 2)],
      minor: [field(BLOCK_1 + 12, 18, 3), field(BLOCK_1 + 20, 23, 1)],
    },
    ...protection({
      cryptCount: field(EFUSES + 0x34, 18, 3),
      keyPurpose0: field(EFUSES + 0x34, 24, 4),
      keyPurpose1: field(EFUSES + 0x34, 28, 4),
      secureBoot: bit(EFUSES + 0x38, 20),
    }),
    others: [
      // Block version v1.3, as on chips of revision v0.2.
      { ...field(BLOCK_2 + 16, 0, 2), value: 1 },
      { ...field(BLOCK_1 + 12, 24, 3), value: 3 },
    ],
  }),
};
