import { Failure } from "../errors.ts";
import { chipOfOption } from "../firmware/chips.ts";
import { FormatError } from "../firmware/format-error.ts";
import { parsePartitionTable } from "../firmware/partition-table.ts";
import type { BoardFacts } from "../firmware/plan.ts";
import type { Board } from "./board.ts";
import { readSecurity } from "./security.ts";
import { tableBytes } from "./table-bytes.ts";

const BLANK = 0xff;

/** What is known of the board without asking it: what was asked for, and what it has said already. */
export function knownFacts({ esptool, tableAddress }: Board): BoardFacts {
  const { chip, revision, flashSize } = esptool.identity;
  const asked = esptool.connection.chip;
  return {
    tableAddress,
    chip: chip ?? (asked === "esp8266" ? "ESP8266" : chipOfOption(asked)),
    revision: revisionOf(revision),
    flashSize,
  };
}

/**
 * Asks the board for its partition table, in one esptool process, which also tells its chip and revision; where there
 * is something that is no table, which may be ciphertext, in one more for its security. The chip stays in its loader.
 */
export async function askForPlan(board: Board): Promise<BoardFacts> {
  const bytes = await readTable(board);
  const facts = { ...knownFacts(board), ...(bytes === undefined ? {} : tableIn(bytes, board.tableAddress)) };
  const isOpen = facts.tableProblem !== undefined && bytes?.every((byte) => byte === BLANK) === false;
  return isOpen ? askForSecurity(facts, board) : facts;
}

/** In one esptool process; the chip stays in its loader. */
export async function askForSecurity(facts: BoardFacts, board: Board): Promise<BoardFacts> {
  return { ...facts, security: await securityOf(board) };
}

function tableIn(bytes: Buffer, address: number): Pick<BoardFacts, "table" | "tableProblem"> {
  try {
    return { table: parsePartitionTable(bytes, { address }) };
  } catch (error) {
    if (error instanceof FormatError) return { tableProblem: error.message };
    throw error;
  }
}

/** Of the board, with its security: for a dry run, which may take its time. */
export async function askEverything(board: Board): Promise<BoardFacts> {
  const facts = await askForPlan(board);
  return facts.security === undefined ? askForSecurity(facts, board) : facts;
}

/** `undefined` in Secure Download Mode, which lets nothing be read. */
async function readTable(board: Board): Promise<Buffer | undefined> {
  try {
    return await tableBytes(board);
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode") return undefined;
    throw error;
  }
}

/** `undefined` of a chip that does not tell. */
async function securityOf(board: Board): Promise<BoardFacts["security"]> {
  try {
    return await readSecurity(board);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === "esptool-failed" || error.code === "chip-unsupported") return undefined;
    throw error;
  }
}

function revisionOf(text: string | undefined): number | undefined {
  const match = /^v(\d+)\.(\d+)$/.exec(text ?? "");
  return match === null ? undefined : Number(match[1]) * 100 + Number(match[2]);
}
