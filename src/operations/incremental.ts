import { open, readFile, rm, type FileHandle } from "node:fs/promises";
import { type Costs, costsOf, firstPart, mergeRuns, type Range } from "../firmware/backup-plan.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import type { PendingFile } from "../system/safe-file.ts";
import type { Board } from "./board.ts";
import { type KnownPiece, mapFlash, pairsPerProcess } from "./flash-map.ts";
import { isInFlash } from "./proof.ts";
import { readRegion } from "./read-region.ts";

const CHUNK = 0x10_0000;

/**
 * Makes an image of the range without reading what is known already: the baseline's unchanged parts, and blank ones.
 * @param baseline path of an image of the same range, or `undefined`.
 * @returns how many bytes were read over the link, and whether the whole image has been proven on the way.
 */
export async function readIncrementally(
  range: Range,
  baseline: string | undefined,
  image: PendingFile,
  board: Board,
): Promise<{ readonly transferred: number; readonly proven: boolean }> {
  const whole = { ...range, source: "baseline" } as const;
  if (baseline !== undefined && (await isInFlash(baseline, "the baseline", range, board))) {
    await image.fill((file) => place([whole], range, baseline, file));
    return { transferred: 0, proven: true };
  }
  const { port, baud } = board.esptool.connection;
  const costs = costsOf(port.kind === "socket" ? undefined : baud, pairsPerProcess(board));
  const { known, unknown } = await mapFlash(range, baseline, costs, board);
  const runs = mergeRuns(unknown, costs);
  const transferred = runs.reduce((sum, { size }) => sum + size, 0);
  await image.fill(async (file) => {
    await file.truncate(range.size);
    await place(known, range, baseline, file);
    await readRuns(runs, range, costs, file, board);
  });
  return { transferred, proven: false };
}

/** Reads in parts: each is tried again by itself, and what was read is never read again. */
async function readRuns(
  runs: readonly Range[],
  range: Range,
  costs: Costs,
  image: FileHandle,
  board: Board,
): Promise<void> {
  let losses = 0;
  for (const { address, size } of runs) {
    for (let at = address; at < address + size;) {
      const part = firstPart({ address: at, size: address + size - at }, losses, costs);
      const path = await board.folder.writeBytes(`run-${formatAddress(at)}.bin`, Buffer.alloc(0));
      await readRegion(part.address, part.size, path, "a part of the backup", board, { stay: true });
      losses += board.esptool.attempts - 1;
      await writeAll(image, await readFile(path), at - range.address);
      await rm(path, { force: true });
      at += part.size;
    }
  }
}

/** Puts the known pieces where they belong in the image. */
async function place(
  pieces: readonly KnownPiece[],
  range: Range,
  baseline: string | undefined,
  image: FileHandle,
): Promise<void> {
  const source = baseline === undefined ? undefined : await open(baseline, "r");
  try {
    for (const piece of pieces) {
      const offset = piece.address - range.address;
      for (let done = 0; done < piece.size; done += CHUNK) {
        const bytes = Buffer.alloc(Math.min(CHUNK, piece.size - done), 0xff);
        if (piece.source === "baseline") await source?.read(bytes, 0, bytes.length, offset + done);
        await writeAll(image, bytes, offset + done);
      }
    }
  } finally {
    await source?.close();
  }
}

/** A single write may be cut short by a disk that fills up; the next one then says so. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
