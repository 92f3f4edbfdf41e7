import { constants, copyFile, readFile, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { Failure } from "../errors.ts";
import type { Identity } from "../esptool/observation.ts";
import { manifestText, parseManifest, publicManifest } from "../firmware/backup-manifest.ts";
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
  /** Whether strangers may read what is uploaded as it is. */
  readonly isPublic: boolean;
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
  isPublic,
  signal,
}: BackupUpload): Promise<{ readonly files: readonly string[]; readonly rootDirectory: string }> {
  const plain = [output.realPath, manifest.realPath];
  if (recipients.length === 0 && !isPublic) return { files: plain, rootDirectory: dirname(output.realPath) };
  if (recipients.length === 0) return publicFiles(output.realPath, manifest.realPath, folder);
  const rootDirectory = await folder.makeEmptyFolder("upload");
  const files: string[] = [];
  for (const path of plain) {
    const target = folder.file(`upload/${basename(path)}.age`);
    await encryptFile(path, target, recipients, { signal });
    files.push(target);
  }
  return { files, rootDirectory };
}

/** The same image, and a manifest without the whole MAC. The manifest on the runner stays complete. */
async function publicFiles(image: string, manifest: string, folder: PrivateFolder) {
  const rootDirectory = await folder.makeEmptyFolder("upload");
  const files = [image, manifest].map((path) => folder.file(`upload/${basename(path)}`));
  const [imageCopy = "", manifestCopy = ""] = files;
  const read = await parseManifest(await readFile(manifest, "utf8"));
  if ("problem" in read) {
    throw new Failure(
      "backup-invalid",
      `The manifest "${basename(manifest)}" was not uploaded: since it was written it was changed, and ${read.problem}.`,
      "Find out what else writes to that folder, and run the step again.",
    );
  }
  await writeFile(manifestCopy, manifestText(publicManifest(read.manifest)));
  await copyFile(image, imageCopy, constants.COPYFILE_FICLONE);
  return { files, rootDirectory };
}
