import { closeSync, constants, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { NO_FOLLOW, openSharedFile } from "../system/shared-file.ts";
import { type Holder, holderNote, NOTE_LIMIT, parseHolder } from "./holder.ts";

/**
 * Where it is written who holds a lock: in the locked file itself, so that its time of change keeps the cleaners of
 * /tmp away. On Windows nobody can read that one, so it is another beside it.
 */
export function holderFile(lockFile: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? `${lockFile}.holder` : lockFile;
}

/** Who holds it by the note; `undefined` when there is none that can be understood. */
export function readHolder(file: string): Holder | undefined {
  try {
    const fd = openSync(file, constants.O_RDONLY | NO_FOLLOW);
    try {
      const buffer = Buffer.alloc(NOTE_LIMIT);
      return parseHolder(buffer.toString("utf8", 0, readSync(fd, buffer, 0, NOTE_LIMIT, 0)));
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

/** Only for who holds the lock. The note is a courtesy to those who wait: not being able to write it fails nothing. */
export async function writeHolder(file: string, holder: Holder): Promise<void> {
  try {
    const fd = await openSharedFile(file);
    try {
      ftruncateSync(fd);
      writeSync(fd, holderNote(holder), 0);
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
    const fd = openSync(file, constants.O_RDWR | NO_FOLLOW);
    try {
      ftruncateSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // As above.
  }
}
