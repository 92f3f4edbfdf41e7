import { Failure } from "../../system/errors.ts";
import { chipOfOption } from "../../firmware/flash/chips.ts";
import { tableOrReason } from "../../firmware/formats/partition-table.ts";
import type { BoardFacts } from "../../firmware/plan/plan.ts";
import type { Board } from "../../board/session/board.ts";
import type { Requirements } from "../../board/session/requirements.ts";
import { identify } from "../../board/session/identify.ts";
import { onImageChip } from "../../board/device/image-chip.ts";
import { boardTable } from "../../board/session/board-table.ts";

/** What is known about the board without asking it: from the inputs, and from what it has reported already. */
export function knownFacts({ esptool, tableAddress }: Board): BoardFacts {
  const { chip, revision, flashSize } = esptool.identity;
  return {
    tableAddress,
    chip: chip ?? chipOf(esptool.connection.chip),
    revision: revisionOf(revision),
    flashSize,
  };
}

/** The chip of esptool's option, as esptool names it; `undefined` for `auto`. */
export function chipOf(option: string): string | undefined {
  return chipOfOption(option);
}

/** What is known about any board that a step would accept. */
export function expectedFacts(
  option: string,
  { chip, flashSize, revision }: Requirements,
): Omit<BoardFacts, "tableAddress"> {
  const own = chipOf(option) ?? (chip === undefined ? undefined : chipOf(chip));
  const exact = revision?.orLater === false ? revision.major * 100 + revision.minor : undefined;
  return { chip: own, revision: exact, ...(flashSize === undefined ? {} : { flashSize, isExpected: true }) };
}

/** Whether a plan that was checked by some facts, before the board was asked, also holds for others. */
export function areSame(one: BoardFacts, other: BoardFacts): boolean {
  return FIRST_FACTS.every((fact) => one[fact] === other[fact]);
}

const FIRST_FACTS = ["tableAddress", "chip", "revision", "flashSize", "isExpected"] as const;

/**
 * Asks the board how much flash it has, in one esptool process, which also reports its chip and revision.
 */
export async function askForFlashSize(facts: BoardFacts, board: Board): Promise<BoardFacts> {
  await identify(board);
  const known = knownFacts(board);
  return { ...facts, ...known, flashSizeUntold: known.flashSize === undefined };
}

/** Asks the board for its partition table, in one esptool process, which also reports its chip and revision. */
export async function askForTable(board: Board): Promise<BoardFacts> {
  const bytes = await readableTable(board);
  return { ...knownFacts(board), ...(bytes === undefined ? {} : tableFacts(bytes, board.tableAddress)) };
}

/**
 * Reads the board's security settings, in one esptool process; an unknown chip is identified first, in another.
 * @param imageChip the images' chip, as esptool names it.
 * @throws {Failure} `image-wrong-chip` if the board has another.
 */
export async function askForSecurity(
  facts: BoardFacts,
  board: Board,
  imageChip: string | undefined,
): Promise<BoardFacts> {
  const chip = facts.chip ?? imageChip;
  if (chip === undefined) await identify(board);
  const security = await onImageChip(imageChip, board, () =>
    board.session.readings.reportedSecurity({ chip }),
  );
  return { ...facts, ...knownFacts(board), security, securityUntold: security === undefined };
}

function tableFacts(bytes: Buffer, address: number): Pick<BoardFacts, "table" | "tableProblem"> {
  const table = tableOrReason(bytes, { address });
  return typeof table === "string" ? { tableProblem: table } : { table };
}

/** Asks for flash size, table and security settings: a dry run is not in a hurry. */
export async function askEverything(board: Board): Promise<BoardFacts> {
  const sized = await askForFlashSize(knownFacts(board), board);
  return askForSecurity({ ...sized, ...(await askForTable(board)) }, board, undefined);
}

/** `undefined` in Secure Download Mode, where nothing can be read. */
async function readableTable(board: Board): Promise<Buffer | undefined> {
  try {
    return await boardTable(board);
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode") return undefined;
    throw error;
  }
}

function revisionOf(text: string | undefined): number | undefined {
  const match = /^v(\d+)\.(\d+)$/.exec(text ?? "");
  return match === null ? undefined : Number(match[1]) * 100 + Number(match[2]);
}
