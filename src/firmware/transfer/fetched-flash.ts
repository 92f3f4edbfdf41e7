import { type Costs, mergeRuns } from "./backup-plan.ts";
import type { KnownBytes } from "../flash/flash-bytes.ts";
import { endOf, type Range } from "../flash/flash-ranges.ts";

/** Reads a piece of flash, at the cost of an esptool process. */
export type ReadRange = (range: Range) => Promise<Buffer>;

interface Piece {
  readonly address: number;
  readonly bytes: Buffer;
}

/** The pieces of a flash read so far; pieces close together are read at once if that is faster. */
export class FetchedFlash implements KnownBytes {
  readonly #pieces: Piece[] = [];
  readonly #read: ReadRange;
  readonly #costs: Costs;

  constructor(read: ReadRange, costs: Costs) {
    this.#read = read;
    this.#costs = costs;
  }

  /**
   * Reads what is not available yet.
   * @param likely may be needed later, and is also read if it is so close that this costs less than a process.
   * @throws {Error} if too few bytes arrive: missing bytes must not be taken for blank.
   */
  async fetch(ranges: readonly Range[], likely: readonly Range[] = []): Promise<void> {
    const missing = ranges.filter((range) => this.#find(range) === undefined);
    const runs = mergeRuns([...missing, ...likely], this.#costs);
    for (const run of runs.filter((entry) => missing.some((range) => holds(entry, range)))) {
      const bytes = await this.#read(run);
      if (bytes.length !== run.size) {
        throw new Error(
          `Of ${run.size} bytes of flash at 0x${run.address.toString(16)}, ${bytes.length} were read.`,
        );
      }
      this.#pieces.push({ address: run.address, bytes });
    }
  }

  reach(address: number): number {
    const ends = this.#pieces
      .map((piece) => ({ address: piece.address, size: piece.bytes.length }))
      .filter((piece) => holds(piece, { address, size: 1 }))
      .map(endOf);
    return Math.max(address, ...ends) - address;
  }

  read(address: number, size: number): Promise<Buffer> {
    return Promise.resolve(this.get({ address, size }));
  }

  /** @throws {Error} for a range that was not fetched. */
  get(range: Range): Buffer {
    const bytes = this.#find(range);
    if (bytes === undefined) throw new Error(`Flash at 0x${range.address.toString(16)} was not fetched.`);
    return bytes;
  }

  #find(range: Range): Buffer | undefined {
    const piece = this.#pieces.find(({ address, bytes }) => holds({ address, size: bytes.length }, range));
    return piece?.bytes.subarray(range.address - piece.address, range.address - piece.address + range.size);
  }
}

function holds(outer: Range, inner: Range): boolean {
  return inner.address >= outer.address && endOf(inner) <= endOf(outer);
}
