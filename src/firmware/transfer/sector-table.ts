import { deflateRawSync } from "node:zlib";
import type { Range } from "../flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { looksLikeIntelHex } from "../formats/intel-hex-record.ts";

const BLANK = Buffer.alloc(SECTOR_SIZE, 0xff);
/** The fastest level; an estimate is enough. */
const LEVEL = 1;

/** What planning a write needs to know about an image's sectors. */
export class SectorTable {
  readonly #start: number;
  readonly #isBlank: readonly boolean[];
  readonly #isHex: readonly boolean[];
  /** Bytes to send for all sectors before the n-th. */
  readonly #sentBefore: readonly number[];

  private constructor(start: number, facts: readonly SectorFacts[]) {
    this.#start = start;
    this.#isBlank = facts.map(({ blank }) => blank);
    this.#isHex = facts.map(({ hex }) => hex);
    let sum = 0;
    this.#sentBefore = [0, ...facts.map(({ sent }) => (sum += sent))];
  }

  /**
   * @param start address of the image in the flash, at a sector.
   * @param pieces the image in order, each of whole sectors.
   */
  static async of(start: number, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<SectorTable> {
    const facts: SectorFacts[] = [];
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += SECTOR_SIZE) {
        facts.push(factsOf(piece.subarray(at, at + SECTOR_SIZE)));
      }
    }
    return new SectorTable(start, facts);
  }

  isBlank(address: number): boolean {
    return this.#isBlank[this.#index(address)] ?? false;
  }

  /** The last address up to this one at which a file can begin without looking like Intel HEX. */
  writableFrom(address: number): number {
    let index = this.#index(address);
    while (index > 0 && this.#isHex[index] === true) index--;
    return this.#start + index * SECTOR_SIZE;
  }

  /** An estimate of the bytes sent to write a range, with each sector compressed. */
  sentBytes({ address, size }: Range): number {
    const before = this.#sentBefore[this.#index(address)] ?? 0;
    return (this.#sentBefore[this.#index(address + size)] ?? before) - before;
  }

  #index(address: number): number {
    return Math.floor((address - this.#start) / SECTOR_SIZE);
  }
}

interface SectorFacts {
  readonly blank: boolean;
  readonly hex: boolean;
  readonly sent: number;
}

function factsOf(sector: Buffer): SectorFacts {
  const blank = sector.equals(BLANK);
  const sent = Math.min(sector.length, deflateRawSync(sector, { level: LEVEL }).length);
  return { blank, hex: looksLikeIntelHex(sector), sent };
}
