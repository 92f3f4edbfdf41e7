import type { BoardFacts, Finding, Loss, PlannedImage, PlannedSettings, PlanTable } from "./plan.ts";
import { ESP8266 } from "../flash/chips.ts";
import { checkEsp8266, esp8266Files } from "./plan-esp8266.ts";
import { checkForeign } from "./plan-foreign.ts";
import { checkFlashSize, needsFlashSize } from "./plan-flash-size.ts";
import { checkHeaderInputs } from "./plan-header.ts";
import { checkInside } from "./plan-inside.ts";
import { findLosses } from "./plan-losses.ts";
import { checkMisuse } from "./plan-misuse.ts";
import { checkPlaces } from "./plan-places.ts";
import { checkPrograms, checkSettings, isPayload } from "./plan-programs.ts";
import { checkSecurity } from "./plan-security.ts";
import { checkTable } from "./plan-table.ts";
import { boardTableWords, broughtTableWords } from "./plan-words.ts";
import { plannedTable, type PlannedTable, type Program, programsIn } from "./planned-images.ts";
import { isBlank } from "../flash/flash-bytes.ts";

export interface CheckedPlan {
  readonly findings: readonly Finding[];
  /** Data that would be wiped, if the board has any there. */
  readonly losses: readonly Loss[];
  /** The chip that all programs are for; `undefined` if they differ, or without programs. */
  readonly chip: string | undefined;
  /** Whether only the board's partition table could show that the applications fit. */
  readonly needsTable: boolean;
  /** Whether only the board's flash size could show that the build fits. */
  readonly needsFlashSize: boolean;
  /** Whether Secure Boot or flash encryption decides if the chip can boot and read the images. */
  readonly dependsOnSecurity: boolean;
}

/** If neither state gives a finding, the state does not matter. */
const STATES = [
  { secureBoot: true, flashEncryption: true },
  { secureBoot: false, flashEncryption: false },
] as const;

const SECURITY_UNKNOWN_START: Finding = {
  severity: "warning",
  code: "security-refused",
  message: "the chip did not report its security settings: it is unknown whether it boots these images",
  hint: "`operation: info` shows what the chip reports.",
};

/**
 * Checks the images before anything is written: whether the chip will boot them, whether they fit, and which data they
 * would wipe. Never throws because of the bytes.
 */
export function checkPlan(
  images: readonly PlannedImage[],
  settings: PlannedSettings,
  facts: BoardFacts,
): CheckedPlan {
  const planned = plannedTable(images, facts.tableAddress);
  const table = planTable(planned, facts);
  const programs = programsIn(images, table, facts.chip);
  const started = programs.filter((program) => !isPayload(program, table));
  const older = esp8266Files(images).filter((file) => !isPayload(file, table));
  const chips = new Set([...started.map(({ chip }) => chip), ...older.map(() => ESP8266)]);
  const [chip] = chips;
  const foreign = checkForeign(images, programs, facts, table, planned);
  const others = images.filter((image) => !foreign.files.has(image) && !older.includes(image));
  const demand = { programs, planned, settings };
  const dependsOnSecurity = STATES.some((state) => checkSecurity(images, started, planned, state).length > 0);
  return {
    findings: [
      ...checkPrograms(programs, facts, table),
      ...checkEsp8266(images, programs, facts, table),
      ...checkTable(others, programs, planned, facts),
      ...foreign.findings,
      ...checkPlaces(others, programs, facts, table),
      ...checkInside(others, programs, facts, table, planned),
      ...checkMisuse(others, programs, facts, table),
      ...checkSettings(programs, settings, facts),
      ...checkHeaderInputs(images, settings, facts.chip),
      ...checkFlashSize(demand, facts),
      ...checkSecurity(images, started, planned, facts.security),
      ...(dependsOnSecurity && facts.securityUntold === true ? [SECURITY_UNKNOWN_START] : []),
    ],
    losses: findLosses(images, table),
    chip: chips.size === 1 ? chip : undefined,
    needsTable:
      planned === undefined &&
      (foreign.needsTable ||
        programs.some(isApplication) ||
        images.some((image) => isNamedData(image, programs))),
    needsFlashSize: needsFlashSize(demand, facts),
    dependsOnSecurity,
  };
}

function planTable(planned: PlannedTable | undefined, facts: BoardFacts): PlanTable | undefined {
  const table = planned === undefined ? facts.table : planned.table;
  if (table === undefined) return undefined;
  const title =
    planned === undefined ? boardTableWords(facts.tableAddress) : broughtTableWords(planned.file.path);
  return { ...table, title };
}

function isApplication({ image }: Program): boolean {
  return image?.description !== undefined;
}

/** Whether it is data addressed by a partition's name: only the table shows whether that partition may hold it. */
function isNamedData({ address, bytes, partition }: PlannedImage, programs: readonly Program[]): boolean {
  if (partition === undefined || programs.some((program) => program.address === address)) return false;
  return !isBlank(bytes);
}
