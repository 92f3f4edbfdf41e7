import { open, rm } from "node:fs/promises";
import {
  blocksOf,
  type Costs,
  mapBlockSize,
  type Purpose,
  secondLook,
} from "../../firmware/transfer/backup-plan.ts";
import { joinNeighbours, type Range, totalOf } from "../../firmware/flash/flash-ranges.ts";
import { looksLikeIntelHex } from "../../firmware/formats/intel-hex-record.ts";
import type { Board } from "../../board/session/board.ts";
import { AS_IS } from "./proof.ts";

export type Source = "blank" | "baseline";

/** A piece of flash whose digest equals that of its source. */
export interface KnownPiece extends Range {
  readonly source: Source;
}

export interface FlashMap {
  readonly known: readonly KnownPiece[];
  /** What must be transferred, by address. */
  readonly unknown: readonly Range[];
}

const BLANK = 0xff;

/** Longest path of a file to compare with, in the private folder. */
const NAME_SAMPLE = "baseline-0xfffffff.bin";
/** Windows allows 32767 characters for a command line; the rest is for esptool's path and options. */
const COMMAND_LINE_CHARACTERS = 30_000;
/** Address, quotes and blanks around a path. */
const AROUND_A_PATH = 16;

/** How many files fit on one esptool command line. */
export function pairsPerProcess({ folder }: Board): number {
  const length = folder.file(NAME_SAMPLE).length + AROUND_A_PATH;
  return Math.max(1, Math.floor(COMMAND_LINE_CHARACTERS / length));
}

/** An image of the whole range that the flash is compared with. */
export interface Expected {
  readonly path: string;
  readonly purpose: Purpose;
}

/**
 * Finds the parts of the range that equal the image, or are blank without one, by the chip's digests: from coarse to
 * fine, as long as that is expected to be faster than transferring everything.
 */
export async function mapFlash(
  range: Range,
  expected: Expected | undefined,
  costs: Costs,
  board: Board,
): Promise<FlashMap> {
  const block = mapBlockSize(range.size, expected?.purpose ?? "read", costs);
  if (block === undefined) return { known: [], unknown: [range] };
  const guesses = new Guesses(range, expected?.path, costs, board);
  const source = expected === undefined ? "blank" : "baseline";
  const first = await guesses.check(withSource(blocksOf(range, block), source));
  // A restore must write whatever differs; a backup need not read it if it is blank.
  const look = secondLook(first.unknown, expected?.purpose === "read", costs);
  if (look === undefined) return { known: first.known, unknown: joinNeighbours(first.unknown) };
  const pieces = [...withSource(look.atBorders, source), ...withSource(look.between, "blank")];
  const second = await guesses.check(pieces);
  // Nothing is known about the blocks that were not compared in this round.
  const looked = new Set(pieces.map(({ address }) => address));
  const rest = first.unknown.filter(({ address }) => !looked.has(address));
  const unknown = [...rest, ...second.unknown].sort((a, b) => a.address - b.address);
  return { known: [...first.known, ...second.known], unknown: joinNeighbours(unknown) };
}

function withSource(ranges: readonly Range[], source: Source): KnownPiece[] {
  return ranges.map(({ address, size }) => ({ address, size, source }));
}

/** Guesses the content of pieces of the flash, and checks the guesses by the chip's digests. */
class Guesses {
  readonly #range: Range;
  readonly #baseline: string | undefined;
  readonly #costs: Costs;
  readonly #board: Board;

  constructor(range: Range, baseline: string | undefined, costs: Costs, board: Board) {
    this.#range = range;
    this.#baseline = baseline;
    this.#costs = costs;
    this.#board = board;
  }

  async check(pieces: readonly KnownPiece[]): Promise<{ known: KnownPiece[]; unknown: Range[] }> {
    const known: KnownPiece[] = [];
    const { pairsPerProcess } = this.#costs;
    for (let at = 0; at < pieces.length; at += pairsPerProcess) {
      known.push(...(await this.#compare(pieces.slice(at, at + pairsPerProcess))));
    }
    const addresses = new Set(known.map(({ address }) => address));
    return { known, unknown: pieces.filter(({ address }) => !addresses.has(address)) };
  }

  /** One esptool process. */
  async #compare(pieces: readonly KnownPiece[]): Promise<KnownPiece[]> {
    const files = await this.#write(pieces);
    if (files.size === 0) return [];
    try {
      const images = [...files].map(([{ address }, path]) => ({ address, path }));
      const seen = await this.#board.esptool.run(
        { name: "verify-flash", images, header: AS_IS, diff: false },
        totalOf(pieces),
        new Map(),
        { quiet: true },
      );
      const equal = new Set(
        seen.comparisons
          .filter((comparison) => comparison.equal === true)
          .map(({ address, bytes }) => `${address} ${bytes}`),
      );
      return [...files.keys()].filter(({ address, size }) => equal.has(`${address} ${size}`));
    } finally {
      await Promise.all([...new Set(files.values())].map((path) => rm(path, { force: true })));
    }
  }

  /** Writes the files to compare with; blank ones once for each size. */
  async #write(pieces: readonly KnownPiece[]): Promise<Map<KnownPiece, string>> {
    const { folder } = this.#board;
    const baseline = this.#baseline === undefined ? undefined : await open(this.#baseline, "r");
    const blanks = new Map<number, string>();
    const files = new Map<KnownPiece, string>();
    try {
      for (const piece of pieces) {
        const { address, size } = piece;
        const bytes = Buffer.alloc(size, BLANK);
        if (piece.source === "baseline") {
          await baseline?.read(bytes, 0, size, address - this.#range.address);
        }
        // A file that esptool took for Intel HEX would be compared elsewhere.
        if (looksLikeIntelHex(bytes)) continue;
        if (!bytes.every((byte) => byte === BLANK)) {
          files.set(piece, await folder.writeBytes(`baseline-0x${address.toString(16)}.bin`, bytes));
          continue;
        }
        const blank = blanks.get(size) ?? (await folder.writeBytes(`blank-${size}.bin`, bytes));
        blanks.set(size, blank);
        files.set(piece, blank);
      }
      return files;
    } finally {
      await baseline?.close();
    }
  }
}
