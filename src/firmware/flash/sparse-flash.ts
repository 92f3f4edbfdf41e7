import { BLANK, type KnownBytes } from "./flash-bytes.ts";
import { endOf, inside, joinNeighbours, outside, overlaps, type Range } from "./flash-ranges.ts";

/** A piece of flash with known contents. */
export interface FlashPiece extends Range {
  /** Whether every byte of it is 0xFF. */
  readonly isBlank: boolean;
  /** Reads bytes at an absolute address inside the piece. */
  read(address: number, size: number): Promise<Buffer>;
}

/** A piece that was erased. */
export function blankPiece({ address, size }: Range): FlashPiece {
  const read = (_: number, length: number) => Promise.resolve(Buffer.alloc(length, BLANK));
  return { address, size, isBlank: true, read };
}

/** A piece that is in memory. */
export function bytesPiece(start: number, bytes: Buffer): FlashPiece {
  const read = (address: number, size: number) =>
    Promise.resolve(bytes.subarray(address - start, address - start + size));
  return { address: start, size: bytes.length, isBlank: false, read };
}

interface Slice extends Range {
  readonly piece: FlashPiece;
}

/** A flash of which only pieces are known. */
export class SparseFlash implements KnownBytes {
  /** The known ranges in order of address, with neighbours merged. */
  readonly ranges: readonly Range[];
  /** In order of address, without overlaps. */
  readonly #slices: readonly Slice[];

  /** @param pieces in the order in which they were written: a later one hides earlier ones. */
  constructor(pieces: readonly FlashPiece[]) {
    let slices: Slice[] = [];
    for (const piece of pieces) {
      const { address, size } = piece;
      const hidden = slices.flatMap((slice) =>
        overlaps(slice, piece)
          ? outside(slice, [piece]).map((rest) => ({ ...rest, piece: slice.piece }))
          : [slice],
      );
      slices = size > 0 ? [...hidden, { address, size, piece }] : hidden;
    }
    this.#slices = slices.sort((a, b) => a.address - b.address);
    this.ranges = joined(this.#slices);
  }

  /** The parts that were not erased, and so may hold something. */
  get written(): Range[] {
    return joined(this.#slices.filter(({ piece }) => !piece.isBlank));
  }

  reach(address: number): number {
    const range = this.ranges.find((known) => known.address <= address && address < endOf(known));
    return range === undefined ? 0 : endOf(range) - address;
  }

  async read(address: number, size: number): Promise<Buffer> {
    const wanted = { address, size };
    const parts: Buffer[] = [];
    for (const { piece, ...slice } of this.#slices) {
      for (const part of inside(wanted, [slice])) parts.push(await piece.read(part.address, part.size));
    }
    const [first, ...others] = parts;
    const bytes = first !== undefined && others.length === 0 ? first : Buffer.concat(parts);
    if (bytes.length === size) return bytes;
    throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} are known.`);
  }
}

function joined(slices: readonly Slice[]): Range[] {
  return joinNeighbours(slices.map(({ address, size }) => ({ address, size })));
}
