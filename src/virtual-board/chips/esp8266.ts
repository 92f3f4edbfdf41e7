import { type ChipModel } from "./chip-model.ts";
import { type RegisterContents, registersOf, word } from "./efuses.ts";

const CHIP_MAGIC = 0x4000_1000;
const OTP_WORD_0 = 0x3ff0_0050;
const OTP_WORD_1 = 0x3ff0_0054;
const OTP_WORD_3 = 0x3ff0_005c;

/** The vendor's three bytes are in word 3, the board's in words 1 and 0. */
const mac: RegisterContents["mac"] = ([a, b, c, d, e, f]) => [
  word(OTP_WORD_0, (f << 24) >>> 0),
  word(OTP_WORD_1, (d << 8) | e),
  word(OTP_WORD_3, (a << 16) | (b << 8) | c),
];

/** ESP8266EX, with the 26 MHz crystal of nearly all modules. */
export const ESP8266: ChipModel = {
  name: "esp8266",
  description: "ESP8266EX",
  isRecorded: false,
  defaultMac: [0x18, 0xfe, 0x34, 0xa1, 0x5c, 0x27],
  spi: {
    base: 0x6000_0200,
    user: 0x1c,
    user2: 0x24,
    // Both are in the register USER1.
    mosiLength: { offset: 0x20, shift: 17 },
    misoLength: { offset: 0x20, shift: 8 },
    data: 0x40,
    addressInUpperBits: true,
    atStart: { user: 0, user2: 0x7000_0000 },
  },
  crystalHz: 26_000_000,
  uartDivider: 0x6000_0014,
  uartClockFactor: 2,
  codeUnderSecureBoot: "started",
  rom: {
    statusBytes: 2,
    firstCommandsOnly: true,
    // The ROM contains the parameters of a Winbond W25Q32.
    flashBytes: 0x40_0000,
    flashBeginLengths: [16],
  },
  registers: registersOf({
    mac,
    // The ESP8266 has no revision.
    revision: { value: { major: 0, minor: 0 }, major: [], minor: [] },
    flashEncryption: [],
    secureBoot: [],
    others: [word(CHIP_MAGIC, 0xfff0_c101)],
  }),
};
