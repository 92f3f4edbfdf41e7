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
 * Where the holder of a lock is recorded: in the locked file itself, so that its time of change keeps the cleaners of
 * /tmp away. On Windows a locked file is unreadable, so it is another one beside it.
 */
export function holderFile(lockFile: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${lockFile}.holder` : lockFile;
}

/** Who holds it by the note; `undefined` when there is none that can be understood. */
export function readHolder(file: string): Holder | undefined {
  try {
    return parseHolder(readPlainFile(file, NOTE_LIMIT) ?? "");
  } catch {
    return undefined;
  }
}

/**
 * As {@link readHolder}, for those who do not try the lock itself and so do not see what is wrong with its file.
 * @throws {Failure} `lock-unavailable` when what has that name is not a file of this action.
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

/** Only for who holds the lock. The note is a courtesy to those who wait: not being able to write it fails nothing. */
export async function writeHolder(file: string, holder: Holder): Promise<void> {
  try {
    const fd = await openSharedFile(file);
    try {
      replaceText(fd, holderNote(holder));
    } finally {
      closeSync(fd);
    }
  } catch {
    // Windows: made by another user, or being read.
  }
}

/** Takes the note away; before the lock is given up, or it might be the next one's. */
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
