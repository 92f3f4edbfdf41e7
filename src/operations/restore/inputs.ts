import { parseBackupSource } from "../../github/artifacts/artifact-reference.ts";
import { type LocalBackup, locateBackup, type StoredBackup } from "../../inputs/files/backup-file.ts";
import type { Reader } from "../../inputs/reader.ts";
import { refuseWith } from "../../inputs/unused-inputs.ts";
import { parseInteger, type Parsed } from "../../inputs/values.ts";
import type { RequestParts } from "../definition.ts";
import type { DryRun } from "../dry-run/dry-run-result.ts";
import type { GateRequest } from "../gate/gate-request.ts";
import { parseFollowingGate } from "../gate/inputs.ts";

/** The source of a backup to restore; an artifact is from this run, unless another run is given. */
export type BackupSource =
  | LocalBackup
  | (StoredBackup & { readonly runId: number | undefined; readonly repository: string | undefined });

export interface RestoreRequest {
  readonly operation: "restore";
  readonly backup: BackupSource;
  /** Whether a board may get another board's backup. */
  readonly allowOtherBoard: boolean;
  /** Whether to accept an image whose manifest is missing or incomplete. */
  readonly allowUnidentified: boolean;
  /** The workflow's address of the partition table; if absent, the manifest's applies. */
  readonly tableAddress?: number | undefined;
  readonly dryRun: DryRun;
  /** The gate that follows in the same session; absent if there is none. */
  readonly gate?: GateRequest;
}

/** Reads the inputs of a restore. */
export async function parseRestore(
  reader: Reader,
  { workspace, connection, dryRun, tableAddress, emulatedPorts }: RequestParts,
): Promise<RestoreRequest | undefined> {
  const backup = await readBackup(reader, workspace);
  const gate = await parseFollowingGate(reader, { workspace, connection, emulatedPorts });
  const allowOtherBoard = reader.boolean("allow-other-board");
  const allowUnidentified = reader.boolean("allow-unidentified-backup");
  if (!backup || allowOtherBoard === undefined || allowUnidentified === undefined) return undefined;
  if (dryRun === undefined || gate === undefined) return undefined;
  const said = reader.isSet("partition-table-offset") ? tableAddress : undefined;
  const asked = { backup, allowOtherBoard, allowUnidentified, tableAddress: said, dryRun };
  return { operation: "restore", ...asked, ...(gate === "none" ? {} : { gate }) };
}

async function readBackup(reader: Reader, workspace: string): Promise<BackupSource | undefined> {
  const source = reader.required(
    "backup",
    "the image to restore, such as backups/board7.bin, or artifact:NAME",
    parseBackupSource,
  );
  const runId = reader.optional("run-id", (text) => parseInteger(text, 1, Number.MAX_SAFE_INTEGER));
  const repository = reader.optional("repository", parseRepository);
  if (source === undefined) return undefined;
  const path = reader.text("backup");
  if (source.kind === "artifact") {
    checkPlace(reader);
    return { ...source, path, runId, repository };
  }
  refuseWith(reader, ["run-id", "repository"], "with a `backup` on the runner");
  const found = await locateBackup(workspace, path);
  if ("value" in found) return found.value;
  return reader.problems.take("backup", path, found, found.code);
}

/** The run in another repository cannot be guessed. */
function checkPlace(reader: Reader): void {
  if (!reader.isSet("repository") || reader.isSet("run-id")) return;
  reader.problems.add(
    "input-invalid",
    "input `repository` needs `run-id`: the ID of the run that uploaded the artifact, from the run's URL",
  );
}

function parseRepository(text: string): Parsed<string> {
  return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(text)
    ? { value: text }
    : { problem: "is not a repository; use owner/name" };
}
