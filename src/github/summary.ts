import type { DoctorResult } from "../doctor/diagnosis.ts";
import type {
  BackupResult,
  Difference,
  FileResult,
  InfoResult,
  OperationResult,
  ReadResult,
} from "../operations/result.ts";
import type { Interruption, Outcome } from "../operations/step-result.ts";
import { STATE_SENTENCES } from "../firmware/board-state.ts";
import { doctorTables, doctorVerdict } from "./doctor-summary.ts";
import { code, escapeHtml, pairs, table } from "./html.ts";
import { infoRows, infoVerdict, partitionTable } from "./info-summary.ts";
import { bytes, plural } from "./quantities.ts";

/** GitHub refuses a summary of more than 1 MiB; ours stays far below, with room for the steps of a big job. */
const MAX_ROWS = 50;
const MAX_MESSAGE = 4_000;
const REGIONS_NAMED = 10;

type Rows = (readonly [string, string])[];

/**
 * The job summary of a step, as Markdown that GitHub renders: a verdict, the board, what was done, what was proven.
 * Everything that comes from outside is escaped.
 */
export function renderSummary(outcome: Outcome): string {
  return [
    `### ${verdict(outcome)}`,
    ...failureLines(outcome),
    pairs([
      ...boardRows(outcome),
      ...resultRows(outcome.result),
      ...startRows(outcome),
      ...artifactRows(outcome),
      ...closingRows(outcome),
    ]),
    ...tables(outcome.result),
    "",
  ].join("\n\n");
}

function verdict({ operation, failure, result, identity }: Outcome): string {
  if (result?.operation === "verify" && result.mismatch) {
    const sign = failure === undefined ? "⚠️" : "❌";
    return `${sign} verify: the flash differs from ${plural(result.details.length, "file")}`;
  }
  if (failure !== undefined) return `❌ ${escapeHtml(operation || "esptool-action")}: ${failure.code}`;
  if (result === undefined) return `✅ ${escapeHtml(operation)}`;
  if (result.operation === "doctor") return doctorVerdict(result);
  if (result.operation === "info") return `✅ ${infoVerdict(result, identity.chip)}`;
  const sign = result.operation === "flash" && !result.verified ? "⚠️" : "✅";
  return `${sign} ${success(result)}`;
}

function success(result: Exclude<OperationResult, DoctorResult | InfoResult>): string {
  switch (result.operation) {
    case "flash": {
      const many = "file_count" in result && result.file_count > 1;
      const count = "file_count" in result ? plural(result.file_count, "image") : "1 image";
      const proof = result.verified ? `${many ? "each " : ""}proven by the chip's digest` : "NOT proven";
      return `flash: ${count} written, ${proof}`;
    }
    case "verify": {
      const count = "file_count" in result ? plural(result.file_count, "image") : "the image";
      return `verify: the flash holds ${count}, proven by the chip's digest`;
    }
    case "read":
      return `read: ${bytes(result.bytes_read)}`;
    case "erase":
      return `erase: ${result.size === null ? "the whole flash" : bytes(result.size)}`;
    case "backup":
      return `backup: ${bytes(result.bytes_read)}`;
  }
}

function failureLines({ failure }: Outcome): string[] {
  if (failure === undefined) return [];
  const message =
    failure.message.length > MAX_MESSAGE ? `${failure.message.slice(0, MAX_MESSAGE)}…` : failure.message;
  const lines = `${message}\n${failure.hint}`.split("\n").map(escapeHtml);
  return [`<p>${lines.join("<br>")}</p>`];
}

function boardRows({ port, identity }: Outcome): Rows {
  const { chip, description, revision, mac, flashSize, features } = identity;
  const rows: Rows = port === "" ? [] : [["Port", code(port)]];
  if (chip !== undefined) {
    const package_ = [description ?? chip, revision].filter((part) => part !== undefined).join(", ");
    rows.push(["Board", code(package_)]);
  }
  if (features !== undefined) rows.push(["Features", code(features)]);
  if (mac !== undefined) rows.push(["MAC", code(mac)]);
  if (flashSize !== undefined) rows.push(["Flash", bytes(flashSize)]);
  return rows;
}

function resultRows(result: OperationResult | undefined): Rows {
  switch (result?.operation) {
    case undefined:
    case "verify":
    case "doctor":
      return [];
    case "flash":
      return [
        ["Written", `${bytes(result.bytes_written)}${result.compressed ? ", sent compressed" : ""}`],
        [
          "Proven",
          result.verified ? "yes: the chip's digest of every image is right" : "no: the chip gives no digest",
        ],
      ];
    case "erase":
      return [
        [
          "Erased",
          result.size === null ? "the whole flash" : `${bytes(result.size)} at ${code(result.start_address)}`,
        ],
      ];
    case "read":
      return fileRows(result);
    case "backup":
      return [...fileRows(result), ...backupRows(result)];
    case "info":
      return infoRows(result);
  }
}

function fileRows(result: ReadResult | BackupResult): Rows {
  return [
    ["Region", `${bytes(result.bytes_read)} from ${code(result.start_address)}`],
    ["File", code(result.output_path)],
    ["SHA-256", code(result.sha256)],
  ];
}

/** What is in the partitions, never a value that is stored there. */
function contentRows(partitions: BackupResult["partitions"]): [string, string][] {
  const applications = partitions.flatMap(({ name, application }) =>
    application === null ? [] : [`${code(`${application.name} ${application.version}`)} in ${code(name)}`],
  );
  const stores = partitions.flatMap(({ name, nvs }) => (nvs === null ? [] : [{ name, ...nvs }]));
  const credentials = stores.map(({ name, credentials, encrypted }) =>
    encrypted
      ? `${code(name)} is encrypted`
      : `${credentials ? "<strong>yes</strong>" : "none"} in ${code(name)}`,
  );
  return [...filled("Applications", applications), ...filled("Wi-Fi credentials", credentials)];
}

function filled(name: string, lines: readonly string[]): [string, string][] {
  return lines.length === 0 ? [] : [[name, lines.join("<br>")]];
}

function backupRows(result: BackupResult): Rows {
  const { proven, bytes_transferred, partitions, changed, changed_regions = [] } = result;
  const rows: [string, string][] = [
    ["Transferred", bytes(bytes_transferred)],
    [
      "Proven",
      proven ? "yes: the chip's digest of the whole region is right" : "no: the chip gives no digest",
    ],
  ];
  rows.push(...contentRows(partitions));
  if (changed === undefined) return rows;
  const shown = changed_regions.slice(0, REGIONS_NAMED).map(({ address, size, partitions }) => {
    const inside = partitions.length === 0 ? "" : ` in ${partitions.map(code).join(", ")}`;
    return `${bytes(size)} at ${code(address)}${inside}`;
  });
  const more = changed_regions.length - shown.length;
  const where = [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
  return [...rows, ["Since the baseline", changed ? `changed: ${where}` : "nothing changed"]];
}

/** Whether the new firmware runs is what people want to know after a flash. */
function startRows({ result, appStarted }: Outcome): Rows {
  if (result?.operation !== "flash" || appStarted === undefined) return [];
  const text =
    appStarted === "no"
      ? "<strong>not started</strong>: the chip stays in its loader"
      : "the chip was reset; nobody looked whether it runs";
  return [["Application", text]];
}

function artifactRows({ artifact }: Outcome): Rows {
  if (artifact === undefined) return [];
  return [
    ["Artifact", `<a href="${escapeHtml(artifact.url)}">${escapeHtml(artifact.name)}</a>`],
    ["Artifact digest", code(artifact.digest)],
  ];
}

function closingRows({ esptool, elapsedMs, attempts, boardState, failure, interruption }: Outcome): Rows {
  const rows: [string, string][] = [];
  if (failure !== undefined && esptool !== undefined)
    rows.push(["State", escapeHtml(STATE_SENTENCES[boardState])]);
  if (interruption !== undefined) rows.push(["Before this step", escapeHtml(interruptionText(interruption))]);
  if (attempts > 1) rows.push(["Attempts", String(attempts)]);
  if (esptool !== undefined) rows.push(["esptool", code(esptool.version)]);
  return [...rows, ["Time", `${(elapsedMs / 1000).toFixed(1)} s`]];
}

function interruptionText({ operation, state, since, repository }: Interruption): string {
  const left = state === "begun" ? "" : ` and left the flash ${state}`;
  return `${operation} of ${since}, by ${repository || "a run outside of GitHub"}, did not come to its end${left}`;
}

function tables(result: OperationResult | undefined): string[] {
  switch (result?.operation) {
    case "flash":
      return [imageTable("files" in result ? result.files : [oneFile(result)])];
    case "verify": {
      const files = "files" in result ? result.files : [{ ...oneFile(result), verified: result.verified }];
      return [verifyTable(files, result.details)];
    }
    case "doctor":
      return doctorTables(result);
    case "info":
      return result.partitions.length === 0 ? [] : [partitionTable(result.partitions)];
    default:
      return [];
  }
}

function oneFile(result: {
  readonly address: string;
  readonly firmware_path: string;
  readonly firmware_size?: number;
  readonly file_size?: number;
}): FileResult {
  return {
    address: result.address,
    path: result.firmware_path,
    size: result.firmware_size ?? result.file_size ?? 0,
  };
}

function imageTable(files: readonly FileResult[]): string {
  const rows = files.map(({ address, path, size }) => [code(address), code(path), bytes(size)]);
  return cut(["Address", "Image", "Size"], rows);
}

function verifyTable(
  files: readonly (FileResult & { readonly verified: boolean })[],
  details: readonly Difference[],
): string {
  const rows = files.map(({ address, path, size, verified }) => {
    const difference = details.find((entry) => entry.address === address);
    const finding =
      difference === undefined
        ? "—"
        : `${plural(difference.differing_bytes, "byte")}, first at ${code(difference.first_difference)}`;
    return [code(address), code(path), bytes(size), verified ? "equal" : "<strong>differs</strong>", finding];
  });
  return cut(["Address", "Image", "Size", "Flash", "Difference"], rows);
}

function cut(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = table(head, rows.slice(0, MAX_ROWS));
  return rows.length > MAX_ROWS ? `${shown}\n\n… and ${rows.length - MAX_ROWS} more.` : shown;
}
