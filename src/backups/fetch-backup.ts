import { Failure } from "../system/errors.ts";
import { FLASH_LIMIT } from "../firmware/flash/flash-layout.ts";
import { MANIFEST_LIMIT } from "../firmware/formats/backup-manifest.ts";
import { downloadArtifact } from "../github/artifacts/artifact-download.ts";
import type { FoundArtifact } from "../github/artifacts/artifact-find.ts";
import type { ArtifactAccess } from "../github/artifacts/artifact-service.ts";
import { manifestPathOf, withAge } from "../inputs/files/backup-names.ts";
import type { StepContext } from "../system/step-context.ts";
import type { TakenBackup } from "./checked-backup.ts";
import { type BackupAccess, type BackupFiles, openBackup } from "./take-backup.ts";

/** How earlier backups are reached and opened. */
export interface StoredBackups extends BackupAccess {
  readonly access: ArtifactAccess;
}

/** Image and manifest. */
const MAX_ENTRIES = 2;
const MAX_BYTES = withAge(FLASH_LIMIT) + withAge(MANIFEST_LIMIT);

/**
 * Downloads and opens a backup in an artifact.
 * @param shown its name in messages.
 * @throws {Failure} as `downloadArtifact` and `openBackup`.
 */
export async function fetchBackup(
  found: FoundArtifact,
  shown: string,
  stored: StoredBackups,
  context: StepContext,
): Promise<TakenBackup> {
  const folder = await context.folder();
  const entries = await downloadArtifact(
    found,
    await folder.makeEmptyFolder(`artifact-${found.id}`),
    { isExpected: (name) => name !== "", maxEntries: MAX_ENTRIES, maxTotalBytes: MAX_BYTES },
    stored.access,
    { signal: context.signal },
  );
  return openBackup({ name: shown, ...pairOf(entries, found.name) }, stored, context);
}

/** An image, with or without its manifest. */
function pairOf(entries: ReadonlyMap<string, string>, artifact: string): Omit<BackupFiles, "name"> {
  const names = [...entries.keys()];
  const isManifest = (name: string): boolean => /\.json(?:\.age)?$/.test(name);
  const [image, ...others] = names.filter((name) => !isManifest(name));
  const manifests = names.filter(isManifest);
  const fits = image !== undefined && manifests.every((name) => name === manifestPathOf(image));
  if (image !== undefined && fits && others.length === 0) {
    return { image: entries.get(image) ?? "", manifest: entries.get(manifests[0] ?? "") };
  }
  throw new Failure(
    "artifact-invalid",
    `The artifact "${artifact}" is not a backup: it contains ${names.map((name) => JSON.stringify(name)).join(" and ")}, not an image with its manifest.`,
    "Use an artifact that `operation: backup` uploaded.",
  );
}
