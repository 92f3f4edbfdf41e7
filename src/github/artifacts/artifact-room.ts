import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { unwritableFolder } from "./artifact-content-failure.ts";

/**
 * Makes a private folder for so many bytes.
 * @throws {Failure} `output-unwritable` when it cannot be made, or its disk lacks the room.
 */
export async function makeRoom(folder: string, bytes: number): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < bytes) throw new Error(`${bytes} bytes are needed, ${bavail * bsize} are free`);
  } catch (error) {
    throw unwritableFolder(folder, error);
  }
}

/**
 * Writes so many bytes into the folder, and removes them: quotas and limits of a process show themselves only so.
 * @throws {Failure} `output-unwritable`
 */
export async function tryRoom(folder: string, bytes: number): Promise<void> {
  const path = join(folder, "room");
  try {
    const file = await open(path, "wx", 0o600);
    try {
      const chunk = Buffer.alloc(Math.min(bytes, 1024 * 1024));
      for (let left = bytes; left > 0; left -= chunk.length)
        await file.writeFile(chunk.subarray(0, Math.min(left, chunk.length)));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unwritableFolder(folder, error);
  } finally {
    await rm(path, { force: true });
  }
}
