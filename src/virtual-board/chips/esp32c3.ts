import { type ChipModel } from "./chip-model.ts";
import { blockOneEfuses, NEWER_SPI, protectionEfuses } from "./newer-efuses.ts";

const EFUSES = 0x6000_8800;

/** ESP32-C3 (QFN32), revision v0.4, no flash in the package. */
export const ESP32C3: ChipModel = {
  name: "esp32c3",
  defaultMac: [0x34, 0x85, 0x18, 0x6b, 0x2d, 0xa4],
  spi: NEWER_SPI,
  uartDivider: 0x6000_0014,
  // The API version is what Espressif's ROM answered in the recorded conversations.
  securityInfo: { apiVersion: 3 },
  // esptool does not try: "Stub flasher is not supported on ESP32-C3 with Secure Boot".
  codeUnderSecureBoot: "not started",
  romFlashBeginLengths: [16, 20],
  registers: (identity) =>
    new Map([
      ...protectionEfuses(EFUSES, identity),
      ...blockOneEfuses(EFUSES, identity.mac, { major: 0, minor: 4 }),
    ]),
};
