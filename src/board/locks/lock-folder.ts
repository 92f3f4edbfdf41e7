import { lstatSync, statSync } from "node:fs";
import { dirname, win32 } from "node:path";
import { Failure, messageOf } from "../../system/errors.ts";
import { diskFailure, isDiskTrouble, isForbidden } from "../../system/files/disk-trouble.ts";
import { isSharedFolder, makeSharedFolder } from "../../system/files/shared-file.ts";

const NAME = "esptool-action";

/**
 * The folder of a host's locks: the same for all users, whatever their environment, or the locks would not exclude each
 * other.
 * @param programData `%ProgramData%` of Windows.
 */
export function defaultLockFolder(platform: NodeJS.Platform, programData?: string): string {
  if (platform === "win32") return win32.join(programData ?? String.raw`C:\ProgramData`, NAME, "locks");
  const preferred = `/run/lock/${NAME}`;
  // On Fedora and RHEL only root may write to /run/lock; an administrator may have created the folder in it.
  const usable = platform === "linux" && (exists(preferred) || isOpenToAll("/run/lock"));
  // Not os.tmpdir(): TMPDIR differs between users.
  return usable ? preferred : `/tmp/${NAME}-locks`;
}

/**
 * Creates the folder unless it exists, and checks that users cannot remove each other's files in it.
 * @throws {Failure} `lock-unavailable`.
 */
export function prepareLockFolder(folder: string): void {
  usable(folder, makeSharedFolder);
}

/**
 * Whether the folder exists.
 * @throws {Failure} `lock-unavailable` if it exists but cannot be used.
 */
export function hasLockFolder(folder: string): boolean {
  return usable(folder, isSharedFolder);
}

function usable<T>(folder: string, use: (folder: string) => T): T {
  try {
    return use(folder);
  } catch (error) {
    const what = "The lock folder is not usable";
    if (isDiskTrouble(error) && !isForbidden(error)) {
      throw diskFailure("lock-unavailable", what, dirname(folder), error);
    }
    throw new Failure(
      "lock-unavailable",
      `${what}: ${messageOf(error)}.`,
      `Create ${folder} as root or as the runner's user, with mode 1777 (chown, chmod), and check that nothing else has that name.`,
      { cause: error },
    );
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Checks the mode, not this user's permissions: root and others must get the same result. */
function isOpenToAll(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && (stats.mode & 0o002) !== 0;
}
