import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLASH_SIZES } from "../../../src/esptool/run/vocabulary.ts";
import { compareBytes } from "../../../src/firmware/survey/comparison.ts";
import { findOverlap, flashSizeBytes, formatAddress } from "../../../src/firmware/flash/flash-layout.ts";

describe("a comparison of bytes", () => {
  it("finds nothing where nothing differs", () => {
    expect(compareBytes(Buffer.from("abc"), Buffer.from("abc"))).toBeUndefined();
    expect(compareBytes(Buffer.alloc(0), Buffer.alloc(0))).toBeUndefined();
  });

  it.each([
    ["abcd", "Xbcd", 0, 1],
    ["abcd", "abcX", 3, 1],
    ["abcd", "XbcX", 0, 2],
    ["abcd", "abc", 3, 1],
    ["ab", "abcd", 2, 2],
    ["", "ab", 0, 2],
  ])("of %j and %j: first at %i, %i in all", (expected, actual, first, count) => {
    expect(compareBytes(Buffer.from(expected), Buffer.from(actual))).toEqual({ first, count });
  });

  it("finds exactly the bytes that were changed", () => {
    const changes = fc.uniqueArray(fc.nat(255), { minLength: 1 });
    fc.assert(
      fc.property(changes, fc.uint8Array({ minLength: 256, maxLength: 256 }), (places, bytes) => {
        const changed = Buffer.from(bytes);
        for (const place of places) changed[place] = (changed[place] ?? 0) ^ 0xff;
        const found = { first: Math.min(...places), count: places.length };
        expect(compareBytes(Buffer.from(bytes), changed)).toEqual(found);
      }),
    );
  });
});

describe("the layout of a flash", () => {
  it.each([
    ["256KB", 0x4_0000],
    ["4MB", 0x40_0000],
    ["4MB-c1", 0x40_0000],
    ["128MB", 0x800_0000],
  ])("%s are %i bytes", (text, bytes) => {
    expect(flashSizeBytes(text)).toBe(bytes);
  });

  it("knows the bytes of every size that esptool has, and of no other text", () => {
    for (const text of FLASH_SIZES) {
      const unknown = text === "keep" || text === "detect";
      expect(flashSizeBytes(text) === undefined, text).toBe(unknown);
    }
    for (const text of ["Unknown", "", "4", "4mb", "4GB", "4MB ", "x4MB"])
      expect(flashSizeBytes(text)).toBeUndefined();
  });

  it("prints addresses as they are written everywhere", () => {
    expect([0, 0x1_0000, 0x7ff_ffff].map(formatAddress)).toEqual(["0x0", "0x10000", "0x7ffffff"]);
  });

  it("finds two regions that share a sector, whatever their order", () => {
    const regions = [
      { address: 0x3000, size: 1 },
      { address: 0x0, size: 0x1001 },
      { address: 0x1800, size: 8 },
    ];
    expect(findOverlap(regions)).toMatchObject({
      regions: [{ address: 0x0 }, { address: 0x1800 }],
      sector: 0x1000,
    });
  });

  it("finds an overlap exactly where two regions touch a common sector", () => {
    const region = fc.record({ address: fc.nat(0x8000), size: fc.integer({ min: 1, max: 0x3000 }) });
    fc.assert(
      fc.property(fc.array(region, { maxLength: 5 }), (regions) => {
        const sectors = regions.flatMap(({ address, size }) => {
          const first = Math.floor(address / 0x1000);
          const last = Math.floor((address + size - 1) / 0x1000);
          return Array.from({ length: last - first + 1 }, (_, index) => first + index);
        });
        expect(findOverlap(regions) !== undefined).toBe(new Set(sectors).size < sectors.length);
      }),
    );
  });
});
