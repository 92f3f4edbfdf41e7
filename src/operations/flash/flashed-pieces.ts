import type { Written } from "../../esptool/run/observation.ts";
import { type Range, overlaps } from "../../firmware/flash/flash-ranges.ts";
import { fileResult, padded } from "../images/images.ts";
import type { Piece } from "./pieces.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import type { FlashedFile } from "./flash-result.ts";

/** Bytes of each piece that the step has written. */
export type PieceAccount = ReadonlyMap<Piece, number>;

/**
 * How many bytes of each piece a step has written, over all its attempts. The link can be lost after the last byte,
 * before esptool reports the write; the next attempt then finds the piece in the flash. It differed when it was
 * compared, before esptool announced the erase of its sectors: so this step has written it.
 */
export function accountFor(
  pieces: readonly Piece[],
  { written, cleared }: { readonly written: readonly Written[]; readonly cleared: readonly Range[] },
): PieceAccount {
  return new Map(
    pieces.map((piece) => {
      const own = written.filter(({ address }) => address === piece.address);
      const isCleared = cleared.some((range) => overlaps(range, piece));
      const unsaid = own.length === 0 && isCleared ? padded(piece.size) : 0;
      return [piece, own.reduce((sum, { bytes }) => sum + bytes, unsaid)];
    }),
  );
}

/** The state of a file, from its pieces. */
export function flashedFile(file: FileAt, account: PieceAccount): FlashedFile {
  const own = [...account].filter(([piece]) => piece.file === file).map(([, bytes]) => bytes);
  const touched = own.filter((bytes) => bytes > 0).length;
  return {
    ...fileResult(file),
    state: touched === 0 ? "unchanged" : touched < own.length ? "updated" : "written",
    written: own.reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** Bytes that were in the flash before the step. */
export function untouchedBytes(account: PieceAccount): number {
  return [...account].reduce((sum, [{ size }, bytes]) => (bytes > 0 ? sum : sum + size), 0);
}
