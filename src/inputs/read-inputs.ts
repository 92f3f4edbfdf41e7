import { readArtifact } from "./artifacts/artifact.ts";
import { adoptConnection, describeBuild } from "./builds/wishes.ts";
import { readConnection } from "./board/connection.ts";
import { readLimits } from "./limits.ts";
import { readEsptool } from "./esptool.ts";
import { checkReach, readRequirements } from "./board/requirements.ts";
import { type Images, readImages, type Search } from "./files/images.ts";
import { readKeys } from "./artifacts/keys.ts";
import { parseBackup, parseErase, parseFlash, parseRead, parseVerify } from "./operations.ts";
import { placeByBuild } from "./partitions/partition-table.ts";
import { Problems } from "./problems.ts";
import { Reader, type ReadInput } from "./reader.ts";
import { parseRestore } from "./restore.ts";
import { readDoctorStep, readListStep } from "./runner-step.ts";
import type { BoardStep, Step } from "./step.ts";
import { readTableOffset } from "./partitions/table-offset.ts";
import { type TakeFile, takeFiles } from "./files/take-files.ts";
import { idleOnPort, refuseUnused } from "./unused-inputs.ts";
import { parseChoice, type Parsed } from "./values.ts";
import { namesIn } from "./partitions/resolve-partitions.ts";
import {
  type UnresolvedRequest,
  DRY_RUNS,
  type DryRun,
  OPERATION_NAMES,
  type OperationName,
} from "./request.ts";

export interface InputSurroundings {
  /** The folder to which relative paths belong. */
  readonly workspace: string;
  readonly platform: NodeJS.Platform;
  /** What is wrong by `unknownInputs` and `emptyInputs`; reported with what is wrong with values. */
  readonly misgiven?: readonly string[];
  /** Where the files to write or to compare are taken to, before anything but their beginning is read. */
  readonly take: TakeFile;
  /** Ends the search for files. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads every input, strictly. The only reader of inputs.
 * @param read gives the text of an input, "" when the workflow gives none.
 * @throws {Failure} class `input`, with everything that is wrong in one message.
 */
export async function readInputs(read: ReadInput, surroundings: InputSurroundings): Promise<Step> {
  const reader = readerOf(read, surroundings);
  const operation = readOperation(reader);
  switch (operation) {
    case "doctor":
      return readDoctorStep(reader, surroundings.platform);
    case "list":
      return readListStep(reader);
    default:
      return readForBoard(operation, { read, reader }, surroundings);
  }
}

function readerOf(read: ReadInput, { misgiven = [] }: InputSurroundings): Reader {
  const reader = new Reader(read, new Problems());
  for (const problem of misgiven) reader.problems.add("input-invalid", problem);
  return reader;
}

/** A build for several chips is read for each of them, where the board can say which one it has. */
async function readForBoard(
  operation: UnresolvedRequest["operation"] | undefined,
  { read, reader }: { readonly read: ReadInput; readonly reader: Reader },
  surroundings: InputSurroundings,
): Promise<BoardStep> {
  const openChips = new Set<string>();
  try {
    return await readBoardStep(operation, reader, { ...surroundings, openChips });
  } catch (error) {
    if (openChips.size === 0 || reader.text("dry-run") === "true") throw error;
  }
  const choices = new Map<string, BoardStep>();
  for (const chip of openChips) {
    const named = readerOf((name) => (name === "chip" ? chip : read(name)), surroundings);
    choices.set(chip, await readBoardStep(operation, named, surroundings));
  }
  const [first] = choices.values();
  if (first === undefined) throw reader.problems.refusal();
  return { ...first, connection: { ...first.connection, chip: "auto" }, remarks: [], choices };
}

/** @param operation `undefined`: what is wrong with it is noted, and the inputs that every operation has are read. */
async function readBoardStep(
  operation: UnresolvedRequest["operation"] | undefined,
  reader: Reader,
  { workspace, platform, take, signal, openChips }: InputSurroundings & Pick<Search, "openChips">,
): Promise<BoardStep> {
  const { problems } = reader;
  const own = readConnection(reader, platform);
  const esptool = readEsptool(reader);
  const limits = readLimits(reader);
  const keys = await readKeys(reader);
  if (operation === undefined) throw problems.refusal();
  refuseUnused(operation, reader);
  const found = usesImages(operation)
    ? await readImages(reader, workspace, { signal, openChips })
    : undefined;
  const images = await takeFiles(found, take, problems);
  const connection = own && adoptConnection(reader, own, images?.build);
  const expected = readRequirements(reader, connection);
  const dryRun = reader.parse("dry-run", (text) => parseChoice(text, DRY_RUNS));
  const tableAddress = readTableOffset(reader, images?.build);
  const asked = await readRequest(operation, reader, workspace, { images, dryRun, tableAddress });
  const placed = await placeByBuild(reader, workspace, asked, tableAddress);
  checkReach(reader, placed?.request, expected);
  if (dryRun === "true") refuseNames(reader, placed?.request);
  const artifact = operation === "backup" ? await readArtifact(reader) : undefined;
  problems.throwIfAny();
  if (!connection || !placed || !esptool || !limits || !dryRun) throw problems.refusal();
  if (tableAddress === undefined) throw problems.refusal();
  const { request, given: givenTable } = placed;
  const ofBuild = images?.build ? describeBuild(images.build, images.settings, connection) : [];
  const remarks = [...ofBuild, ...placed.remarks];
  return {
    request,
    tableAddress,
    givenTable,
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

/** What the board's own table says cannot be known without opening the port. */
function refuseNames(reader: Reader, request: UnresolvedRequest | undefined): void {
  const names = request === undefined ? [] : namesIn(request);
  if (names.length === 0) return;
  const shown = names.map((name) => `"${name}"`).join(", ");
  reader.problems.add(
    "input-invalid",
    `input \`dry-run\`: true does not open the port, but only the board's partition table resolves ${shown}; set \`partition-table\`, or use connect`,
  );
}

function usesImages(operation: OperationName): boolean {
  return operation === "flash" || operation === "verify";
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

/** esptool's own command names get a hint: people are used to them. */
const OF_ESPTOOL: ReadonlyMap<string, OperationName> = new Map([
  ["write-flash", "flash"],
  ["verify-flash", "verify"],
  ["read-flash", "read"],
  ["erase-flash", "erase"],
  ["erase-region", "erase"],
  ["flash-id", "info"],
  ["chip-id", "info"],
  ["read-mac", "info"],
  ["get-security-info", "info"],
]);

function parseOperation(text: string): Parsed<OperationName> {
  const own = OF_ESPTOOL.get(text.toLowerCase().replaceAll("_", "-"));
  return own === undefined
    ? parseChoice(text, OPERATION_NAMES)
    : { problem: `is a command of esptool; use \`${own}\`` };
}

/** What has been read of a request already; `undefined` where it is wrong. */
interface RequestParts {
  readonly images: Images | undefined;
  readonly dryRun: DryRun | undefined;
  readonly tableAddress: number | undefined;
}

async function readRequest(
  operation: UnresolvedRequest["operation"],
  reader: Reader,
  workspace: string,
  { images, dryRun, tableAddress }: RequestParts,
): Promise<UnresolvedRequest | undefined> {
  switch (operation) {
    case "flash":
      return parseFlash(reader, images);
    case "verify":
      return parseVerify(reader, images);
    case "read":
      return parseRead(reader, workspace);
    case "erase":
      return parseErase(reader);
    case "backup":
      return parseBackup(reader, workspace);
    case "restore":
      return parseRestore(reader, workspace, dryRun, tableAddress);
    case "info":
      return { operation: "info" };
  }
}
