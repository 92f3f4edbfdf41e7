import type { Connection } from "./esptool/arguments.ts";
import { FLASH_FREQUENCIES, FLASH_MODES, FLASH_SIZES } from "./esptool/vocabulary.ts";
import { type ArtifactRequest, readArtifact } from "./inputs/artifact.ts";
import { readConnection } from "./inputs/connection.ts";
import { readExpectations } from "./inputs/expectations.ts";
import { type Endurance, readEndurance } from "./inputs/endurance.ts";
import { readDoctor } from "./inputs/doctor.ts";
import { type EsptoolChoice, readEsptool } from "./inputs/esptool.ts";
import { parseBackup, parseErase, parseFlash, parseRead, parseVerify } from "./inputs/operations.ts";
import { Problems } from "./inputs/problems.ts";
import { Reader, type ReadInput } from "./inputs/reader.ts";
import { INPUTS, type InputName, operationsOf } from "./inputs/table.ts";
import { parseChoice } from "./inputs/values.ts";
import type { Expectations } from "./operations/expectations.ts";
import {
  type BoardRequest,
  type DoctorRequest,
  OPERATION_NAMES,
  type OperationName,
} from "./operations/request.ts";

/** All that a step was asked for. */
export type Step = BoardStep | DoctorStep;

export interface BoardStep {
  readonly request: BoardRequest;
  readonly connection: Connection;
  /** What the board has to be, or it is refused. */
  readonly expected: Expectations;
  readonly esptool: EsptoolChoice;
  readonly endurance: Endurance;
  /** `undefined`: nothing is uploaded. */
  readonly artifact: ArtifactRequest | undefined;
}

/** A step that only looks at its runner. */
export interface DoctorStep {
  readonly request: DoctorRequest;
  readonly connection: undefined;
  readonly esptool: EsptoolChoice;
  readonly endurance: Endurance;
  readonly artifact: undefined;
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
  const connection = readConnection(reader, surroundings.platform);
  const expected = readExpectations(reader, connection);
  const esptool = readEsptool(reader);
  const endurance = readEndurance(reader);
  if (operation === undefined) throw refused(problems);
  refuseUnused(operation, reader, problems);
  const request = await readRequest(operation, reader, surroundings.workspace);
  const artifact = operation === "backup" ? readArtifact(reader, problems) : undefined;
  problems.throwIfAny();
  if (!connection || !request || !esptool || !endurance) throw refused(problems);
  return { request, connection, expected, esptool, endurance, artifact };
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

async function readRequest(
  operation: Exclude<OperationName, "doctor">,
  reader: Reader,
  workspace: string,
): Promise<BoardRequest | undefined> {
  const settings = {
    mode: reader.parse("flash-mode", (text) => parseChoice(text, FLASH_MODES)) ?? "keep",
    freq: reader.parse("flash-freq", (text) => parseChoice(text, FLASH_FREQUENCIES)) ?? "keep",
    size: reader.parse("flash-size", (text) => parseChoice(text, FLASH_SIZES)) ?? "keep",
  };
  switch (operation) {
    case "flash":
      return parseFlash(reader, workspace, settings);
    case "verify":
      return parseVerify(reader, workspace, settings);
    case "read":
      return parseRead(reader, workspace);
    case "erase":
      return parseErase(reader);
    case "backup":
      return parseBackup(reader, workspace);
    case "info":
      return { operation: "info" };
  }
}
