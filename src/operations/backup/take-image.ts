import { Failure } from "../../system/errors.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { sha256OfFile } from "../../system/files/digest.ts";
import type { Board } from "../../board/session/board.ts";
import { readIncrementally } from "./incremental.ts";
import { givesDigests, isInFlash } from "../images/proof.ts";
import { readRegion } from "../../board/device/read-region.ts";
import type { BackupRequest } from "./inputs.ts";

export interface TakenImage {
  /** Bytes that were read over the link. */
  readonly transferred: number;
  /** Whether the chip's digest equals the image's; without digests, nothing is verified. */
  readonly verified: boolean;
  /** Recorded before the verification, so that later users of the image can check that it is the verified one. */
  readonly sha256: string;
}

/**
 * Makes an image of the range, reading as little as possible, and verifies it by the chip's digest.
 * @param baseline path of an image of the same range, or `undefined`.
 * @param image path of the private file to fill, which exists and is empty.
 * @throws {Failure} `digest-mismatch` when the chip's digest differs even after everything was read.
 */
export async function takeImage(
  { incremental, output }: BackupRequest,
  range: Range,
  baseline: string | undefined,
  image: string,
  board: Board,
): Promise<TakenImage> {
  // No firmware may run between reading and verifying.
  const isLast = !givesDigests(board);
  const readPlainly = () => readRegion(range.address, range.size, image, output.path, board, { isLast });
  const verify = () => isInFlash(image, output.path, range, board, { isLast: true });
  if (isLast) {
    board.warn(
      "not verified",
      `${board.esptool.identity.chip ?? "The chip"} cannot compute a digest without the stub.`,
    );
    const { bytes, sha256 } = await readPlainly();
    return { transferred: bytes, verified: false, sha256 };
  }
  let transferred: number;
  // Without the stub a digest is slow, but a read is much slower, so each is done only once.
  if (incremental && board.esptool.connection.stub) {
    const made = await readIncrementally(range, baseline, image, board);
    const sha256 = await sha256OfFile(image);
    if (made.verified || (await verify())) return { transferred: made.transferred, verified: true, sha256 };
    transferred = made.transferred;
  } else {
    const { bytes, sha256 } = await readPlainly();
    transferred = bytes;
    if (await verify()) return { transferred, verified: true, sha256 };
  }
  board.warn(
    "read again",
    "The image differs from the chip's digest: the flash changed, or a byte was corrupted. Reading everything again.",
  );
  const { bytes, sha256 } = await readPlainly();
  transferred += bytes;
  if (await verify()) return { transferred, verified: true, sha256 };
  throw new Failure(
    "digest-mismatch",
    `The image of the flash on ${board.esptool.connection.port.name} differs from the chip's digest, also after a second read.`,
    "Something writes to the flash, or the flash or the link is unstable. Check the power supply, and use a lower `baud`.",
  );
}
