import type { Log } from "../../system/log.ts";
import { type BackupUpload, uploadBackup } from "./upload-backup.ts";
import type { BackupResult } from "./backup-result.ts";
import type { ArtifactResult } from "../../report/step-result.ts";

export interface Publication {
  /** What holds the bytes of the backup: the new artifact, or the earlier one that has the same. */
  readonly artifact: ArtifactResult | undefined;
  readonly uploaded: boolean;
  /** Path of the private copy of the image that was uploaded as it is. */
  readonly image?: string | undefined;
}

/**
 * Uploads a backup, unless only a changed one shall be and it is as its baseline.
 * @param earlier the artifact that the baseline was taken from; `undefined` for a file.
 */
export async function publishBackup(
  upload: BackupUpload,
  result: BackupResult,
  earlier: ArtifactResult | undefined,
  log: Log,
): Promise<Publication> {
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
