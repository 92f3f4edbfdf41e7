import { readFile, rm } from "node:fs/promises";
import { Failure } from "../errors.ts";
import type { Manner } from "../esptool/client.ts";
import type { Board } from "./board.ts";

/** What the chip's eFuses say of the protection of its flash. */
export interface SecurityState {
  readonly secureBoot: boolean;
  readonly flashEncryption: boolean;
}

/** What protects the chip. */
export interface ChipSecurity extends SecurityState {
  readonly secureDownloadMode: boolean;
}

/**
 * The ESP32's ROM cannot be asked, so its eFuses are read: words 0 to 6 of block 0 (Technical Reference Manual,
 * eFuse Controller). FLASH_CRYPT_CNT is encryption by an odd number of bits; ABS_DONE_0 and 1 are secure boot.
 */
const ESP32_EFUSES = { address: 0x3ff5_a000, size: 28 } as const;
const FLASH_CRYPT_CNT = 0x7f << 20;
const ABS_DONE_WORD = 6;
const ABS_DONE = 0b11 << 4;

/** Neither has the ESP8266 anything to protect, nor the ESP32 a Secure Download Mode. */
const UNPROTECTED: ChipSecurity = { secureBoot: false, flashEncryption: false, secureDownloadMode: false };

/**
 * Asks the chip, whose identity is known already, in one esptool process.
 * @param stay whether the chip stays in its loader; the ESP8266 is not asked, and stays where it is.
 * @throws {Failure} `esptool-failed` when esptool does not say it, `chip-unsupported` when the chip does not.
 */
export async function readSecurity(board: Board, stay = true): Promise<ChipSecurity> {
  const manner = { quiet: true, stay };
  switch (board.esptool.identity.chip) {
    case "ESP8266":
      return UNPROTECTED;
    case "ESP32":
      return readEsp32(board, manner);
    default: {
      const seen = await board.esptool.run({ name: "get-security-info" }, 0, new Map(), manner);
      const { secureBoot, flashEncryption, secureDownloadMode } = seen;
      if (secureBoot === undefined || flashEncryption === undefined || secureDownloadMode === undefined) {
        throw unknown(board);
      }
      return { secureBoot, flashEncryption, secureDownloadMode };
    }
  }
}

async function readEsp32(board: Board, manner: Manner): Promise<ChipSecurity> {
  const output = await board.folder.writeBytes("efuses.bin", Buffer.alloc(0));
  try {
    await board.esptool.run({ name: "dump-mem", ...ESP32_EFUSES, output }, 0, new Map(), manner);
    const efuses = await readFile(output);
    if (efuses.length !== ESP32_EFUSES.size) throw unknown(board);
    return {
      ...UNPROTECTED,
      secureBoot: (efuses.readUInt32LE(ABS_DONE_WORD * 4) & ABS_DONE) !== 0,
      flashEncryption: countBits(efuses.readUInt32LE(0) & FLASH_CRYPT_CNT) % 2 === 1,
    };
  } finally {
    await rm(output, { force: true });
  }
}

function countBits(word: number): number {
  return word.toString(2).replaceAll("0", "").length;
}

function unknown({ esptool }: Board): Failure {
  return new Failure(
    "esptool-failed",
    `esptool did not say how the flash of the chip on ${esptool.connection.port.name} is protected.`,
    "The log has all that esptool said. Nothing was changed.",
  );
}
