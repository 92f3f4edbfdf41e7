import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isNothing,
  parseRegions,
  regionsLine,
  regionWords,
  remaining,
  union,
} from "../../../src/board/unfinished/unfinished-regions.ts";
import { FLASH_LIMIT } from "../../../src/firmware/flash/flash-layout.ts";
import { runs } from "../../support/sample.ts";

const MIB = 0x10_0000;
const at = (address: number, size: number) => ({ address, size });

describe("what a change may have touched", () => {
  it.each([
    ["one piece", [at(0x1_0000, 300_000)], "0x10000+300000"],
    ["two pieces", [at(0, 16), at(0x8000, 4096)], "0x0+16 0x8000+4096"],
    ["all of the flash", "whole", ""],
  ] as const)("is one line of a record: %s", (_, regions, line) => {
    expect(regionsLine(regions)).toBe(line);
    expect(parseRegions(line)).toEqual(regions);
  });

  it.each([
    "",
    " ",
    "nonsense",
    "0x0+",
    "0x0+0",
    "0x0-16",
    "0x8000000+1",
    "0x0+16  0x8000+1",
    "0x0+99999999999",
  ])("is the whole flash if the line is %j", (line) => {
    expect(parseRegions(line)).toBe("whole");
  });

  it("is one region around all of them if they are too many to record", () => {
    const many = Array.from({ length: 500 }, (_, index) => at(index * 0x2000, 0x1000));
    const line = regionsLine(many);
    expect(line).toBe(`0x0+${499 * 0x2000 + 0x1000}`);
    const most = Array.from({ length: 101 }, (_, index) => `0x${(index * 2).toString(16)}+1`).join(" ");
    expect(parseRegions(most)).toBe("whole");
  });

  it("grows by what the next step can change", () => {
    expect(union([], [at(0x8000, 4096), at(0, 16)])).toEqual([at(0, 16), at(0x8000, 4096)]);
    expect(union([at(0, 0x2000)], [at(0x1000, 0x2000)])).toEqual([at(0, 0x3000)]);
    expect(union([at(0, 16)], "whole")).toBe("whole");
    expect(union("whole", [at(0, 16)])).toBe("whole");
  });

  it("is shown to people in a few regions", () => {
    expect(regionWords("whole")).toBe("the whole flash");
    expect(regionWords([at(0x1_0000, 0x1000)])).toBe("0x10000 up to 0x11000");
    const five = [0, 1, 2, 3, 4].map((index) => at(index * 0x2000, 0x1000));
    expect(regionWords(five)).toMatch(/0x6000 up to 0x7000 and 1 more$/);
  });
});

describe("what is left of it", () => {
  it.each([
    ["is all of it after a flash elsewhere", [at(0, 300_000)], [at(0x8_0000, 16)], [at(0, 300_000)]],
    ["is the rest after a flash of a part", [at(0, 300_000)], [at(0, 5_000)], [at(5_000, 295_000)]],
    [
      "is two pieces after a flash in its midst",
      [at(0, 0x3000)],
      [at(0x1000, 16)],
      [at(0, 0x1000), at(0x1010, 0x1ff0)],
    ],
    ["is nothing after a flash of all of it", [at(0, 300_000)], [at(0, 300_000)], []],
    ["is nothing after the whole flash was put right", [at(0, 300_000)], "whole", []],
    ["is nothing of the whole flash after the whole", "whole", "whole", []],
    ["is the whole flash after nothing", "whole", [], "whole"],
    ["is the rest of the whole flash, where its size is known", "whole", [at(0, MIB)], [at(MIB, 3 * MIB)]],
  ] as const)("%s", (_, regions, covered, left) => {
    expect(remaining(regions, covered, 4 * MIB)).toEqual(left);
  });

  it("continues after the known part of a flash of unknown size", () => {
    expect(remaining("whole", [at(0, MIB)], undefined)).toEqual([at(MIB, FLASH_LIMIT - MIB)]);
    // Known later, it ends with the flash.
    expect(isNothing(remaining([at(MIB, FLASH_LIMIT - MIB)], [at(0, 16)], MIB))).toBe(true);
  });

  it("is exactly the bytes that nothing has covered", () => {
    const pieces = fc.array(fc.record({ address: fc.nat(200), size: fc.integer({ min: 1, max: 50 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    let left = 0;
    fc.assert(
      fc.property(pieces, pieces, (touched, covered) => {
        const isIn = (ranges: readonly { address: number; size: number }[], byte: number): boolean =>
          ranges.some(({ address, size }) => byte >= address && byte < address + size);
        const rest = remaining(union([], touched), covered, MIB);
        if (rest === "whole") throw new Error("Pieces have become the whole flash.");
        if (rest.length > 0) left++;
        for (let byte = 0; byte < 260; byte++) {
          expect(isIn(rest, byte)).toBe(isIn(touched, byte) && !isIn(covered, byte));
        }
        expect(parseRegions(regionsLine(rest))).toEqual(rest.length === 0 ? "whole" : rest);
      }),
      { numRuns: runs(2_000) },
    );
    expect(left).toBeGreaterThan(runs(500));
  });
});
