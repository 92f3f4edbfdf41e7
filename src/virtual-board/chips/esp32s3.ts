import { type ChipModel } from "./chip-model.ts";
import { blockOneEfuses, NEWER_SPI, protectionEfuses } from "./newer-efuses.ts";

const EFUSES = 0x6000_7000;
/** Block version v1.3, as chips of revision v0.2 carry it (block 2 word 4 and block 1 word 3). */
const BLOCK_2_WORD_4 = EFUSES + 0x5c + 4 * 4;
const BLOCK_VERSION_MAJOR = 1;
/** Where the ROM keeps the address of its flash `read`, through which esptool starts its stub under secure boot. */
const ROM_READ_POINTER = 0x3fce_f688;

/** ESP32-S3 (QFN56), revision v0.2, neither flash nor PSRAM in the package. */
export const ESP32S3: ChipModel = {
  name: "esp32s3",
  defaultMac: [0x7c, 0xdf, 0xa1, 0xe2, 0x93, 0x58],
  spi: NEWER_SPI,
  uartDivider: 0x6000_0014,
  securityInfo: { apiVersion: 0 },
  codeUnderSecureBoot: { readPointer: ROM_READ_POINTER },
  romFlashBeginLengths: [16, 20],
  registers: (identity) =>
    new Map([
      ...protectionEfuses(EFUSES, identity),
      ...blockOneEfuses(EFUSES, identity.mac, { major: 0, minor: 2, blockVersionMinor: 3 }),
      [BLOCK_2_WORD_4, BLOCK_VERSION_MAJOR],
    ]),
};
