import type { BoardFacts, Finding, PlannedImage } from "../../firmware/plan/plan.ts";
import { type CheckedPlan, checkPlan } from "../../firmware/plan/plan-check.ts";
import { lossFinding } from "../../firmware/plan/plan-losses.ts";
import type { Board } from "../../board/session/board.ts";
import { askWhatBoots, type BootAnswer } from "./boots-next.ts";
import type { Requirements } from "../../board/session/requirements.ts";
import { type Image, type PlannedCopy, readImage } from "../images/images.ts";
import {
  areSame,
  askForFlashSize,
  askForSecurity,
  askForTable,
  expectedFacts,
  knownFacts,
} from "./plan-facts.ts";
import { lostOnBoard } from "./plan-losses.ts";
import { refusalOf, warningsIn, withForce } from "./plan-refusal.ts";
import { annotateWarnings } from "../plan-warnings.ts";
import type { FlashRequest } from "./inputs.ts";

/** What is known about the images of a flash once they have passed the checks. */
export interface FlashPlan {
  /** Warnings, as sentences. */
  readonly warnings: readonly string[];
  /** The images' chip, as esptool names it, if they specify one. */
  readonly chip: string | undefined;
  /** Which application boots after the flash, if known. */
  readonly boot: BootAnswer;
  /** The facts about the board that the checks needed. */
  readonly needs: Pick<CheckedPlan, "needsFlashSize" | "needsTable" | "dependsOnSecurity">;
}

/** What is known about the images without the board. */
export interface CheckedFiles extends CheckedPlan {
  readonly images: readonly PlannedImage[];
  /** The facts by which they were checked. */
  readonly facts: BoardFacts;
}

/** Asks the board what a first check of the plan leaves open. */
export type AskBoard = (
  board: Board,
  facts: BoardFacts,
  first: CheckedPlan,
  request: FlashRequest,
) => Promise<BoardFacts>;

/**
 * Checks the files to write, as far as possible without the board.
 * @param option the chip as esptool's options spell it; `auto` if unknown.
 * @param tableAddress of the partition table in the flash.
 * @param expected what the board must be: images that could not run on it are refused.
 * @throws {Failure} class `refused`; `file-unreadable`.
 */
export async function checkFiles(
  request: FlashRequest,
  option: string,
  tableAddress: number,
  expected: Requirements = {},
): Promise<CheckedFiles> {
  const images = await readPlanned(
    request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 })),
  );
  const facts = { ...expectedFacts(option, expected), tableAddress };
  const checked = checkRequest(request, images, facts);
  const failure = refusalOf(withForce(checked.findings, request.force));
  if (failure !== undefined) throw failure;
  return { ...checked, images, facts };
}

/**
 * Checks the copies that will be written, before the first byte is written. The board is asked only what the files
 * leave open: its flash size if a build needs a large one, its table if an application comes without one, its data if a
 * merged image would erase some, and its security settings if a protected chip would not start the images.
 * @param files the result without the board, which is reused if the facts are the same.
 * @param ask asks only what is open, or everything that could matter.
 * @throws {Failure} class `refused`, with everything that is wrong.
 */
export async function checkFlash(
  request: FlashRequest,
  images: readonly Image[],
  board: Board,
  files: CheckedFiles | undefined,
  ask: AskBoard = askWhatIsOpen,
): Promise<FlashPlan> {
  const planned = files?.images ?? (await readPlanned(images));
  const facts = knownFacts(board);
  const isKnown = files !== undefined && areSame(files.facts, facts);
  const first = isKnown ? files : checkRequest(request, planned, facts);
  refuse(request, first);
  const more = await ask(board, facts, first, request);
  const checked = more === facts ? first : checkRequest(request, planned, more);
  if (checked !== first) refuse(request, checked);
  if (!request.allowDataLoss && request.extent !== "chip") {
    const losses = lossFinding(await lostOnBoard(checked.losses, board), "refusal");
    refuse(request, { findings: losses });
  }
  const boot = await askWhatBoots(request, planned, more, board);
  for (const line of boot.says) board.say(line);
  const warnings = [...warningsIn(withForce(checked.findings, request.force)), ...boot.warnings];
  annotateWarnings(warnings, board);
  const chip = request.force ? undefined : (more.chip ?? checked.chip);
  const { needsFlashSize, needsTable, dependsOnSecurity } = first;
  return { warnings, chip, boot, needs: { needsFlashSize, needsTable, dependsOnSecurity } };
}

/** A chip that is erased first has no old table left when the images boot. */
function checkRequest(
  { settings: { mode, size }, headerInputs: inputs, extent }: FlashRequest,
  images: readonly PlannedImage[],
  facts: BoardFacts,
): CheckedPlan {
  const settings = { mode, size, inputs };
  if (extent !== "chip") return checkPlan(images, settings, facts);
  const erased = { ...facts, table: undefined, tableProblem: undefined, isErased: true };
  const checked = checkPlan(images, settings, erased);
  const isStarted = checked.needsTable && checked.chip !== undefined;
  return isStarted ? { ...checked, findings: [...checked.findings, TABLE_ERASED] } : checked;
}

const TABLE_ERASED: Finding = {
  severity: "warning",
  code: "plan-refused",
  message:
    "`erase-first` also erases the partition table, and the files do not contain one: the application does not start until a table is flashed",
  hint: "Flash the build's table in the same step.",
};

async function askWhatIsOpen(
  board: Board,
  facts: BoardFacts,
  { needsFlashSize, needsTable, dependsOnSecurity, chip }: CheckedPlan,
  { force, extent }: FlashRequest,
): Promise<BoardFacts> {
  // `force` overrides these checks, and erasing the chip keeps nothing anyway.
  if (force) return facts;
  const sized = needsFlashSize ? await askForFlashSize(facts, board) : facts;
  const tabled = needsTable && extent !== "chip" ? { ...sized, ...(await askForTable(board)) } : sized;
  return dependsOnSecurity ? askForSecurity(tabled, board, chip) : tabled;
}

function refuse({ force }: FlashRequest, { findings }: Pick<CheckedPlan, "findings">): void {
  const failure = refusalOf(withForce(findings, force));
  if (failure !== undefined) throw failure;
}

/**
 * The bytes of every file: from the request, or otherwise from its copy.
 * @throws {Failure} as `readImage`.
 */
export async function readPlanned(images: readonly PlannedCopy[]): Promise<PlannedImage[]> {
  const planned: PlannedImage[] = [];
  for (const image of images) {
    const { address, path, encrypted = false, partition, role, bytes: own } = image.file;
    const bytes = own === undefined ? await readImage(image) : Buffer.from(own);
    planned.push({ address, path, encrypted, partition, role, bytes });
  }
  return planned;
}
