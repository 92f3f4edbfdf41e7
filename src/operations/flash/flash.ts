import { Failure } from "../../system/errors.ts";
import type { WriteSkipping } from "../../esptool/run/abilities.ts";
import type { Command, Extent } from "../../esptool/run/arguments.ts";
import type { Observation, Written } from "../../esptool/run/observation.ts";
import { optionOfChip } from "../../firmware/flash/chips.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
import { flashPicture } from "../images/flash-map.ts";
import { type CheckedFiles, checkFlash } from "./flash-plan.ts";
import { onImageChip } from "../../board/device/image-chip.ts";
import { accountFor, flashedFile, untouchedBytes } from "./flashed-pieces.ts";
import { checkUsedImages, type Image, placeResult, takeImages, totalSize } from "../images/images.ts";
import { cutPieces, type Piece, wholePieces } from "./pieces.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import type { FlashRequest } from "./inputs.ts";
import type { FlashManyResult, FlashOneResult } from "./flash-result.ts";

/**
 * Writes all images in one esptool call. Unless everything is to be written, the chip's digest of each piece is first
 * compared with the file's, and equal pieces are skipped. A retry starts over, and so finds what an earlier attempt has
 * written; the result counts all attempts.
 */
export async function flash(
  request: FlashRequest,
  board: Board,
  checked: CheckedFiles | undefined,
): Promise<FlashOneResult | FlashManyResult> {
  const { files } = request;
  const images = await takeImages(files, board);
  const plan = await checkFlash(request, images, board, checked);
  const { pieces, command } = await commandFor(request, images, board);
  const written: Written[] = [];
  const cleared: Range[] = [];
  let compressed = false;
  const names = new Map(pieces.map(({ copy, file }) => [copy, file.path]));
  const watch = (attempt: Observation): void => {
    written.push(...attempt.written);
    cleared.push(...attempt.cleared);
    compressed ||= attempt.compressed;
  };
  const isOpen = plan.chip !== undefined && board.esptool.connection.chip === "auto";
  const chip = isOpen ? optionOfChip(plan.chip) : undefined;
  const seen = await onImageChip(plan.chip, board, () =>
    board.esptool.run(command, totalSize(files), names, { isLast: true, watch, chip }),
  );
  checkAllThere(seen, pieces);
  await checkUsedImages(pieces, board);
  const account = accountFor(pieces, { written, cleared });
  const flashed = files.map((file) => flashedFile(file, account));
  const verified = seen.hashesVerified + seen.found.length === pieces.length;
  // The warning is about a flash that already contains the images.
  const bootsNext = plan.boot.next === undefined || !verified ? {} : { boots_next: plan.boot.next };
  // If it is unknown what boots, the map must not guess it from an application that may be truncated.
  const before = plan.boot.next === undefined ? [] : plan.boot.pieces;
  const outcome = {
    bytes_written: flashed.reduce((sum, file) => sum + file.written, 0),
    bytes_skipped: untouchedBytes(account),
    compressed,
    verified,
    ...(plan.warnings.length === 0 ? {} : { warnings: plan.warnings }),
    ...bootsNext,
    ...(await flashPicture(files, { pieces, cleared, written, seen, before }, board)),
  };
  const [first] = files;
  if (request.shape === "one" && first !== undefined) {
    return {
      operation: "flash",
      firmware_path: first.path,
      ...placeResult(first),
      firmware_size: first.size,
      ...outcome,
    };
  }
  return {
    operation: "flash",
    files: flashed,
    file_count: files.length,
    total_size: totalSize(files),
    ...outcome,
  };
}

/** The esptool command: no more than the step asks for, and no more than esptool can do. */
async function commandFor(
  request: FlashRequest,
  images: readonly Image[],
  board: Board,
): Promise<{ readonly pieces: readonly Piece[]; readonly command: Command }> {
  const { files, settings, compress, force } = request;
  const skipping = request.extent === "changed" && isComparable(files) ? skippingOrNote(board) : "nothing";
  const extent = extentOf(request, skipping);
  const pieces = skipping === "pieces" ? await cutPieces(request, images, board) : await wholePieces(images);
  const parts = pieces.map(({ address, copy, file: { encrypted = false } }) => ({
    address,
    path: copy,
    encrypted,
  }));
  return {
    pieces,
    command: { name: "write-flash", images: parts, header: settings, compress, force, extent },
  };
}

/** How finely a flash can skip what is already there, given esptool's abilities. */
export function extentOf({ files, extent }: FlashRequest, skipping: WriteSkipping): Extent {
  return extent === "changed" && (skipping === "nothing" || !isComparable(files)) ? "images" : extent;
}

/** The flash holds the encrypted bytes, so it cannot be compared. */
function isComparable(files: readonly FileAt[]): boolean {
  return files.every(({ encrypted }) => encrypted !== true);
}

function skippingOrNote({ esptool, say }: Board): WriteSkipping {
  const { skipping, connection } = esptool;
  if (skipping === "nothing") {
    const why = connection.stub
      ? "esptool before 5.2.0 cannot compare first"
      : "Without the stub, images are not compared first";
    say(`${why}: everything is written.`);
  }
  return skipping;
}

/**
 * esptool can succeed without writing a file, or write a converted file elsewhere, as with Intel HEX; that must not
 * count as a flash.
 */
function checkAllThere({ written, found }: Observation, pieces: readonly Piece[]): void {
  const there = [...found, ...written.map(({ address }) => address)];
  const missing = pieces.find(({ address }) => !there.includes(address));
  if (missing === undefined && there.length === pieces.length) return;
  const what =
    missing === undefined
      ? `reported ${there.length} pieces as written or found instead of ${pieces.length}`
      : `did not report "${missing.file.path}" at ${formatAddress(missing.address)} as written or found`;
  throw new Failure(
    "esptool-failed",
    `esptool exited successfully, but ${what}.`,
    "The log has esptool's output. Verify the board before you trust it.",
  );
}
