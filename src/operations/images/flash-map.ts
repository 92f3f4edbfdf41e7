import { readFile } from "node:fs/promises";
import type { Observation, Written } from "../../esptool/run/observation.ts";
import { type Range, rangesOf } from "../../firmware/flash/flash-ranges.ts";
import { fileContent } from "../../firmware/survey/file-content.ts";
import type { FileContent } from "../../firmware/survey/flash-facts.ts";
import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import type { FlashChanges } from "../../firmware/survey/flash-facts.ts";
import { parsed } from "../../firmware/formats/parsed.ts";
import { readPartitionTable } from "../../firmware/formats/partition-table.ts";
import { blankPiece, type FlashPiece } from "../../firmware/flash/sparse-flash.ts";
import type { Board } from "../../board/session/board.ts";
import { picture } from "./flash-account.ts";
import { ALL, type NamedFile } from "./account.ts";
import { imagePiece } from "./image-bytes.ts";
import type { Piece } from "../flash/pieces.ts";
import type { FileAt } from "../../inputs/files/placed-file.ts";
import type { Pictured } from "../../report/pictured-result.ts";

/** What esptool did to write the pieces of all images. */
export interface Flashing {
  readonly pieces: readonly Piece[];
  /** What each attempt has erased and written. */
  readonly cleared: readonly Range[];
  readonly written: readonly Written[];
  /** The output of the attempt that finished. */
  readonly seen: Observation;
  /** What was read from the flash before the write. */
  readonly before: readonly FlashPiece[];
}

/** The flash map after a flash: the files' content, and blank where only the surroundings were erased. */
export function flashPicture(files: readonly FileAt[], flashing: Flashing, board: Board): Promise<Pictured> {
  return picture(board, async () => {
    const { pieces, seen, before } = flashing;
    const changes = changesBy(flashing);
    const there = pieces.map(({ address, size, copy }) => imagePiece(copy, { address, size }));
    return {
      tableAddress: await tableAmong(pieces),
      pieces: [...before, ...changes.regions.map(blankPiece), ...there],
      files: files.map((file) => namedFile(file, pieces)),
      changes,
      verified: pieces.filter(({ address }) => [...seen.found, ...seen.verified].includes(address)),
    };
  });
}

/** Address of the only file that is a partition table: it shows where the build has its table. */
async function tableAmong(pieces: readonly Piece[]): Promise<number | undefined> {
  const tables: number[] = [];
  for (const { address, size, copy } of pieces) {
    if (size > SECTOR_SIZE || address % SECTOR_SIZE !== 0) continue;
    const bytes = await readFile(copy);
    if (parsed(() => readPartitionTable(bytes, { address, isFile: true })) !== undefined)
      tables.push(address);
  }
  return tables.length === 1 ? tables[0] : undefined;
}

/** What was erased before writing, if that was reported; otherwise what was written. */
function changesBy({ pieces, cleared, written, seen }: Flashing): FlashChanges {
  if (seen.erased) return { since: "step", by: "erase-and-write", regions: [ALL] };
  const sent = pieces.filter((piece) => written.some(({ address }) => address === piece.address));
  return { since: "step", by: "write", regions: rangesOf([...cleared, ...sent]) };
}

function namedFile(file: FileAt, pieces: readonly Piece[]): NamedFile {
  const { path, address, size, encrypted = false } = file;
  const own = pieces.filter((piece) => piece.file === file).sort((a, b) => a.address - b.address);
  const look = async (): Promise<FileContent> => {
    const parts: Buffer[] = [];
    for (const { copy } of own) parts.push(await readFile(copy));
    return fileContent(Buffer.concat(parts));
  };
  return { name: path.split(/[\\/]/).at(-1) ?? path, address, size, encrypted, look };
}
