import { sentence } from "../../system/text/sentence.ts";
import { writeSkippingOf } from "../../esptool/run/abilities.ts";
import { chipsWith, optionOfChip, protectionOf } from "../../firmware/flash/chips.ts";
import type { CheckedPlan } from "../../firmware/plan/plan-check.ts";
import { lossFinding } from "../../firmware/plan/plan-losses.ts";
import { type BootAnswer, foretellBoot } from "./boots-next.ts";
import type { Board } from "../../board/session/board.ts";
import type { Command } from "../../esptool/run/arguments.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { takeImages } from "../images/images.ts";
import { type CheckedFiles, checkFlash } from "./flash-plan.ts";
import { askEverything, chipOf, expectedFacts } from "./plan-facts.ts";
import { extentOf } from "./flash.ts";
import { warningsIn, withForce } from "./plan-refusal.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { compareFiles, reportOnBoard } from "../dry-run/on-board.ts";
import { gatePlan } from "../gate/gate-plan.ts";
import {
  FLASH_ID,
  fileFacts,
  plural,
  readsTable,
  type Script,
  type UnopenedBoard,
} from "../dry-run/script.ts";
import type { FlashRequest } from "./inputs.ts";
import { securityQuestion } from "../../board/device/security.ts";

/** Reports what a flash would do, once its files have passed every check that needs no board. */
export async function dryRun(
  request: FlashRequest,
  board: UnopenedBoard,
  checked: CheckedFiles | undefined,
  notChecked: readonly string[],
): Promise<DryRunResult> {
  if (checked === undefined) throw new Error("A dry run without the board still has partition names.");
  const { connection, tableAddress, givenTable, expected } = board;
  const facts = { tableAddress, chip: expectedFacts(connection.chip, expected).chip ?? checked.chip };
  const boot = await foretellBoot(request, checked.images, facts, givenTable);
  const warnings = [...warningsIn(withForce(checked.findings, request.force)), ...boot.warnings];
  const script = scriptOf(request, { ...checked, boot }, warnings, board);
  return reportWithoutBoard(script, board, notChecked);
}

/**
 * Reports what a flash would do to a board, after asking it everything that matters and comparing its flash.
 * @throws {Failure} class `refused`, as the flash itself would.
 */
export async function dryRunOnBoard(
  request: FlashRequest,
  board: Board,
  files: CheckedFiles | undefined,
  version: string,
): Promise<DryRunResult> {
  const images = await takeImages(request.files, board);
  const plan = await checkFlash(request, images, board, files, askEverything);
  const { esptool, tableAddress } = board;
  const known = { losses: [], chip: plan.chip, boot: plan.boot, ...plan.needs };
  const stage = { connection: esptool.connection, version, tableAddress };
  const script = scriptOf(request, known, plan.warnings, stage);
  return reportOnBoard(await compareFiles(request, script, board), board);
}

/** The basis of a script: what the files, and possibly the board, have shown. */
type Known = Pick<CheckedPlan, "losses" | "chip" | "needsFlashSize" | "needsTable" | "dependsOnSecurity"> & {
  readonly boot: BootAnswer;
};

function scriptOf(
  request: FlashRequest,
  checked: Known,
  warnings: readonly string[],
  { connection, version, tableAddress }: Pick<UnopenedBoard, "connection" | "version" | "tableAddress">,
): Script {
  const { files, settings, compress, force } = request;
  const extent = extentOf(request, writeSkippingOf(version, connection));
  const images = files.map(({ address, path, encrypted = false }) => ({ address, path, encrypted }));
  const asksForSize = checked.needsFlashSize && !force;
  const asksForTable = checked.needsTable && !force && request.extent !== "chip";
  const chip = checked.chip ?? chipOf(connection.chip);
  const asksForSecurity = checked.dependsOnSecurity && !force && protectionOf(chip) !== "none";
  const isNamed = chip !== undefined;
  const { next } = checked.boot;
  const isOpen = connection.chip === "auto" && checked.chip !== undefined && !force;
  return {
    plan: [
      `flash: ${plural(files.length, "image")}, ${plural(fileFacts(files).total_size ?? 0, "byte")}.`,
      EXTENTS[extent],
      ...(asksForSize ? [ASKS_FOR_SIZE] : []),
      ...(asksForTable
        ? ["The board's partition table is read first, because the files do not contain one."]
        : []),
      ...(asksForSecurity ? [ASKS_FOR_SECURITY, ...(isNamed ? [] : [ASKED_BY_CHIP])] : []),
      ...(isOpen ? [`Only a board with the chip ${checked.chip} would be flashed.`] : []),
      ...lossLines(request, checked),
      ...bootLines(checked.boot, asksForTable),
      ...(request.gate === undefined ? [] : gatePlan(request.gate)),
    ],
    commands: [
      ...(asksForSize || (asksForSecurity && !isNamed && !asksForTable) ? [FLASH_ID] : []),
      ...(asksForTable ? [readsTable(tableAddress)] : []),
      ...(asksForSecurity && isNamed ? [securityQuestion(chip)] : []),
      ...checked.boot.asked.map(readBootData),
      { name: "write-flash", images, header: settings, compress, force, extent },
    ],
    chip: isOpen ? optionOfChip(checked.chip) : undefined,
    warnings,
    unchecked: [
      ...(asksForTable ? ["Whether the images fit the board's partition table."] : []),
      ...(checked.losses.length > 0 && extent !== "chip" ? ["Whether data on the board would be lost."] : []),
      ...(checked.boot.asked.length > 0 || asksForTable ? ["Which application boots next."] : []),
    ],
    facts: { ...fileFacts(files), ...(next === undefined ? {} : { boots_next: next }) },
  };
}

const ASKS_FOR_SIZE =
  "The board's flash size is read first: a flash smaller than the build needs is refused.";

function bootLines({ says, asked }: BootAnswer, asksForTable: boolean): string[] {
  return [
    ...says,
    ...(asksForTable && asked.length === 0
      ? ["If its table has OTA data, it is read too: it selects the application that boots next."]
      : []),
    ...(asked.length > 0 ? ["The board's OTA data is read first."] : []),
  ];
}

const ASKS_FOR_SECURITY =
  "The board's Secure Boot and flash encryption settings are read first: they decide whether the images can boot.";
const WITH_EFUSES = chipsWith(({ protection }) => typeof protection === "object").join(", ");
const UNPROTECTED = chipsWith(({ protection }) => protection === "none").join(", ");
const ASKED_BY_CHIP = `The command depends on the chip, which is not specified: dump-mem of eFuses on an ${WITH_EFUSES}, none on an ${UNPROTECTED}, get-security-info on the others.`;

const EXTENTS = {
  changed: "Pieces whose digests already match the flash would be skipped; large images are split for that.",
  images: "Everything would be written.",
  chip: "The whole flash would be erased first, and everything written.",
} as const;

/** Only the board knows whether there is data to lose. */
function lossLines(
  { allowDataLoss, extent }: FlashRequest,
  { losses }: Pick<CheckedPlan, "losses">,
): string[] {
  if (extent === "chip") return [];
  const end = allowDataLoss
    ? "`allow-data-loss` accepts that."
    : "Unless that data is blank on the board or matches the image, the flash is refused.";
  return lossFinding(losses, "warning").map(({ message }) => `${sentence(message)} ${end}`);
}

/** Reads OTA data, which selects the application, into a private file. */
function readBootData({ address, size }: Range): Command {
  return { name: "read-flash", address, size, output: "ota-data.bin" };
}
