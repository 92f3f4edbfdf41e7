import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blocksOf,
  type Costs,
  costsOf,
  firstPart,
  mapBlockSize,
  mergeRuns,
  secondLook,
} from "../../../src/firmware/transfer/backup-plan.ts";
import { joinNeighbours, type Range, totalOf } from "../../../src/firmware/flash/flash-ranges.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const SECTOR = 4 * KIB;
const PAIRS = 300;

const costs = fc.record<Costs>({
  processMs: fc.double({ min: 1, max: 5_000, noNaN: true }),
  pairMs: fc.double({ min: 0.1, max: 100, noNaN: true }),
  digestMsPerByte: fc.double({ min: 0, max: 0.01, noNaN: true }),
  transferMsPerByte: fc.double({ min: 0.0001, max: 1, noNaN: true }),
  pairsPerProcess: fc.integer({ min: 1, max: 500 }),
});
/** Pieces of a flash of 256 sectors, apart from one another. */
const scattered = fc
  .uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 })
  .map((sectors) =>
    joinNeighbours(
      [...sectors].sort((a, b) => a - b).map((sector) => ({ address: sector * SECTOR, size: SECTOR })),
    ),
  );

function holds(outer: readonly Range[], { address, size }: Range): boolean {
  return outer.some((range) => range.address <= address && address + size <= range.address + range.size);
}

/** Time for reading these runs, each in a process of its own. */
function timeOf(runs: readonly Range[], { processMs, transferMsPerByte }: Costs): number {
  return runs.length * processMs + totalOf(runs) * transferMsPerByte;
}

describe("the blocks of a range", () => {
  it("cover it exactly, one after the other, with borders at multiples of the block size", () => {
    const size = fc.integer({ min: 1, max: 4 * MIB });
    const block = fc.integer({ min: 0, max: 6 }).map((power) => SECTOR << power);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MIB }), size, block, (address, bytes, blockSize) => {
        const blocks = blocksOf({ address, size: bytes }, blockSize);
        expect(joinNeighbours(blocks)).toEqual([{ address, size: bytes }]);
        expect(blocks.slice(1).every((piece) => piece.address % blockSize === 0)).toBe(true);
        expect(blocks.every((piece) => piece.size > 0 && piece.size <= blockSize)).toBe(true);
      }),
    );
  });
});

describe("the size of the blocks of a map", () => {
  it("is none where reading everything is quicker", () => {
    expect(mapBlockSize(4 * MIB, "read", costsOf(921_600, PAIRS))).toBe(32 * KIB);
    expect(mapBlockSize(4 * MIB, "read", costsOf(50_000_000, PAIRS))).toBeUndefined();
    expect(mapBlockSize(SECTOR, "read", costsOf(921_600, PAIRS))).toBeUndefined();
  });

  it("is a sector where one process can compare all that may be written: what is right is left alone", () => {
    expect(mapBlockSize(SECTOR, "write", costsOf(921_600, PAIRS))).toBe(SECTOR);
    expect(mapBlockSize(PAIRS * SECTOR, "write", costsOf(921_600, PAIRS))).toBe(SECTOR);
    expect(mapBlockSize(16 * MIB, "write", costsOf(921_600, PAIRS))).toBe(32 * KIB);
  });
});

describe("a second look", () => {
  const block = 64 * KIB;
  const run = [1, 2, 3, 4].map((index) => ({ address: index * block, size: block }));

  it("goes into the ends of a run on a slow link, and leaves its middle to be read", () => {
    const look = secondLook(run, false, costsOf(115_200, PAIRS));
    expect(look?.between).toEqual([]);
    expect(joinNeighbours(look?.atBorders ?? [])).toEqual([run[0], run[3]]);
  });

  it("asks of the middle whether it was erased since the baseline", () => {
    expect(secondLook(run, true, costsOf(115_200, PAIRS))?.between).toEqual([run[1], run[2]]);
  });

  it("is not taken where another process costs more than it can save, nor below a sector", () => {
    expect(secondLook(run.slice(0, 1), true, costsOf(921_600, PAIRS))).toBeUndefined();
    const sectors = [{ address: 0, size: SECTOR }];
    expect(secondLook(sectors, true, { ...costsOf(9600, PAIRS), processMs: 0 })).toBeUndefined();
  });

  it("never asks twice for a byte, nor for one that is known", () => {
    fc.assert(
      fc.property(scattered, fc.boolean(), costs, (differing, hasBaseline, price) => {
        const blocks = differing.flatMap((range) => blocksOf(range, 4 * SECTOR));
        const look = secondLook(blocks, hasBaseline, price);
        const pieces = [...(look?.atBorders ?? []), ...(look?.between ?? [])];
        const sorted = [...pieces].sort((a, b) => a.address - b.address);
        expect(totalOf(joinNeighbours(sorted))).toBe(totalOf(pieces));
        expect(sorted.every((piece, n) => piece.address >= (sorted[n - 1]?.address ?? -1) + 1)).toBe(true);
        expect(pieces.every((piece) => holds(differing, piece))).toBe(true);
      }),
    );
  });
});

describe("the runs to read", () => {
  it("hold all that is unknown, overlap nowhere, and never reach beyond it", () => {
    fc.assert(
      fc.property(scattered, costs, (unknown, price) => {
        const runs = mergeRuns(unknown, price);
        expect(unknown.every((range) => holds(runs, range))).toBe(true);
        const [first, last] = [unknown[0], unknown.at(-1)];
        const hull = (last?.address ?? 0) + (last?.size ?? 0) - (first?.address ?? 0);
        expect(totalOf(runs)).toBeLessThanOrEqual(hull);
        for (const [index, run] of runs.entries()) {
          const next = runs[index + 1];
          if (next !== undefined) expect(next.address).toBeGreaterThan(run.address + run.size);
        }
      }),
    );
  });

  it("are the quickest of all ways to merge", () => {
    const few = scattered.filter((ranges) => ranges.length <= 8);
    fc.assert(
      fc.property(few, costs, (unknown, price) => {
        const best = timeOf(mergeRuns(unknown, price), price);
        for (let choice = 0; choice < 1 << (unknown.length - 1); choice++) {
          const runs: Range[] = [];
          for (const [index, range] of unknown.entries()) {
            const last = runs.at(-1);
            if (last === undefined || ((choice >> (index - 1)) & 1) === 0) runs.push(range);
            else runs.splice(-1, 1, { ...last, size: range.address + range.size - last.address });
          }
          expect(best).toBeLessThanOrEqual(timeOf(runs, price) * (1 + 1e-9));
        }
      }),
    );
  });

  it("are read in parts that follow one another to the end, smaller ones after a loss", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 * MIB }),
        fc.integer({ min: 1, max: 5 }),
        costs,
        (size, attempt, price) => {
          const run = { address: SECTOR, size };
          const { transferMsPerByte } = price;
          const part = firstPart(run, transferMsPerByte, attempt);
          expect(part.address).toBe(run.address);
          expect(part.size).toBeGreaterThan(0);
          expect(part.size).toBeLessThanOrEqual(size);
          if (part.size < size) expect(part.size % SECTOR).toBe(0);
          expect(firstPart(run, transferMsPerByte, attempt + 1).size).toBeLessThanOrEqual(part.size);
        },
      ),
    );
  });
});
