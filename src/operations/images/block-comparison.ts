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

/** A piece of flash whose bytes the chip's digest has shown to be those of its source. */
export interface KnownPiece extends Range {
  readonly source: Source;
}

export interface FlashMap {
  readonly known: readonly KnownPiece[];
  /** What has to be transferred, in the order of the addresses. */
  readonly unknown: readonly Range[];
}

const BLANK = 0xff;

/** Paths of the files to compare with are this long at the most, in the private folder. */
const NAME_SAMPLE = "baseline-0xfffffff.bin";
/** Windows allows 32767 characters for a command line; the rest is for esptool's own path and options. */
const COMMAND_LINE_CHARACTERS = 30_000;
/** Address, quotes and blanks around a path. */
const AROUND_A_PATH = 16;

/** How many files one esptool process can be given. */
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
 * Finds out which parts of the range are as in the image, or blank where there is none, by digests that the chip
 * makes: from coarse to fine, as far as that is expected to be quicker than transferring everything.
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
  // What differs is written, whatever it is; but it need not be read if it is blank.
  const look = secondLook(first.unknown, expected?.purpose === "read", costs);
  if (look === undefined) return { known: first.known, unknown: joinNeighbours(first.unknown) };
  const pieces = [...withSource(look.atBorders, source), ...withSource(look.between, "blank")];
  const second = await guesses.check(pieces);
  // Nothing may be expected of the blocks between the borders.
  const looked = new Set(pieces.map(({ address }) => address));
  const rest = first.unknown.filter(({ address }) => !looked.has(address));
  const unknown = [...rest, ...second.unknown].sort((a, b) => a.address - b.address);
  return { known: [...first.known, ...second.known], unknown: joinNeighbours(unknown) };
}

function withSource(ranges: readonly Range[], source: Source): KnownPiece[] {
  return ranges.map(({ address, size }) => ({ address, size, source }));
}

/** Guesses what pieces of the flash hold, and lets the chip say which guesses are right. */
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

  /** Writes the files to compare with, the blank ones once for each size. */
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
        // What esptool took for Intel HEX would be compared elsewhere.
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
