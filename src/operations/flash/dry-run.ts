import { sentence } from "../../system/text/sentence.ts";
import { sparingOf } from "../../esptool/run/abilities.ts";
import { chipsWith, optionOfChip, protectionOf } from "../../firmware/flash/chips.ts";
import type { CheckedPlan } from "../../firmware/plan/plan-check.ts";
import { lossFinding } from "../../firmware/plan/plan-losses.ts";
import { type BootAnswer, foretellBoot } from "./boots-next.ts";
import { checkFiles } from "./flash-plan.ts";
import { chipOf, expectedFacts } from "./plan-facts.ts";
import { extentOf } from "./flash.ts";
import { warningsIn, withForce } from "./plan-refusal.ts";
import { fileFacts, plural, type Script, type Stage } from "../dry-run/script.ts";
import type { FlashRequest } from "../../inputs/request.ts";
import { FLASH_ID, readBootData, readsTable } from "../dry-run/scripts.ts";
import { securityQuestion } from "../../board/device/security.ts";

/**
 * What a flash would do, once its files have passed every check that needs no board.
 * @throws {Failure} class `refused`, as the flash itself would.
 */
export async function flashScript(request: FlashRequest, stage: Stage): Promise<Script> {
  const { connection, tableAddress, givenTable, expected } = stage;
  const checked = await checkFiles(request, connection.chip, tableAddress, expected);
  const facts = { tableAddress, chip: expectedFacts(connection.chip, expected).chip ?? checked.chip };
  const boot = await foretellBoot(request, checked.images, facts, givenTable);
  const warnings = [...warningsIn(withForce(checked.findings, request.force)), ...boot.warnings];
  return scriptOf(request, { ...checked, boot }, warnings, stage);
}

/** What a script goes by: what was found by looking at the files, and maybe at the board. */
type Known = Pick<CheckedPlan, "losses" | "chip" | "needsFlashSize" | "needsTable" | "dependsOnSecurity"> & {
  readonly boot: BootAnswer;
};

export function scriptOf(
  request: FlashRequest,
  checked: Known,
  warnings: readonly string[],
  { connection, version, tableAddress }: Pick<Stage, "connection" | "version" | "tableAddress">,
): Script {
  const { files, settings, compress, force } = request;
  const extent = extentOf(request, sparingOf(version, connection));
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
        ? ["The board is asked for its partition table first, for none is among the files."]
        : []),
      ...(asksForSecurity ? [ASKS_FOR_SECURITY, ...(isNamed ? [] : [ASKED_BY_CHIP])] : []),
      ...(isOpen ? [`Only a board with the chip ${checked.chip} would be written.`] : []),
      ...lossLines(request, checked),
      ...bootLines(checked.boot, asksForTable),
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
      ...(asksForTable ? ["Whether what is flashed fits the partition table on the board."] : []),
      ...(checked.losses.length > 0 && extent !== "chip" ? ["Whether data on the board would be lost."] : []),
      ...(checked.boot.asked.length > 0 || asksForTable ? ["Which application boots next."] : []),
    ],
    facts: { ...fileFacts(files), ...(next === undefined ? {} : { boots_next: next }) },
  };
}

const ASKS_FOR_SIZE =
  "The board is asked for the size of its flash first: less than the build counts on would be refused.";

function bootLines({ says, asked }: BootAnswer, asksForTable: boolean): string[] {
  return [
    ...says,
    ...(asksForTable && asked.length === 0
      ? ["If its table has OTA data, they are read too: they say which application boots next."]
      : []),
    ...(asked.length > 0 ? ["OTA data is read from the board first."] : []),
  ];
}

const ASKS_FOR_SECURITY =
  "The board is asked for Secure Boot and flash encryption first: they decide whether it starts the files.";
const WITH_EFUSES = chipsWith(({ protection }) => typeof protection === "object").join(", ");
const UNPROTECTED = chipsWith(({ protection }) => protection === "none").join(", ");
const ASKED_BY_CHIP = `By which command depends on the chip, which nobody has named: dump-mem of eFuses on an ${WITH_EFUSES}, none on an ${UNPROTECTED}, get-security-info on the others.`;

const EXTENTS = {
  changed:
    "What the chip's digests find in the flash already would not be written; esptool gets large images in pieces for that.",
  images: "All of it would be written.",
  chip: "The whole flash would be erased first, and all of it written.",
} as const;

/** Whether there is anything to lose, only the board can say. */
function lossLines(
  { allowDataLoss, extent }: FlashRequest,
  { losses }: Pick<CheckedPlan, "losses">,
): string[] {
  if (extent === "chip") return [];
  const end = allowDataLoss
    ? "`allow-data-loss` accepts that."
    : "Unless that is blank on the board, or as in the image, the flash would be refused.";
  return lossFinding(losses, "warning").map(({ message }) => `${sentence(message)} ${end}`);
}
