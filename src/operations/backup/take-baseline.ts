import type { TakenBaseline } from "../../backups/baseline.ts";
import { fetchBackup, type StoredBackups } from "../../backups/fetch-backup.ts";
import { takeLocalBackup } from "../../backups/take-backup.ts";
import type { FoundArtifact } from "../../github/artifacts/artifact-find.ts";
import { findLatestArtifact } from "../../github/artifacts/artifact-latest.ts";
import type { ArtifactResult } from "../../report/step-result.ts";
import { Failure, type FailureCode } from "../../system/errors.ts";
import type { StepContext } from "../../system/step-context.ts";
import type { BaselineSource } from "./inputs.ts";

/** The earlier image for the comparison, and the artifact that contains it. */
export interface Baseline {
  readonly taken: TakenBaseline;
  readonly artifact?: ArtifactResult;
}

/**
 * Fetches the baseline. It only saves time, and a backup without it is complete, so most problems with it are warnings.
 * @throws {Failure} for faults of the workflow or the runner, which would recur every night.
 */
export async function prepareBaseline(
  source: BaselineSource,
  stored: StoredBackups,
  context: StepContext,
): Promise<Baseline> {
  try {
    return await takeBaseline(source, stored, context);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "cancelled") throw error;
    if (SETUP_FAULTS.has(error.code)) throw unreadableBaseline(source, error);
    return { taken: { name: source.path, reason: `${error.message} ${error.hint}` } };
  }
}

/**
 * Faults of permissions, keys or the server. Later runs could not read the baseline either: `changed` would stay empty,
 * and an alert that depends on it would never fire.
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
  stored: StoredBackups,
  context: StepContext,
): Promise<Baseline> {
  const { access } = stored;
  const { signal } = context;
  switch (source.kind) {
    case "none":
      return { taken: { name: source.path, problem: source.problem } };
    case "path":
      return { taken: await takeLocalBackup(source, stored, context) };
    case "artifact": {
      const place = { repository: undefined, token: access.token };
      const found = await findLatestArtifact(source.name, place, access, { signal });
      if (found === undefined) {
        const problem = "does not exist yet: no successful run of this workflow has uploaded it";
        return { taken: { name: source.path, problem } };
      }
      const taken = await fetchBackup(found, source.path, stored, context);
      return { taken, artifact: artifactResult(found) };
    }
  }
}

function artifactResult({ id, name, url, digest }: FoundArtifact): ArtifactResult {
  return { id, name, url, ...(digest === undefined ? {} : { digest }) };
}
