import { basename, dirname } from "node:path";
import { Failure } from "../errors.ts";
import type { Identity } from "../esptool/observation.ts";
import { type ArtifactService, defaultArtifactName, uploadArtifact } from "../github/artifacts.ts";
import type { ArtifactRequest } from "../inputs/artifact.ts";
import type { BackupRequest } from "../operations/request.ts";
import type { ArtifactResult } from "../operations/step-result.ts";
import { encryptFile } from "../system/age-file.ts";
import type { PrivateFolder } from "../system/private-folder.ts";

export interface BackupUpload {
  readonly request: Pick<BackupRequest, "output" | "manifest" | "baseline">;
  readonly artifact: ArtifactRequest;
  readonly identity: Identity;
  readonly service: ArtifactService;
  readonly run: { readonly runId: string; readonly runAttempt: string; readonly job: string };
  /** For what is encrypted, until it is uploaded. */
  readonly folder: PrivateFolder;
  readonly signal: AbortSignal;
}

/**
 * Uploads image and manifest as one artifact, both encrypted where there are recipients.
 * @throws {Failure} class `service`, whose hint says that the local backup is whole and where it is.
 */
export async function uploadBackup(upload: BackupUpload): Promise<ArtifactResult> {
  const { request, artifact, identity, service, run, signal } = upload;
  try {
    const { id, name, url, digest } = await uploadArtifact(
      {
        name: artifact.name ?? defaultArtifactName({ ...run, chip: identity.chip, mac: identity.mac }),
        ...(await filesToUpload(upload)),
        retentionDays: artifact.retentionDays,
        compressionLevel: artifact.compressionLevel,
      },
      service,
      { signal },
    );
    return { id, name, url, digest };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const hint = `${error.hint} The backup itself is whole: ${request.output.path} on this runner.`;
    throw new Failure(error.code, error.message, hint, { cause: error });
  }
}

async function filesToUpload({
  request: { output, manifest },
  artifact: { recipients },
  folder,
  signal,
}: BackupUpload): Promise<{ readonly files: readonly string[]; readonly rootDirectory: string }> {
  const plain = [output.realPath, manifest.realPath];
  if (recipients.length === 0) return { files: plain, rootDirectory: dirname(output.realPath) };
  const rootDirectory = await folder.makeEmptyFolder("upload");
  const files: string[] = [];
  for (const path of plain) {
    const target = folder.file(`upload/${basename(path)}.age`);
    await encryptFile(path, target, recipients, { signal });
    files.push(target);
  }
  return { files, rootDirectory };
}
