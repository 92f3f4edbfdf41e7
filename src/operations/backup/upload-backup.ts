import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure } from "../../system/errors.ts";
import { manifestText, parseManifest, publicManifest } from "../../firmware/formats/backup-manifest.ts";
import { defaultArtifactName, uploadArtifact } from "../../github/artifacts/artifacts.ts";
import type { UploadTarget } from "../definition.ts";
import type { BackupRequest } from "./inputs.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";
import { encryptFile } from "../../system/age/age-file.ts";
import { checkMade, type MadeFile, takeMade } from "../../system/files/made-file.ts";
import type { PrivateFolder } from "../../system/files/private-folder.ts";
import type { BackupResult } from "./backup-result.ts";
import type { ArtifactResult } from "../../report/step-result.ts";

export interface BackupUpload extends UploadTarget {
  readonly request: Pick<BackupRequest, "output" | "manifest" | "baseline">;
  /** Private folder for the copies to upload. */
  readonly folder: PrivateFolder;
  readonly signal: AbortSignal;
}

export interface Uploaded {
  readonly artifact: ArtifactResult;
  /** Private copy of the image in the artifact; `undefined` when it was encrypted. */
  readonly image: string | undefined;
}

/**
 * Uploads image and manifest as one artifact, encrypted if there are recipients. It uploads copies whose digests equal
 * those recorded when the backup was made.
 * @throws {Failure} `output-changed` when a file is not what the step made, before or after the upload; class
 *   `service`, whose hint says that the local backup is complete and where it is.
 */
export async function uploadBackup(upload: BackupUpload, result: BackupResult): Promise<Uploaded> {
  const { request, artifact, identity, service, run, signal } = upload;
  const made: readonly MadeFile[] = [
    { ...request.output, sha256: result.sha256 },
    { ...request.manifest, sha256: result.manifest_sha256 },
  ];
  const files = await filesToUpload(made, upload);
  const { id, name, url, digest } = await uploadArtifact(
    {
      name: artifact.name ?? defaultArtifactName({ ...run, chip: identity.chip, mac: identity.mac }),
      ...files,
      retentionDays: artifact.retentionDays,
      compressionLevel: artifact.compressionLevel,
    },
    service,
    { signal },
  ).catch((error: unknown) => {
    // GitHub's client may still be packing the copies. It cannot be stopped, and it would crash the process if they
    // were gone.
    upload.folder.keepUntilExit();
    if (!(error instanceof Failure)) throw error;
    const hint = `${error.hint} The backup itself is complete: ${request.output.path} on this runner.`;
    throw new Failure(error.code, error.message, hint, { cause: error });
  });
  const image = artifact.recipients.length === 0 ? plainCopy(request.output, upload) : undefined;
  for (const file of made) await checkMade(file, `The artifact "${name}" contains the original backup.`);
  return { artifact: { id, name, url, digest }, image };
}

const PLAIN = "made";
const ENCRYPTED = "encrypted";

function plainCopy({ realPath }: Pick<OutputFile, "realPath">, { folder }: BackupUpload): string {
  return join(folder.file(PLAIN), basename(realPath));
}

async function filesToUpload(
  made: readonly MadeFile[],
  upload: BackupUpload,
): Promise<{ readonly files: readonly string[]; readonly rootDirectory: string }> {
  const { request, artifact, folder, isPublic, signal } = upload;
  const { recipients } = artifact;
  const plain = await folder.makeEmptyFolder(PLAIN);
  const files: string[] = [];
  for (const file of made) {
    const { realPath } = await takeMade(file, folder);
    const copy = plainCopy(file, upload);
    await rename(realPath, copy);
    files.push(copy);
  }
  if (recipients.length === 0) {
    if (isPublic) await hideMac(plainCopy(request.manifest, upload));
    return { files, rootDirectory: plain };
  }
  const rootDirectory = await folder.makeEmptyFolder(ENCRYPTED);
  const encrypted: string[] = [];
  for (const file of files) {
    const target = join(rootDirectory, `${basename(file)}.age`);
    await encryptFile(file, target, recipients, { signal });
    await rm(file);
    encrypted.push(target);
  }
  return { files: encrypted, rootDirectory };
}

/** Only in the copy: the manifest on the runner keeps the MAC. */
async function hideMac(manifest: string): Promise<void> {
  const read = await parseManifest(await readFile(manifest, "utf8"));
  if ("problem" in read) throw new Error(`The step's own manifest ${read.problem}`);
  await writeFile(manifest, manifestText(publicManifest(read.manifest)));
}
