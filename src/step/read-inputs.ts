import { readArtifact } from "../inputs/artifacts/artifact.ts";
import { adoptConnection, describeBuild } from "../inputs/builds/wishes.ts";
import { readConnection } from "../inputs/board/connection.ts";
import { readLimits } from "../inputs/limits.ts";
import { readEsptool } from "../inputs/esptool.ts";
import { checkReach, readRequirements } from "../inputs/board/requirements.ts";
import type { Images, Search } from "../inputs/files/images.ts";
import { readKeys } from "../inputs/artifacts/keys.ts";
import { placeByBuild } from "../inputs/partitions/partition-table.ts";
import { Problems } from "../inputs/problems.ts";
import { Reader, type ReadInput } from "../inputs/reader.ts";
import { DRY_RUNS } from "../operations/dry-run/dry-run-result.ts";
import {
  boardOperation,
  type BoardOperationName,
  isOnBoard,
  OPERATION_NAMES,
  type OperationName,
  operationOfCommand,
  operationsOf,
  type RunnerOperationName,
  runnerOperation,
} from "../operations/table.ts";
import type { BoardStep, RunnerStep, Step } from "./step.ts";
import { readTableOffset } from "../inputs/partitions/table-offset.ts";
import type { TakeFile } from "../inputs/files/take-files.ts";
import { idleOnPort, refuseUnused } from "../inputs/unused-inputs.ts";
import { parseChoice, type Parsed } from "../inputs/values.ts";
import type { Placement } from "../inputs/partitions/placement.ts";
import { namesIn } from "../inputs/partitions/resolve-partitions.ts";

/** The runner with the files and ports that the inputs refer to. */
export interface NamingRunner {
  /** Relative paths start here. */
  readonly workspace: string;
  readonly platform: NodeJS.Platform;
  /** Copies files to write or compare before more than their beginning is read. */
  readonly take: TakeFile;
  /** Aborts the search for files. */
  readonly signal?: AbortSignal | undefined;
  /** Ports of emulated boards: the variable `EMULATED_PORTS`. */
  readonly emulatedPorts?: string | undefined;
}

/**
 * Reads and checks every input. No other code reads inputs.
 * @param read returns the text of an input, "" if the workflow does not set it.
 * @param misgiven the problems that `unknownInputs` and `emptyInputs` found; reported together with wrong values.
 * @throws {Failure} class `input`, with everything that is wrong in one message.
 */
export async function readInputs(
  read: ReadInput,
  runner: NamingRunner,
  misgiven: readonly string[] = [],
): Promise<Step> {
  const reader = readerOf(read, misgiven);
  const operation = readOperation(reader);
  return operation === undefined || isOnBoard(operation)
    ? readForBoard(operation, read, reader, runner)
    : readForRunner(operation, reader, runner);
}

/** Reads the inputs of a step that only examines its runner. */
async function readForRunner(
  operation: RunnerOperationName,
  reader: Reader,
  runner: NamingRunner,
): Promise<RunnerStep> {
  const request = await runnerOperation(operation).parse(reader, runner);
  const esptool = readEsptool(reader);
  const limits = readLimits(reader);
  refuseUnused(operation, reader, operationsOf);
  reader.problems.throwIfAny();
  if (!request || !esptool || !limits) throw reader.problems.refusal();
  return { request, connection: undefined, esptool, limits, artifact: undefined };
}

function readerOf(read: ReadInput, misgiven: readonly string[] = []): Reader {
  const reader = new Reader(read, new Problems());
  for (const problem of misgiven) reader.problems.add("input-invalid", problem);
  return reader;
}

/** A build for several chips is read for each of them, if the board can report its chip. */
async function readForBoard(
  operation: BoardOperationName | undefined,
  read: ReadInput,
  reader: Reader,
  runner: NamingRunner,
): Promise<BoardStep> {
  const openChips = new Set<string>();
  try {
    return await readBoardStep(operation, reader, { ...runner, openChips });
  } catch (error) {
    if (openChips.size === 0 || reader.text("dry-run") === "true") throw error;
  }
  const choices = new Map<string, BoardStep>();
  for (const chip of openChips) {
    const named = readerOf((name) => (name === "chip" ? chip : read(name)));
    choices.set(chip, await readBoardStep(operation, named, runner));
  }
  const [first] = choices.values();
  if (first === undefined) throw reader.problems.refusal();
  return { ...first, connection: { ...first.connection, chip: "auto" }, remarks: [], choices };
}

/**
 * @param operation `undefined` if it is wrong, which has been noted; only the inputs of every operation are then read.
 */
async function readBoardStep(
  operation: BoardOperationName | undefined,
  reader: Reader,
  { workspace, platform, take, signal, emulatedPorts, openChips }: NamingRunner & Pick<Search, "openChips">,
): Promise<BoardStep> {
  const { problems } = reader;
  const own = readConnection(reader, platform);
  const esptool = readEsptool(reader);
  const limits = readLimits(reader);
  const keys = await readKeys(reader);
  if (operation === undefined) throw problems.refusal();
  refuseUnused(operation, reader, operationsOf);
  const definition = boardOperation(operation);
  const hasImages =
    definition.usesImages === "optional"
      ? reader.isSet("file") || reader.isSet("files")
      : definition.usesImages;
  const images = hasImages ? await imagesOf(reader, workspace, { signal, openChips }, take) : undefined;
  const connection = own && adoptConnection(reader, own, images?.build);
  const expected = readRequirements(reader, connection);
  const dryRun = reader.parse("dry-run", (text) => parseChoice(text, DRY_RUNS));
  const tableAddress = readTableOffset(reader, images?.build);
  const parts = { workspace, connection, images, dryRun, tableAddress, emulatedPorts };
  const asked = await definition.parse(reader, parts);
  const placement = asked && definition.placement(asked);
  const usesTable = asked !== undefined && definition.usesTable(asked, tableAddress);
  const placed = await placeByBuild(reader, workspace, placement, tableAddress, usesTable);
  const resolved = placed?.resolved;
  const final = resolved === undefined ? placement : definition.placement(resolved);
  if (placed !== undefined && final !== undefined) {
    checkReach(reader, final.regions, expected);
    if (dryRun === "true") refuseNames(reader, final);
  }
  const artifact = definition.publish === undefined ? undefined : await readArtifact(reader);
  problems.throwIfAny();
  if (!connection || !asked || !placed || !esptool || !limits || !dryRun) throw problems.refusal();
  if (tableAddress === undefined) throw problems.refusal();
  const ofBuild = images?.build ? describeBuild(images.build, images.settings, connection) : [];
  const remarks = [...ofBuild, ...placed.remarks];
  return {
    request: resolved ?? asked,
    resolved,
    tableAddress,
    givenTable: placed.given,
    connection,
    dryRun,
    expected,
    remarks,
    warnings: idleOnPort(reader, connection),
    esptool,
    limits,
    artifact,
    keys,
  };
}

/** The images of `file` or `files`, as copies that nothing else changes. */
async function imagesOf(
  reader: Reader,
  workspace: string,
  search: Search,
  take: TakeFile,
): Promise<Images | undefined> {
  const { readImages } = await import("../inputs/files/images.ts");
  const { takeFiles } = await import("../inputs/files/take-files.ts");
  return takeFiles(await readImages(reader, workspace, search), take, reader.problems);
}

/** Refuses names that only the board's table can resolve: this dry run does not open the port. */
function refuseNames(reader: Reader, placement: Placement<unknown>): void {
  const names = namesIn(placement);
  if (names.length === 0) return;
  const shown = names.map((name) => `"${name}"`).join(", ");
  reader.problems.add(
    "input-invalid",
    `input \`dry-run\`: true does not open the port, but only the board's partition table resolves ${shown}; set \`partition-table\`, or use connect`,
  );
}

function readOperation(reader: Reader): OperationName | undefined {
  const text = reader.text("operation");
  if (text !== "") return reader.parse("operation", parseOperation);
  reader.problems.add(
    "input-invalid",
    `input \`operation\` is missing: one of ${OPERATION_NAMES.join(", ")}`,
  );
  return undefined;
}

/** esptool's own command names get a hint, because users know them. */
function parseOperation(text: string): Parsed<OperationName> {
  const own = operationOfCommand(text.toLowerCase().replaceAll("_", "-"));
  return own === undefined
    ? parseChoice(text, OPERATION_NAMES)
    : { problem: `is a command of esptool; use \`${own}\`` };
}
