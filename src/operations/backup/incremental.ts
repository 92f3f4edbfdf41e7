import { open, readFile, rm, type FileHandle } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import { type Costs, costsOf, firstPart, mergeRuns } from "../../firmware/transfer/backup-plan.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
import { type KnownPiece, mapFlash, pairsPerProcess } from "../images/block-comparison.ts";
import { isInFlash } from "../images/proof.ts";

const CHUNK = 0x10_0000;

/**
 * Makes an image of the range in a private file without reading known bytes: blank ones, and those that equal the
 * baseline's.
 * @param baseline path of an image of the same range, or `undefined`.
 * @param image path of the private file, which exists and is empty.
 * @returns how many bytes were read over the link, and whether the whole image is already verified.
 */
export async function readIncrementally(
  range: Range,
  baseline: string | undefined,
  image: string,
  board: Board,
): Promise<{ readonly transferred: number; readonly verified: boolean }> {
  const whole = { ...range, source: "baseline" } as const;
  if (baseline !== undefined && (await isInFlash(baseline, "the baseline", range, board, { isLast: true }))) {
    await board.folder.fill(image, (file) => place([whole], range, baseline, file));
    return { transferred: 0, verified: true };
  }
  const { port, baud } = board.esptool.connection;
  const costs = costsOf(port.kind === "socket" ? undefined : baud, pairsPerProcess(board));
  const { known, unknown } = await mapFlash(
    range,
    baseline === undefined ? undefined : { path: baseline, purpose: "read" },
    costs,
    board,
  );
  const runs = mergeRuns(unknown, costs);
  const transferred = runs.reduce((sum, { size }) => sum + size, 0);
  await board.folder.fill(image, async (file) => {
    await file.truncate(range.size);
    await place(known, range, baseline, file);
    await readRuns(runs, range, costs, file, board);
  });
  return { transferred, verified: false };
}

/** Reads in parts: each part is retried separately, and no part is read twice. */
async function readRuns(
  runs: readonly Range[],
  range: Range,
  costs: Costs,
  image: FileHandle,
  board: Board,
): Promise<void> {
  for (const { address, size } of runs) {
    for (let at = address; at < address + size;) {
      const rest = { address: at, size: address + size - at };
      const bytes = await readPart((attempt) => firstPart(rest, costs.transferMsPerByte, attempt), board);
      await writeAll(image, bytes, at - range.address);
      at += bytes.length;
    }
  }
}

/** @param partOf the part to read in an attempt. */
async function readPart(partOf: (attempt: number) => Range, board: Board): Promise<Buffer> {
  let part = partOf(1);
  const shown = formatAddress(part.address);
  const path = await board.folder.writeBytes(`run-${shown}.bin`, Buffer.alloc(0));
  const seen = await board.esptool.run(
    (attempt) => {
      part = partOf(attempt);
      return { name: "read-flash", ...part, output: path };
    },
    part.size,
    new Map([[path, "a part of the backup"]]),
  );
  const bytes = await readFile(path);
  await rm(path, { force: true });
  if (bytes.length === part.size && seen.read?.bytes === bytes.length) return bytes;
  throw new Failure(
    "esptool-failed",
    `esptool exited successfully, but returned ${bytes.length} bytes of the flash at ${shown}.`,
    "Run the backup again; the log has esptool's output.",
  );
}

/** Writes the known pieces into the image. */
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

/** A full disk can cut a write short; only the next write then fails. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
