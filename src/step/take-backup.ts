import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { Failure, messageOf, systemCode } from "../errors.ts";
import { type CheckedBackup, checkBackup, type TakenBackup } from "../operations/checked-backup.ts";
import type { BackupSource, BoardRequest } from "../operations/request.ts";
import type { PrivateFolder } from "../system/private-folder.ts";

/** More than any manifest of ours is not one. */
const MANIFEST_LIMIT = 1024 * 1024;

/**
 * The backup that a restore writes, checked as far as that is possible without the board; `undefined` for all else.
 * @throws {Failure} `backup-invalid`, `backup-unverified`, `file-unreadable`.
 */
export async function prepareBackup(
  request: BoardRequest,
  folder: PrivateFolder,
): Promise<CheckedBackup | undefined> {
  if (request.operation !== "restore") return undefined;
  return checkBackup(await takeBackup(request.backup, folder), request.allowUnverified);
}

/**
 * Brings the backup of a restore into the step's private folder, wherever it comes from, before the board is
 * claimed. What is checked and written later is this copy.
 * @throws {Failure} `file-unreadable`, `backup-invalid`.
 */
export async function takeBackup(source: BackupSource, folder: PrivateFolder): Promise<TakenBackup> {
  return {
    name: source.path,
    imagePath: await folder.snapshot(source),
    size: source.size,
    manifest: await readManifest(`${source.realPath}.json`, `${source.path}.json`),
  };
}

/** The manifest lies beside the image. */
async function readManifest(path: string, shown: string): Promise<string | undefined> {
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
    if (error instanceof Failure) throw error;
    if (systemCode(error) === "ENOENT") return undefined;
    throw new Failure(
      "file-unreadable",
      `The manifest "${shown}" cannot be read: ${messageOf(error)}.`,
      "Check that the user of the runner may read it.",
      { cause: error },
    );
  }
}

function unfit(shown: string): Failure {
  return new Failure(
    "backup-invalid",
    `"${shown}" is no manifest of a backup: it is not a file, or larger than ${MANIFEST_LIMIT} bytes. The board was not touched.`,
    "Use a backup with its manifest as it was made.",
  );
}
