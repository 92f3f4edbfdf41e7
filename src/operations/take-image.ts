import { Failure } from "../errors.ts";
import type { Range } from "../firmware/backup-plan.ts";
import type { PendingFile } from "../system/safe-file.ts";
import type { Board } from "./board.ts";
import { readIncrementally } from "./incremental.ts";
import { givesDigests, isInFlash } from "./proof.ts";
import { readRegion } from "./read-region.ts";
import type { BackupRequest } from "./request.ts";

/**
 * Makes an image of the range, by as little reading as can be, and has the chip's digest prove it.
 * @param baseline path of an image of the same range, or `undefined`.
 * @returns how many bytes were read over the link, and whether the image is proven; it is not, where the chip gives
 *   no digest.
 * @throws {Failure} `digest-mismatch` when even a plain read of everything is not what the chip's digest says.
 */
export async function takeImage(
  { incremental, output }: BackupRequest,
  range: Range,
  baseline: string | undefined,
  image: PendingFile,
  board: Board,
): Promise<{ readonly transferred: number; readonly proven: boolean }> {
  // No firmware may run between the read and its proof: the proof is the last command, and resets as it was asked to.
  const stay = givesDigests(board);
  const readPlainly = () =>
    readRegion(range.address, range.size, image.partPath, output.path, board, { stay });
  const prove = () => isInFlash(image.partPath, output.path, range, board);
  if (!stay) {
    board.warn(
      "not proven",
      `${board.esptool.identity.chip ?? "The chip"} gives no digest without the stub.`,
    );
    return { transferred: (await readPlainly()).bytes, proven: false };
  }
  let transferred: number;
  // Without the stub a digest is slow, but a read is much slower still: both are done once.
  if (incremental && board.esptool.connection.stub) {
    const made = await readIncrementally(range, baseline, image, board);
    if (made.proven || (await prove())) return { transferred: made.transferred, proven: true };
    transferred = made.transferred;
  } else {
    transferred = (await readPlainly()).bytes;
    if (await prove()) return { transferred, proven: true };
  }
  board.warn(
    "read again",
    "The image differs from the chip's digest: the flash has changed meanwhile, or a byte was read wrong. Everything is read again.",
  );
  transferred += (await readPlainly()).bytes;
  if (await prove()) return { transferred, proven: true };
  throw new Failure(
    "digest-mismatch",
    `The image of the flash on ${board.esptool.connection.port.name} differs from the chip's digest, read twice.`,
    "Something writes to the flash, or flash or link are not steady. Check the power supply, and use a lower `baud`.",
  );
}
