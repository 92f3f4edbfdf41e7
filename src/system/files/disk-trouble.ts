import { dirname } from "node:path";
import { Failure, type FailureCode, messageOf, systemCode } from "../errors.ts";

/** System errors about disks, folders and limits, and what to do about each. */
const FIXES: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: (folder) => `Make room on the disk of ${folder}: it has no free space or inodes (\`df -i\`) left.`,
  EDQUOT: (folder) => `Raise the quota of the runner's user, or make room in ${folder}.`,
  EFBIG: () => "Raise the limit on the size of a file (`ulimit -f`) for the runner.",
  EROFS: (folder) => `Mount the disk of ${folder} read-write.`,
  EACCES: (folder) => `Give the runner's user write permission to ${folder}.`,
  EPERM: (folder) => `Give the runner's user write permission to ${folder}.`,
  ENOENT: (folder) => `Create ${folder}, writable for the runner's user.`,
  ENOTDIR: (folder) => `Make ${folder} a folder: a part of that path is a file.`,
  ENAMETOOLONG: () => "Choose a shorter name.",
  EIO: (folder) => `Check the disk of ${folder}: it reported an I/O error.`,
};
const LIMIT: ReadonlySet<string> = new Set(["EMFILE", "ENFILE"]);

/** Whether an error is a system error about a disk, a folder or a limit. */
export function isDiskTrouble(error: unknown): boolean {
  return (systemCode(error) ?? "") in FIXES || isLimit(error);
}

/** Whether too many files are open. */
export function isLimit(error: unknown): boolean {
  return LIMIT.has(systemCode(error) ?? "");
}

/**
 * A fallback for errors that mean "not there".
 * @throws the error itself if too many files are open: that proves nothing about the file.
 */
export function instead<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (isLimit(error)) throw error;
    return value;
  };
}

/** Whether only writing can cause the error. */
export function isOfWriting(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes(systemCode(error) ?? "");
}

/** Whether permissions are missing, rather than disk space. */
export function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM"].includes(systemCode(error) ?? "");
}

/**
 * The failure for an unexpected disk error or limit: a problem of the runner, not a bug.
 * @returns `undefined` for other errors.
 */
export function runnerTrouble(error: unknown): Failure | undefined {
  if (!isDiskTrouble(error)) return undefined;
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : "";
  const folder = path === "" ? "the runner's temporary folder (RUNNER_TEMP)" : dirname(path);
  return diskFailure("runner-disk-unusable", "A file or folder of the runner is not usable", folder, error);
}

/**
 * A failure that explains how to fix a system error.
 * @param what the beginning of a sentence: what could not be done.
 * @param folder the folder concerned, as shown in messages.
 */
export function diskFailure(code: FailureCode, what: string, folder: string, error: unknown): Failure {
  const found = systemCode(error) ?? "";
  if (isLimit(error)) {
    return new Failure(
      "too-many-open-files",
      `${what}: the limit of open files is reached (${found}).`,
      "Raise it for the runner: `ulimit -n 1024` before it starts, or LimitNOFILE= of its service.",
      { cause: error },
    );
  }
  const fix = FIXES[found]?.(folder) ?? `Check the permissions of ${folder} and the free space of its disk.`;
  return new Failure(code, `${what}: ${messageOf(error)}.`, fix, { cause: error });
}
