import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Failure, messageOf, systemCode } from "../errors.ts";
import { MANIFEST_LIMIT } from "../firmware/backup-manifest.ts";
import type { TakenBackup } from "../operations/checked-backup.ts";
import type { LocalBackup } from "../operations/request.ts";
import { decryptFile, isAgeFile } from "../system/age-file.ts";
import type { PrivateFolder } from "../system/private-folder.ts";

export interface TakeSurroundings {
  readonly folder: PrivateFolder;
  /** Private keys of age, for backups that are encrypted. */
  readonly identities: readonly string[];
  readonly signal: AbortSignal;
}

/** The files of a backup on the runner. */
export interface BackupFiles {
  /** The name that people see. */
  readonly name: string;
  readonly image: string;
  /** `undefined` when there is none. */
  readonly manifest: string | undefined;
}

/** `X.bin` becomes `X.bin.json`, and `X.bin.age` becomes `X.bin.json.age`. */
export function manifestPathOf(image: string): string {
  return image.endsWith(ENCRYPTED)
    ? `${image.slice(0, -ENCRYPTED.length)}.json${ENCRYPTED}`
    : `${image}.json`;
}

/** What the names of encrypted files end with. Whether a file is encrypted is told by its content. */
export const ENCRYPTED = ".age";

/**
 * Brings a backup into the step's private folder, before the board is claimed, and opens it. What is checked and
 * written later is this copy.
 * @throws {Failure} `file-unreadable`, `backup-invalid`, or as `openBackup`.
 */
export async function takeLocalBackup(
  source: LocalBackup,
  surroundings: TakeSurroundings,
): Promise<TakenBackup> {
  const image = await surroundings.folder.snapshot(source);
  const manifest = manifestPathOf(source.realPath);
  return openBackup({ name: source.path, image, manifest }, surroundings);
}

/**
 * Decrypts what is encrypted, and reads the manifest, of which nothing is believed yet.
 * @throws {Failure} `age-identity-missing`, `age-identity-wrong`, `age-file-invalid`, `backup-invalid`,
 *   `file-unreadable`, `output-unwritable`, `cancelled`.
 */
export async function openBackup(files: BackupFiles, surroundings: TakeSurroundings): Promise<TakenBackup> {
  const { name } = files;
  const imagePath = await opened(files.image, name, surroundings);
  const shown = `the manifest of ${name}`;
  const isThere = files.manifest !== undefined && (await isFile(files.manifest, shown));
  const manifest =
    files.manifest === undefined || !isThere ? undefined : await opened(files.manifest, shown, surroundings);
  return {
    name,
    imagePath,
    size: (await stat(imagePath)).size,
    manifest: manifest === undefined ? undefined : await readManifest(manifest, shown),
  };
}

/** The path of the plain file. */
async function opened(
  path: string,
  shown: string,
  { folder, identities, signal }: TakeSurroundings,
): Promise<string> {
  if (!(await isAgeFile(path))) return path;
  if (identities.length === 0) throw identityMissing(shown);
  const target = folder.nextFile("opened");
  await decryptFile(path, target, identities, { signal, shown });
  return target;
}

async function isFile(path: string, shown: string): Promise<boolean> {
  try {
    if ((await stat(path)).isFile()) return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw unreadable(shown, error);
  }
  throw unfit(shown);
}

async function readManifest(path: string, shown: string): Promise<string> {
  try {
    // Without waiting, should somebody have put a pipe there. Windows has no such flag, and no such pipes.
    const file = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    try {
      const status = await file.stat();
      if (!status.isFile() || status.size > MANIFEST_LIMIT) throw unfit(shown);
      return await file.readFile("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(shown, error);
  }
}

function identityMissing(shown: string): Failure {
  return new Failure(
    "age-identity-missing",
    `"${shown}" is encrypted, and the step has no key that could open it. The board was not touched.`,
    "Give the age identity (AGE-SECRET-KEY-…) of one of its recipients as `identity`, from a secret.",
  );
}

function unreadable(shown: string, cause: unknown): Failure {
  return new Failure(
    "file-unreadable",
    `"${shown}" cannot be read: ${messageOf(cause)}.`,
    "Check that the user of the runner may read it.",
    { cause },
  );
}

function unfit(shown: string): Failure {
  return new Failure(
    "backup-invalid",
    `"${shown}" is no manifest: it is not a file, or larger than ${MANIFEST_LIMIT} bytes. The board was not touched.`,
    "Use a backup with its manifest as it was made.",
  );
}
