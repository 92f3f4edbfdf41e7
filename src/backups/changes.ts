import { open, type FileHandle } from "node:fs/promises";
import { joinNeighbours, type Range } from "../firmware/flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../firmware/flash/flash-layout.ts";

const CHUNK = 256 * SECTOR_SIZE;

/** The sectors in which two images of one range differ. */
export async function findChanges(before: string, after: string, range: Range): Promise<Range[]> {
  const files: FileHandle[] = [];
  try {
    for (const path of [before, after]) files.push(await open(path, "r"));
    const changed: Range[] = [];
    for (let at = 0; at < range.size; at += CHUNK) {
      const size = Math.min(CHUNK, range.size - at);
      const [old, now] = await Promise.all(files.map((file) => readAt(file, at, size)));
      if (old === undefined || now === undefined || old.equals(now)) continue;
      for (let sector = 0; sector < size; sector += SECTOR_SIZE) {
        const end = Math.min(sector + SECTOR_SIZE, size);
        if (old.subarray(sector, end).equals(now.subarray(sector, end))) continue;
        changed.push({ address: range.address + at + sector, size: end - sector });
      }
    }
    return joinNeighbours(changed);
  } finally {
    for (const file of files) await file.close();
  }
}

async function readAt(file: FileHandle, position: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  await file.read(bytes, 0, size, position);
  return bytes;
}
