import { closeSync, constants, ftruncateSync } from "node:fs";
import { lockFailure } from "../../system/files/file-lock.ts";
import {
  openPlainFile,
  openSharedFile,
  readPlainFile,
  replaceText,
  StrangeFileError,
} from "../../system/files/shared-file.ts";
import { type Holder, holderNote, NOTE_LIMIT, parseHolder } from "./holder.ts";

/**
 * The file that records the holder of a lock: the locked file itself, so its modification time protects it from
 * cleaners of /tmp. On Windows a locked file is unreadable, so it is another file next to it.
 */
export function holderFile(lockFile: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${lockFile}.holder` : lockFile;
}

/** The recorded holder; `undefined` if there is no valid record. */
export function readHolder(file: string): Holder | undefined {
  try {
    return parseHolder(readPlainFile(file, NOTE_LIMIT) ?? "");
  } catch {
    return undefined;
  }
}

/**
 * As {@link readHolder}, for callers that do not try the lock itself, which would report a bad file.
 * @throws {Failure} `lock-unavailable` if that name is not a file of this action.
 */
export function inspectHolder(file: string): Holder | undefined {
  try {
    return parseHolder(readPlainFile(file, NOTE_LIMIT) ?? "");
  } catch (error) {
    if (error instanceof StrangeFileError)
      throw lockFailure("The lock of the board cannot be read", file, error);
    return undefined;
  }
}

/** Only for the holder of the lock. The record only informs waiting steps, so a failure to write it is ignored. */
export async function writeHolder(file: string, holder: Holder): Promise<void> {
  try {
    const fd = await openSharedFile(file);
    try {
      replaceText(fd, holderNote(holder));
    } finally {
      closeSync(fd);
    }
  } catch {
    // Windows: the file belongs to another user, or is being read.
  }
}

/** Removes the record. Call this before the lock is released: afterwards the record may be the next holder's. */
export function clearHolder(file: string): void {
  try {
    const fd = openPlainFile(file, constants.O_RDWR);
    try {
      ftruncateSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // As above.
  }
}
