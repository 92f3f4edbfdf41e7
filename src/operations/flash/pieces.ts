import { rm } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { costsOf } from "../../firmware/transfer/backup-plan.ts";
import { cutImage, pieceSize } from "../../firmware/transfer/flash-pieces.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { sha256OfBytes } from "../../system/files/digest.ts";
import type { Board } from "../../board/session/board.ts";
import { pairsPerProcess } from "../images/block-comparison.ts";
import { checkImages, type Image, readImage, totalSize } from "../images/images.ts";
import type { FlashRequest } from "./inputs.ts";

/** A part of an image that is compared and written separately, with its private file for esptool. */
export interface Piece extends Image {
  readonly address: number;
  /** Bytes. */
  readonly size: number;
}

/**
 * Every image as one piece.
 * @throws {Failure} `file-changed`.
 */
export async function wholePieces(images: readonly Image[]): Promise<Piece[]> {
  await checkImages(images);
  return images.map((image) => ({ ...image, address: image.file.address, size: image.file.size }));
}

/**
 * Every image in pieces of the size that is expected to be fastest.
 * @throws {Failure} `file-changed`.
 */
export async function cutPieces(
  request: FlashRequest,
  images: readonly Image[],
  board: Board,
): Promise<Piece[]> {
  const { files, settings, compress } = request;
  const { port, baud } = board.esptool.connection;
  const pairs = pairsPerProcess(board);
  const costs = costsOf(port.kind === "socket" ? undefined : baud, pairs);
  const limit = pieceSize(totalSize(files), pairs - files.length, costs);
  const rewritesHeader = Object.values(settings).some((value) => value !== "keep");
  const pieces: { readonly piece: Piece; readonly shrinks: boolean }[] = [];
  for (const image of images) {
    const { file, copy } = image;
    const bytes = await readImage(image);
    const ranges = cutImage(file.address, bytes, limit, rewritesHeader);
    for (const { address, size } of ranges) {
      const part = bytes.subarray(address - file.address, address - file.address + size);
      const path =
        ranges.length === 1
          ? copy
          : await board.folder.writeBytes(`piece-${formatAddress(address)}.bin`, part);
      const piece = { file, copy: path, sha256: sha256OfBytes(part), address, size };
      pieces.push({ piece, shrinks: compress && shrinks(part) });
    }
    if (ranges.length > 1) await rm(copy, { force: true });
  }
  // After the first file that cannot be compressed, esptool stops compressing.
  return [true, false].flatMap((first) =>
    pieces.filter((entry) => entry.shrinks === first).map(({ piece }) => piece),
  );
}

/** The fastest level is enough: all that matters is that incompressible files come last. */
function shrinks(bytes: Buffer): boolean {
  return deflateSync(bytes, { level: 1 }).length < bytes.length;
}
