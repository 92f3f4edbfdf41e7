import { dirname } from "node:path";
import { Failure } from "../errors.ts";
import type { Identity } from "../esptool/observation.ts";
import { type ArtifactService, defaultArtifactName, uploadArtifact } from "../github/artifacts.ts";
import type { ArtifactRequest } from "../inputs/artifact.ts";
import type { BackupRequest } from "../operations/request.ts";
import type { ArtifactResult } from "../operations/step-result.ts";

export interface BackupUpload {
  readonly request: BackupRequest;
  readonly artifact: ArtifactRequest;
  readonly identity: Identity;
  readonly service: ArtifactService;
  readonly run: { readonly runId: string; readonly runAttempt: string; readonly job: string };
  readonly signal: AbortSignal;
}

/**
 * Uploads image and manifest as one artifact.
 * @throws {Failure} class `service`, whose hint says that the local backup is whole and where it is.
 */
export async function uploadBackup(upload: BackupUpload): Promise<ArtifactResult> {
  const { request, artifact, identity, service, run, signal } = upload;
  const { output, manifest } = request;
  try {
    const { id, name, url, digest } = await uploadArtifact(
      {
        name: artifact.name ?? defaultArtifactName({ ...run, chip: identity.chip, mac: identity.mac }),
        files: [output.realPath, manifest.realPath],
        rootDirectory: dirname(output.realPath),
        retentionDays: artifact.retentionDays,
        compressionLevel: artifact.compressionLevel,
      },
      service,
      { signal },
    );
    return { id, name, url, digest };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const hint = `${error.hint} The backup itself is whole: ${output.path} on this runner.`;
    throw new Failure(error.code, error.message, hint, { cause: error });
  }
}
