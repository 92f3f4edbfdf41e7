import { stat } from "node:fs/promises";
import { Failure, messageOf } from "../system/errors.ts";
import { MANIFEST_LIMIT } from "../firmware/formats/backup-manifest.ts";
import type { TakenBackup } from "./checked-backup.ts";
import type { LocalBackup } from "../inputs/files/backup-file.ts";
import { decryptFile, isAgeFile } from "../system/age/age-file.ts";
import { sha256OfFile } from "../system/files/digest.ts";
import { readFound } from "../system/files/found-file.ts";
import { isChanging } from "../system/files/change-record.ts";
import { type OutputKeeper, repairOutput } from "../system/files/pending-files.ts";
import type { StepContext } from "../system/step-context.ts";

/** What is needed to open backups. */
export interface BackupAccess {
  /** age identities, for encrypted backups. */
  readonly identities: readonly string[];
  readonly keeper: OutputKeeper;
}

/** The files of a backup in the step's private folder. */
export interface BackupFiles {
  /** As shown in messages. */
  readonly name: string;
  readonly image: string;
  /** Of the image, if it was computed during the copy. */
  readonly sha256?: string | undefined;
  /** `undefined` if there is none. */
  readonly manifest: string | undefined;
}

/**
 * Copies a backup into the step's private folder and opens it, before the board is claimed. The step checks and writes
 * this copy.
 * @throws {Failure} `file-unreadable`, `file-changed`, or as `openBackup` and `repairOutput`.
 */
export async function takeLocalBackup(
  source: LocalBackup,
  access: BackupAccess,
  context: StepContext,
): Promise<TakenBackup> {
  const folder = await context.folder();
  const { path: name, realPath, manifest: beside } = source;
  if (await isChanging(realPath))
    await repairOutput({ path: name, realPath, overwrite: false }, access.keeper);
  const { realPath: image, sha256 } = await folder.take(source);
  const manifest = beside && (await folder.take({ path: manifestOf(name), ...beside })).realPath;
  return openBackup({ name, image, sha256, manifest }, access, context);
}

/**
 * Decrypts the files if they are encrypted, and reads the manifest, which is still untrusted.
 * @throws {Failure} `age-identity-missing`, `age-identity-wrong`, `age-file-invalid`, `backup-invalid`,
 *   `file-unreadable`, `output-unwritable`, `cancelled`.
 */
export async function openBackup(
  files: BackupFiles,
  access: BackupAccess,
  context: StepContext,
): Promise<TakenBackup> {
  const { name } = files;
  const imagePath = await opened(files.image, name, access, context);
  const shown = manifestOf(name);
  const manifest =
    files.manifest === undefined ? undefined : await opened(files.manifest, shown, access, context);
  const isAsTaken = files.sha256 !== undefined && imagePath === files.image;
  return {
    name,
    imagePath,
    size: (await stat(imagePath)).size,
    sha256: isAsTaken ? files.sha256 : await sha256OfFile(imagePath),
    manifest: manifest === undefined ? undefined : await readManifest(manifest, shown),
  };
}

function manifestOf(name: string): string {
  return `the manifest of ${name}`;
}

/** The path of the decrypted file. */
async function opened(
  path: string,
  shown: string,
  { identities }: BackupAccess,
  context: StepContext,
): Promise<string> {
  if (!(await isAgeFile(path))) return path;
  if (identities.length === 0) throw identityMissing(shown);
  const target = (await context.folder()).nextFile("opened");
  await decryptFile(path, target, identities, { signal: context.signal, shown });
  return target;
}

async function readManifest(path: string, shown: string): Promise<string> {
  try {
    const text = await readFound(path, MANIFEST_LIMIT);
    if (text !== undefined) return text.toString("utf8");
  } catch (error) {
    throw manifestUnreadable(shown, error);
  }
  throw unfit(shown);
}

function identityMissing(shown: string): Failure {
  return new Failure(
    "age-identity-missing",
    `"${shown}" is encrypted, and the step has no key. The board was not touched.`,
    "Set `age-identity` to the age identity (AGE-SECRET-KEY-…) of one of its recipients, from a secret.",
  );
}

function manifestUnreadable(shown: string, cause: unknown): Failure {
  return new Failure(
    "file-unreadable",
    `"${shown}" cannot be read: ${messageOf(cause)}.`,
    "Give the runner's user read permission.",
    { cause },
  );
}

function unfit(shown: string): Failure {
  return new Failure(
    "backup-invalid",
    `"${shown}" is not a manifest: it is larger than ${MANIFEST_LIMIT} bytes. The board was not touched.`,
    "Use a backup with its original manifest.",
  );
}
