import { checkBackup, type CheckedBackup } from "../../backups/checked-backup.ts";
import { fetchBackup, type StoredBackups } from "../../backups/fetch-backup.ts";
import { takeLocalBackup } from "../../backups/take-backup.ts";
import { findArtifact } from "../../github/artifacts/artifact-find.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { BackupSource, RestoreRequest } from "./inputs.ts";

/**
 * Fetches the backup and checks everything that needs no board.
 * @throws {Failure} whatever is wrong with the backup.
 */
export async function prepareBackup(
  request: RestoreRequest,
  stored: StoredBackups,
  context: StepContext,
): Promise<CheckedBackup> {
  return checkBackup(await copyBackup(request.backup, stored, context), request);
}

async function copyBackup(source: BackupSource, stored: StoredBackups, context: StepContext) {
  if (source.kind === "path") return takeLocalBackup(source, stored, context);
  const { access } = stored;
  const { signal } = context;
  const { name, runId, repository } = source;
  const found = await findArtifact(name, { runId, repository, token: access.token }, access, { signal });
  return fetchBackup(found, source.path, stored, context);
}
