import { type ArtifactRequest, readArtifact } from "./inputs/artifact.ts";
import { adoptConnection, describeBuild } from "./inputs/build-wishes.ts";
import { type ConnectionRequest, readConnection } from "./inputs/connection.ts";
import { readExpectations } from "./inputs/expectations.ts";
import { type Endurance, readEndurance } from "./inputs/endurance.ts";
import { readDoctor } from "./inputs/doctor.ts";
import { type Images, readImages } from "./inputs/images.ts";
import { type EsptoolChoice, readEsptool } from "./inputs/esptool.ts";
import { type Keys, readKeys } from "./inputs/keys.ts";
import { parseBackup, parseErase, parseFlash, parseRead, parseVerify } from "./inputs/operations.ts";
import { placeByBuild } from "./inputs/partition-table.ts";
import { Problems } from "./inputs/problems.ts";
import { Reader, type ReadInput } from "./inputs/reader.ts";
import { parseRestore } from "./inputs/restore.ts";
import { readTableOffset } from "./inputs/table-offset.ts";
import { INPUTS, type InputName, operationsOf } from "./inputs/table.ts";
import { parseChoice, type Parsed } from "./inputs/values.ts";
import { namesIn, type NamingTable } from "./operations/places.ts";
import type { Expectations } from "./operations/expectations.ts";
import {
  type AskedRequest,
  DRY_RUNS,
  type DoctorRequest,
  type DryRun,
  type ListRequest,
  OPERATION_NAMES,
  type OperationName,
} from "./operations/request.ts";

/** All that a step was asked for. */
export type Step = BoardStep | RunnerStep;
/** A step that has no board of its own. */
export type RunnerStep = DoctorStep | ListStep;

export interface BoardStep {
  /** Partitions are names in it only where the board's own table has to say what they mean. */
  readonly request: AskedRequest;
  /** Where in the flash the partition table is. */
  readonly tableAddress: number;
  /** The partition table that the workflow gives. */
  readonly givenTable: NamingTable | undefined;
  readonly connection: ConnectionRequest;
  /** Whether, and how far, the operation is only rehearsed. */
  readonly dryRun: DryRun;
  /** What the board has to be, or it is refused. */
  readonly expected: Expectations;
  /** What people should know of how the inputs were understood, as lines of the log. */
  readonly remarks: readonly string[];
  readonly esptool: EsptoolChoice;
  readonly endurance: Endurance;
  /** `undefined`: nothing is uploaded. */
  readonly artifact: ArtifactRequest | undefined;
  readonly keys: Keys;
}

/** A step that only looks at its runner. */
export interface DoctorStep {
  readonly request: DoctorRequest;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly endurance: Endurance;
  readonly artifact: undefined;
}

/** A step that looks for boards. */
export interface ListStep {
  readonly request: ListRequest;
  readonly dryRun: boolean;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly endurance: Endurance;
  readonly artifact: undefined;
}

export function isListStep(step: RunnerStep): step is ListStep {
  return step.request.operation === "list";
}

export interface InputSurroundings {
  /** The folder to which relative paths belong. */
  readonly workspace: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Reads every input, strictly. The only reader of inputs.
 * @param read gives the text of an input, "" when the workflow gives none.
 * @throws {Failure} class `input`, with everything that is wrong in one message.
 */
export async function readInputs(read: ReadInput, surroundings: InputSurroundings): Promise<Step> {
  const problems = new Problems();
  const reader = new Reader(read, problems);
  const operation = readOperation(reader, problems);
  if (operation === "doctor") return readDoctorStep(reader, problems, surroundings.platform);
  if (operation === "list") return readListStep(reader, problems);
  const own = readConnection(reader, surroundings.platform);
  const esptool = readEsptool(reader);
  const endurance = readEndurance(reader);
  const keys = await readKeys(reader);
  if (operation === undefined) throw refused(problems);
  refuseUnused(operation, reader, problems);
  const { workspace } = surroundings;
  const images = usesImages(operation) ? await readImages(reader, workspace) : undefined;
  const connection = own && adoptConnection(reader, own, images?.build);
  const expected = readExpectations(reader, connection);
  const dryRun = reader.parse("dry-run", (text) => parseChoice(text, DRY_RUNS));
  const tableAddress = readTableOffset(reader, images?.build);
  const asked = await readRequest(operation, reader, workspace, { images, dryRun, tableAddress });
  const placed = await placeByBuild(reader, workspace, asked, tableAddress);
  if (dryRun === "true") refuseNames(reader, placed?.request);
  const artifact = operation === "backup" ? await readArtifact(reader) : undefined;
  problems.throwIfAny();
  if (!connection || !placed || !esptool || !endurance || !dryRun) throw refused(problems);
  if (tableAddress === undefined) throw refused(problems);
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
    esptool,
    endurance,
    artifact,
    keys,
  };
}

/** What the board's own table says cannot be known without opening the port. */
function refuseNames(reader: Reader, request: AskedRequest | undefined): void {
  const names = request === undefined ? [] : namesIn(request);
  if (names.length === 0) return;
  const shown = names.map((name) => `"${name}"`).join(", ");
  reader.problems.add(
    "input-invalid",
    `input \`dry-run\`: true does without the board, whose table alone says where ${shown} is; give \`partition-table\`, or use connect`,
  );
}

function usesImages(operation: OperationName): boolean {
  return operation === "flash" || operation === "verify";
}

function readDoctorStep(reader: Reader, problems: Problems, platform: NodeJS.Platform): DoctorStep {
  const request = readDoctor(reader, platform);
  const esptool = readEsptool(reader);
  const endurance = readEndurance(reader);
  refuseUnused("doctor", reader, problems);
  problems.throwIfAny();
  if (!esptool || !endurance) throw refused(problems);
  return { request, connection: undefined, esptool, endurance, artifact: undefined };
}

function readListStep(reader: Reader, problems: Problems): ListStep {
  const probe = reader.boolean("probe");
  const dryRun = reader.parse("dry-run", parseListDryRun);
  const esptool = readEsptool(reader);
  const endurance = readEndurance(reader);
  refuseUnused("list", reader, problems);
  problems.throwIfAny();
  if (probe === undefined || dryRun === undefined || !esptool || !endurance) throw refused(problems);
  const request = { operation: "list", probe } as const;
  return { request, dryRun, connection: undefined, esptool, endurance, artifact: undefined };
}

function parseListDryRun(text: string): Parsed<boolean> {
  const parsed = parseChoice(text, DRY_RUNS);
  if ("problem" in parsed) return parsed;
  return parsed.value === "connect"
    ? { problem: "has no meaning for list, which changes nothing: `probe: true` asks the boards" }
    : { value: parsed.value === "true" };
}

function refused(problems: Problems): Error {
  problems.throwIfAny();
  return new Error("An input was refused without a reason.");
}

function readOperation(reader: Reader, problems: Problems): OperationName | undefined {
  const text = reader.text("operation");
  if (text !== "") return reader.parse("operation", (value) => parseChoice(value, OPERATION_NAMES));
  problems.add("input-invalid", `input \`operation\` is missing: one of ${OPERATION_NAMES.join(", ")}`);
  return undefined;
}

/** A value that the operation would ignore is a misunderstanding, and is said. */
function refuseUnused(operation: OperationName, reader: Reader, problems: Problems): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const users = operationsOf(name);
    if (users === undefined || users.includes(operation) || !reader.isSet(name)) continue;
    problems.add(
      "input-invalid",
      `input \`${name}\` has no meaning for ${operation} (only for ${users.join(", ")})`,
    );
  }
}

/** What has been read of a request already; `undefined` where it is wrong. */
interface RequestParts {
  readonly images: Images | undefined;
  readonly dryRun: DryRun | undefined;
  readonly tableAddress: number | undefined;
}

async function readRequest(
  operation: AskedRequest["operation"],
  reader: Reader,
  workspace: string,
  { images, dryRun, tableAddress }: RequestParts,
): Promise<AskedRequest | undefined> {
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
