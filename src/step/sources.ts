import { Failure, type FailureCode } from "../system/errors.ts";
import { findArtifact, type FoundArtifact } from "../github/artifacts/artifact-find.ts";
import { findLatestArtifact } from "../github/artifacts/artifact-latest.ts";
import type { ArtifactAccess } from "../github/artifacts/artifact-service.ts";
import type { TakenBaseline } from "../backups/baseline.ts";
import { checkBackup } from "../backups/checked-backup.ts";
import type { BaselineSource } from "../operations/backup/inputs.ts";
import type { BackupSource } from "../operations/restore/inputs.ts";
import type { UnresolvedRequest } from "../operations/table.ts";
import type { Sources } from "../operations/definition.ts";
import type { ArtifactResult } from "../report/step-result.ts";
import type { StepContext } from "../system/step-context.ts";
import { fetchBackup } from "../backups/fetch-backup.ts";
import { type BackupAccess, takeLocalBackup } from "../backups/take-backup.ts";

/** How earlier backups are reached and opened. */
export interface SourceAccess extends BackupAccess {
  readonly access: ArtifactAccess;
}

/** What an operation needs of earlier backups, and which artifact its baseline is from. */
export interface Prepared extends Sources {
  readonly baselineArtifact?: ArtifactResult;
}

/**
 * Brings the backups that a request names to the runner, before its board is claimed.
 * @throws {Failure} for the backup of a restore, whatever is wrong with it; for a baseline, what is wrong with the
 *   workflow or the runner, and so will be wrong every night. Anything else that is wrong with a baseline is a warning,
 *   for it is a hint, and the backup is complete without it.
 */
export async function prepareSources(
  request: UnresolvedRequest,
  own: SourceAccess,
  context: StepContext,
): Promise<Prepared> {
  switch (request.operation) {
    case "restore": {
      const taken = await takeBackup(request.backup, own, context);
      return { backup: await checkBackup(taken, request) };
    }
    case "backup":
      return request.baseline === undefined ? {} : prepareBaseline(request.baseline, own, context);
    default:
      return {};
  }
}

async function takeBackup(source: BackupSource, own: SourceAccess, context: StepContext) {
  if (source.kind === "path") return takeLocalBackup(source, own, context);
  const { access } = own;
  const { signal } = context;
  const { runId, repository } = source;
  const found = await findArtifact(source.name, { runId, repository, token: access.token }, access, {
    signal,
  });
  return fetchBackup(found, source.path, access, own, context);
}

async function prepareBaseline(
  source: BaselineSource,
  own: SourceAccess,
  context: StepContext,
): Promise<Prepared> {
  try {
    return await takeBaseline(source, own, context);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "cancelled") throw error;
    if (SETUP_FAULTS.has(error.code)) throw unreadableBaseline(source, error);
    return { baseline: { name: source.path, reason: `${error.message} ${error.hint}` } };
  }
}

/**
 * Faults of permissions, keys or the server. No later run reads the baseline either: `changed` would stay empty, and an
 * alert that depends on it would never fire.
 */
const SETUP_FAULTS: ReadonlySet<FailureCode> = new Set([
  "artifact-forbidden",
  "artifact-unsupported",
  "age-identity-missing",
  "age-identity-wrong",
  "file-unreadable",
  "input-invalid",
]);

function unreadableBaseline({ path }: BaselineSource, cause: Failure): Failure {
  const after =
    cause.code === "age-identity-wrong"
      ? "After a change of keys, add the earlier identity on its own line, or use a new artifact name."
      : "A backup without `baseline` does not need it.";
  return new Failure(
    cause.code,
    `The baseline "${path}" cannot be read, so changes cannot be detected. ${cause.message}`,
    `${cause.hint} ${after}`,
    { cause },
  );
}

async function takeBaseline(
  source: BaselineSource,
  own: SourceAccess,
  context: StepContext,
): Promise<Prepared> {
  const { access } = own;
  const { signal } = context;
  switch (source.kind) {
    case "none":
      return { baseline: unusable(source, source.problem) };
    case "path":
      return { baseline: await takeLocalBackup(source, own, context) };
    case "artifact": {
      const place = { repository: undefined, token: access.token };
      const found = await findLatestArtifact(source.name, place, access, { signal });
      if (found === undefined) {
        return {
          baseline: unusable(
            source,
            "does not exist yet: no successful run of this workflow has uploaded it",
          ),
        };
      }
      const baseline = await fetchBackup(found, source.path, access, own, context);
      return { baseline, baselineArtifact: artifactResult(found) };
    }
  }
}

function unusable({ path }: BaselineSource, problem: string): TakenBaseline {
  return { name: path, problem };
}

function artifactResult({ id, name, url, digest }: FoundArtifact): ArtifactResult {
  return { id, name, url, ...(digest === undefined ? {} : { digest }) };
}
