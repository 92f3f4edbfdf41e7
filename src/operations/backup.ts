import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Failure } from "../errors.ts";
import { manifestText } from "../firmware/backup-manifest.ts";
import type { Range } from "../firmware/backup-plan.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import { sha256OfFile } from "../system/digest.ts";
import { PendingFile } from "../system/safe-file.ts";
import { takeBaseline } from "./baseline.ts";
import type { Board } from "./board.ts";
import { findChanges } from "./changes.ts";
import { readIncrementally } from "./incremental.ts";
import { givesDigests, isInFlash } from "./proof.ts";
import { readRegion, restOfFlash } from "./read-region.ts";
import type { BackupRequest } from "./request.ts";
import type { BackupResult } from "./result.ts";

/** `include-bootloader: false` leaves out the first sector, where most chips since the ESP32-S3 have theirs. */
const AFTER_FIRST_SECTOR = 0x1000;

/**
 * Makes an image of the flash that the chip's digest has proven, and writes beside it a manifest that says what it
 * is an image of.
 */
export async function backup(request: BackupRequest, board: Board): Promise<BackupResult> {
  const address = request.includeBootloader ? 0 : AFTER_FIRST_SECTOR;
  const image = await PendingFile.create(request.output);
  try {
    const manifest = await PendingFile.create(request.manifest);
    try {
      const range = { address, size: await restOfFlash(address, board) };
      const baseline = await takeBaseline(request.baseline, range, board);
      const { transferred, proven } = await takeImage(request, range, baseline, image, board);
      const sha256 = await sha256OfFile(image.partPath);
      const changes = baseline === undefined ? undefined : await findChanges(baseline, image.partPath, range);
      const record = {
        image: basename(request.output.realPath),
        sha256,
        start_address: formatAddress(address),
        size: range.size,
        created: board.now().toISOString(),
        board: board.esptool.identity,
      };
      await writeFile(manifest.partPath, manifestText(record));
      await image.commit();
      await manifest.commit();
      return {
        operation: "backup",
        output_path: request.output.path,
        manifest_path: request.manifest.path,
        start_address: formatAddress(address),
        bytes_read: range.size,
        sha256,
        proven,
        bytes_transferred: transferred,
        ...(changes === undefined ? {} : { changed: changes.length > 0, changed_regions: changes }),
      };
    } finally {
      await manifest.discard();
    }
  } finally {
    await image.discard();
  }
}

/** @throws {Failure} `digest-mismatch` when even a plain read of everything is not what the chip's digest says. */
async function takeImage(
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
