import { readFile, rm } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import type { Command } from "../../esptool/run/arguments.ts";
import type { RunOptions } from "../../esptool/run/client.ts";
import { optionOfChip, protectionOf } from "../../firmware/flash/chips.ts";
import type { ConnectedChip } from "./connected-chip.ts";

/** The flash protection set in the chip's eFuses. */
export interface SecurityState {
  readonly secureBoot: boolean;
  readonly flashEncryption: boolean;
}

export interface ChipSecurity extends SecurityState {
  readonly secureDownloadMode: boolean;
}

// In the eFuses, an odd number of bits in FLASH_CRYPT_CNT means flash encryption; ABS_DONE_0 and 1 mean Secure Boot.
const FLASH_CRYPT_CNT = 0x7f << 20;
const ABS_DONE_WORD = 6;
const ABS_DONE = 0b11 << 4;

/** A chip without protection; chips whose eFuses are read have no Secure Download Mode. */
const UNPROTECTED: ChipSecurity = { secureBoot: false, flashEncryption: false, secureDownloadMode: false };

/** How a chip is queried. */
export interface SecurityOptions {
  /** As `RunOptions.isLast`; a chip without protection is not queried, and so not reset. */
  readonly isLast?: boolean;
  /** The required chip, as esptool names it; by default the one that the board reported. */
  readonly chip?: string | undefined;
}

/**
 * Queries the chip in one esptool process.
 * @throws {Failure} `not-supported-by-chip` if the chip or esptool does not report it, `wrong-chip` for another chip.
 */
export async function readSecurity(
  board: ConnectedChip,
  { isLast = false, chip }: SecurityOptions = {},
): Promise<ChipSecurity> {
  const named = chip ?? board.esptool.identity.chip;
  if (protectionOf(named) === "none") return UNPROTECTED;
  const options = { quiet: true, isLast, chip: chip === undefined ? undefined : optionOfChip(chip) };
  const question = securityQuestion(named);
  return question.name === "dump-mem" ? readEfuses(board, question, options) : ask(board, question, options);
}

/** The command that queries a chip with protection. */
export function securityQuestion(chip: string | undefined): SecurityQuestion {
  const protection = protectionOf(chip);
  return typeof protection === "object"
    ? { name: "dump-mem", ...protection, output: "efuses.bin" }
    : { name: "get-security-info" };
}

type SecurityQuestion = Extract<Command, { name: "dump-mem" | "get-security-info" }>;

async function ask(
  board: ConnectedChip,
  question: Extract<SecurityQuestion, { name: "get-security-info" }>,
  options: RunOptions,
): Promise<ChipSecurity> {
  const seen = await board.esptool.run(question, 0, new Map(), options);
  const { secureBoot, flashEncryption, secureDownloadMode } = seen;
  if (secureBoot === undefined || flashEncryption === undefined || secureDownloadMode === undefined) {
    throw unknown(board);
  }
  return { secureBoot, flashEncryption, secureDownloadMode };
}

async function readEfuses(
  board: ConnectedChip,
  question: Extract<SecurityQuestion, { name: "dump-mem" }>,
  options: RunOptions,
): Promise<ChipSecurity> {
  const output = await board.folder.writeBytes(question.output, Buffer.alloc(0));
  try {
    await board.esptool.run({ ...question, output }, 0, new Map(), options);
    const efuses = await readFile(output);
    if (efuses.length !== question.size) throw unknown(board);
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

function unknown({ esptool }: ConnectedChip): Failure {
  return new Failure(
    "not-supported-by-chip",
    `esptool did not report the security settings of the chip on ${esptool.connection.port.name}.`,
    "The log has esptool's output. Nothing was changed.",
  );
}
