import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf, writeLimit } from "../../../src/firmware/transfer/backup-plan.ts";
import { type Range, totalOf } from "../../../src/firmware/flash/flash-ranges.ts";
import { planWrites, type WritePlan } from "../../../src/firmware/plan/restore-plan.ts";
import { SectorTable } from "../../../src/firmware/transfer/sector-table.ts";
import { noise, text } from "../../support/bytes.ts";

const SECTOR = 0x1000;
const COSTS = costsOf(921_600, 300);
const BLANK = Buffer.alloc(SECTOR, 0xff);
const DATA = noise("data", SECTOR);
const TEXT = text("text", SECTOR);
const HEX = Buffer.alloc(SECTOR, ":0400000001020304F2\n");

/** An image whose sectors are given by letters: `.` blank, `d` data, `t` text that compresses, `h` Intel HEX. */
function imageOf(letters: string, start = 0): Promise<SectorTable> {
  const kinds: Record<string, Buffer> = { ".": BLANK, d: DATA, t: TEXT, h: HEX };
  return SectorTable.of(
    start,
    Array.from(letters).map((letter) => kinds[letter] ?? BLANK),
  );
}

function sectors(first: number, count: number): Range {
  return { address: first * SECTOR, size: count * SECTOR };
}

/** Sectors by number, of everything that a plan changes. */
function touched({ erases, writes }: WritePlan): number[] {
  return [...erases, ...writes.flat()].flatMap(({ address, size }) =>
    Array.from({ length: size / SECTOR }, (_, index) => address / SECTOR + index),
  );
}

describe("a plan of what to write", () => {
  it("is nothing for a flash that differs nowhere", async () => {
    expect(planWrites([], await imageOf("dd"), COSTS)).toEqual({ erases: [], writes: [] });
  });

  it("covers all that differs exactly once, and nothing else but for Intel HEX, whatever the image", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(".", ".", "d", "t", "h"), { minLength: 1, maxLength: 80 }),
        fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
        async (letters, differs) => {
          const table = await imageOf(letters.join(""));
          const wanted = letters.flatMap((_, index) => (differs[index] === true ? [index] : []));
          const plan = planWrites(
            wanted.map((index) => sectors(index, 1)),
            table,
            COSTS,
          );
          const all = touched(plan);
          expect(new Set(all).size).toBe(all.length);
          expect(wanted.filter((index) => !all.includes(index))).toEqual([]);
          const others = all.filter((index) => !wanted.includes(index));
          const before = wanted.filter((index) => letters[index] === "h");
          expect(others.length === 0 || before.length > 0).toBe(true);
          for (const { address, size } of plan.erases) {
            for (let at = address; at < address + size; at += SECTOR) expect(table.isBlank(at)).toBe(true);
          }
          for (const { address } of plan.writes.flat()) {
            if (address > 0) expect(letters[address / SECTOR]).not.toBe("h");
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("erases much blank by itself, and writes a little of it with its neighbours", async () => {
    const much = await imageOf(`d${".".repeat(1024)}d`);
    const plan = planWrites([sectors(0, 1026)], much, COSTS);
    expect(plan.erases).toEqual([sectors(1, 1024)]);
    expect(plan.writes.flat()).toEqual([sectors(0, 1), sectors(1025, 1)]);
    const little = planWrites([sectors(0, 6)], await imageOf("d....d"), COSTS);
    expect(little).toEqual({ erases: [], writes: [[sectors(0, 6)]] });
  });

  it("needs no process that writes where all is to be blank", async () => {
    const plan = planWrites([sectors(0, 64)], await imageOf(".".repeat(64)), COSTS);
    expect(plan).toEqual({ erases: [sectors(0, 64)], writes: [] });
  });

  it("puts first what compresses: esptool sends what follows an incompressible file as it is", async () => {
    const plan = planWrites(
      [sectors(0, 2), sectors(40, 2), sectors(80, 2)],
      await imageOf("dd".padEnd(40, ".").concat("tt").padEnd(80, ".").concat("dt")),
      COSTS,
    );
    expect(plan.writes).toEqual([[sectors(40, 2), sectors(80, 2), sectors(0, 2)]]);
  });

  it("begins a piece a sector earlier rather than with Intel HEX", async () => {
    const plan = planWrites([sectors(20, 1)], await imageOf(`${"d".repeat(20)}h`), COSTS);
    expect(plan.writes).toEqual([[sectors(19, 2)]]);
  });

  it("shares what takes long among processes, so that a lost link costs less", async () => {
    const whole = sectors(0, 1024);
    const table = await imageOf("d".repeat(1024));
    const { writes } = planWrites([whole], table, COSTS);
    expect(writes.length).toBeGreaterThan(1);
    expect(totalOf(writes.flat())).toBe(whole.size);
    for (const pieces of writes) expect(totalOf(pieces)).toBeLessThan(writeLimit(COSTS) * 1.5);
  });

  it("names no more pieces in a process than its command line holds", async () => {
    const scattered = Array.from({ length: 50 }, (_, index) => sectors(index * 20, 1));
    const table = await imageOf("t".repeat(1000));
    const { writes } = planWrites(scattered, table, { ...COSTS, pairsPerProcess: 7 });
    expect(Math.max(...writes.map((pieces) => pieces.length))).toBe(7);
    expect(writes.flat()).toHaveLength(50);
  });
});
