import type { Log } from "../../system/log.ts";
import { messageOf } from "../../system/errors.ts";
import type { StepContext } from "../../system/step-context.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import type { Publication } from "../definition.ts";
import { secretsWarning } from "./stored-secrets.ts";
import { type BackupUpload, uploadBackup } from "./upload-backup.ts";
import type { BackupResult } from "./backup-result.ts";
import type { ArtifactResult } from "../../report/step-result.ts";

/**
 * Uploads a backup, unless only changed ones are wanted and it equals its baseline. Warns if an unencrypted upload
 * contains what looks like credentials.
 * @param earlier the artifact with the baseline; `undefined` for a file.
 */
export async function publishBackup(
  upload: BackupUpload,
  result: BackupResult,
  earlier: ArtifactResult | undefined,
  { log }: StepContext,
): Promise<Publication> {
  const { artifact, uploaded, image } = await log.group("Upload the backup", () =>
    uploadOrNot(upload, result, earlier, log),
  );
  if (image !== undefined) {
    const warning = await secretsWarning(image).catch((error: unknown) => {
      log.detail(`The image could not be searched for credentials: ${messageOf(error)}`);
      return undefined;
    });
    if (warning !== undefined) log.warning("backup not encrypted", cleanLine(warning));
  }
  return { artifact, uploaded };
}

async function uploadOrNot(
  upload: BackupUpload,
  result: BackupResult,
  earlier: ArtifactResult | undefined,
  log: Log,
): Promise<Publication & { readonly image?: string | undefined }> {
  if (upload.artifact.when === "always" || result.changed !== false) {
    return { ...(await uploadBackup(upload, result)), uploaded: true };
  }
  const { baseline } = upload.request;
  const holder =
    earlier === undefined
      ? `the baseline "${baseline?.path ?? ""}"`
      : `the artifact "${earlier.name}" (${earlier.url})`;
  log.line(`Not uploaded: nothing changed, ${holder} contains the same bytes.`);
  return { artifact: earlier, uploaded: false };
}
