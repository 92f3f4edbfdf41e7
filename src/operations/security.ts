import { readFile, rm } from "node:fs/promises";
import { Failure } from "../errors.ts";
import type { Board } from "./board.ts";

/** What the chip's eFuses say of the protection of its flash. */
export interface SecurityState {
  readonly secureBoot: boolean;
  readonly flashEncryption: boolean;
}

/**
 * The ESP32's ROM cannot be asked, so its eFuses are read: words 0 to 6 of block 0 (Technical Reference Manual,
 * eFuse Controller). FLASH_CRYPT_CNT is encryption by an odd number of bits; ABS_DONE_0 and 1 are secure boot.
 */
const ESP32_EFUSES = { address: 0x3ff5_a000, size: 28 } as const;
const FLASH_CRYPT_CNT = 0x7f << 20;
const ABS_DONE_WORD = 6;
const ABS_DONE = 0b11 << 4;

/**
 * Asks the chip, whose identity is known already, in one esptool process. The chip stays in its loader.
 * @throws {Failure} `esptool-failed` when it does not say it.
 */
export async function readSecurity(board: Board): Promise<SecurityState> {
  switch (board.esptool.identity.chip) {
    case "ESP8266":
      return { secureBoot: false, flashEncryption: false };
    case "ESP32":
      return readEsp32(board);
    default: {
      const manner = { quiet: true, stay: true };
      const seen = await board.esptool.run({ name: "get-security-info" }, 0, new Map(), manner);
      const { secureBoot, flashEncryption } = seen;
      if (secureBoot === undefined || flashEncryption === undefined) throw unknown(board);
      return { secureBoot, flashEncryption };
    }
  }
}

async function readEsp32(board: Board): Promise<SecurityState> {
  const output = await board.folder.writeBytes("efuses.bin", Buffer.alloc(0));
  try {
    const manner = { quiet: true, stay: true };
    await board.esptool.run({ name: "dump-mem", ...ESP32_EFUSES, output }, 0, new Map(), manner);
    const efuses = await readFile(output);
    if (efuses.length !== ESP32_EFUSES.size) throw unknown(board);
    return {
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
