import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { unwritableFolder } from "./artifact-content-failure.ts";

/**
 * Creates a private folder with room for this many bytes.
 * @throws {Failure} `output-unwritable` if it cannot be created, or its disk lacks the space.
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
 * Writes this many bytes into the folder and removes them, because only a write reveals quotas and limits of the
 * process.
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
