import { parsePort } from "./board/port.ts";
import {
  BAUD_RATES,
  CHIPS,
  FLASH_FREQUENCIES,
  FLASH_MODES,
  FLASH_SIZES,
  RESETS_AFTER,
  RESETS_BEFORE,
} from "./esptool/vocabulary.ts";
import type { Connection } from "./esptool/arguments.ts";
import { artifactNameProblem } from "./github/artifact-name.ts";
import { parseBackup, parseErase, parseFlash, parseRead, parseVerify } from "./inputs/operations.ts";
import { Problems } from "./inputs/problems.ts";
import { Reader, type ReadInput } from "./inputs/reader.ts";
import { INPUTS, type InputName, operationsOf } from "./inputs/table.ts";
import { parseChoice, parseInteger } from "./inputs/values.ts";
import { OPERATION_NAMES, type OperationName, type OperationRequest } from "./operations/request.ts";

/** How the backup goes into an artifact. */
export interface ArtifactRequest {
  /** `undefined`: a unique name is made from the board and the run. */
  readonly name: string | undefined;
  /** Days; `undefined` is the repository's own default. */
  readonly retentionDays: number | undefined;
  /** zlib level, 0 to 9. */
  readonly compressionLevel: number;
}

/** Which esptool to use; see `docs/esptool-install.md`. */
export interface EsptoolChoice {
  readonly source: "auto" | "pip" | "release" | "path";
  readonly version: string;
  readonly path: string | undefined;
  readonly sha256: string | undefined;
  readonly baseUrl: string | undefined;
  readonly allowUnlocked: boolean;
}

/** All that a step was asked for. */
export interface Step {
  readonly request: OperationRequest;
  readonly connection: Connection;
  readonly esptool: EsptoolChoice;
  /** `undefined`: nothing is uploaded. */
  readonly artifact: ArtifactRequest | undefined;
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
  const connection = readConnection(reader, surroundings.platform);
  const esptool = readEsptool(reader);
  if (operation === undefined) throw refused(problems);
  refuseUnused(operation, reader, problems);
  const request = await readRequest(operation, reader, surroundings.workspace);
  const artifact = operation === "backup" ? readArtifact(reader, problems) : undefined;
  problems.throwIfAny();
  if (connection === undefined || request === undefined || esptool === undefined) throw refused(problems);
  return { request, connection, esptool, artifact };
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

function readConnection(reader: Reader, platform: NodeJS.Platform): Connection | undefined {
  const port = reader.required(
    "port",
    "such as /dev/ttyUSB0, COM5 or socket://localhost:5555",
    (text) => parsePort(text, platform),
    "port-refused-by-policy",
  );
  const chip = reader.parse("chip", (text) => parseChoice(normalChip(text), CHIPS));
  const baud = reader.parse("baud", (text) => parseInteger(text, BAUD_RATES.min, BAUD_RATES.max));
  const before = reader.parse("before", (text) => parseChoice(text, RESETS_BEFORE));
  const after = reader.parse("after", (text) => parseChoice(text, RESETS_AFTER));
  const noStub = reader.boolean("no-stub");
  return port && chip && baud && before && after && noStub !== undefined
    ? { port, chip, baud, before, after, stub: !noStub }
    : undefined;
}

/** esptool takes `ESP32-S3` for `esp32s3`, and so do we. */
function normalChip(text: string): string {
  return text.toLowerCase().replaceAll("-", "");
}

async function readRequest(
  operation: OperationName,
  reader: Reader,
  workspace: string,
): Promise<OperationRequest | undefined> {
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
  }
}

function readEsptool(reader: Reader): EsptoolChoice | undefined {
  const source = reader.parse("esptool-source", (text) =>
    parseChoice(text, ["auto", "pip", "release", "path"]),
  );
  const version = reader.parse("esptool-version", (text) =>
    /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text)
      ? { value: text }
      : { problem: "is not a version such as 5.6.0" },
  );
  const sha256 = reader.optional("esptool-sha256", (text) =>
    /^[\da-f]{64}$/i.test(text)
      ? { value: text.toLowerCase() }
      : { problem: "is not a SHA-256 (64 hex digits)" },
  );
  const baseUrl = reader.optional("esptool-base-url", parseBaseUrl);
  const path = reader.optional("esptool-path", (text) => ({ value: text }));
  const allowUnlocked = reader.boolean("allow-unlocked-esptool");
  if (path !== undefined && source !== undefined && source !== "path") {
    reader.problems.add(
      "input-invalid",
      `input \`esptool-path\` needs \`esptool-source: path\`, not ${source}`,
    );
  }
  return source && version && allowUnlocked !== undefined
    ? { source, version, path, sha256, baseUrl, allowUnlocked }
    : undefined;
}

function parseBaseUrl(text: string): { readonly value: string } | { readonly problem: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || url?.protocol === "http:"
    ? { value: text.replace(/\/+$/, "") }
    : { problem: "is not an http:// or https:// address" };
}

function readArtifact(reader: Reader, problems: Problems): ArtifactRequest | undefined {
  const upload = reader.parse("upload", (text) => parseChoice(text, ["always", "never"]));
  const name = reader.optional("artifact-name", (text) => {
    const problem = artifactNameProblem(text);
    return problem === undefined ? { value: text } : { problem: `is not a legal artifact name: ${problem}` };
  });
  // GitHub keeps artifacts for 400 days at the most, and fewer where the repository says so.
  const retentionDays = reader.optional("retention-days", (text) => parseInteger(text, 1, 400));
  const compressionLevel = reader.parse("compression-level", (text) => parseInteger(text, 0, 9));
  if (upload !== "never") {
    return compressionLevel === undefined ? undefined : { name, retentionDays, compressionLevel };
  }
  for (const input of ["artifact-name", "retention-days", "compression-level"] as const) {
    if (reader.isSet(input)) {
      problems.add("input-invalid", `input \`${input}\` has no meaning with \`upload: never\``);
    }
  }
  return undefined;
}
