import { describe, expect, it } from "vitest";
import { bytes, counted, grouped } from "../../../src/report/summary/quantity.ts";

describe("a quantity", () => {
  it("has its digits grouped as in English", () => {
    const numbers = [0, 7, 999, 1000, 12_345, 999_999, 4_194_304, 1_234_567_890, Number.MAX_SAFE_INTEGER];
    expect(numbers.map(grouped)).toEqual(numbers.map((number) => number.toLocaleString("en")));
  });

  it("has its noun in the singular for one only", () => {
    expect([0, 1, 2000].map((count) => counted(count, "file"))).toEqual(["0 files", "1 file", "2,000 files"]);
  });

  it("is also in the largest whole unit", () => {
    expect([1, 1000, 1024, 1_048_577, 4_194_304].map(bytes)).toEqual([
      "1 byte",
      "1,000 bytes",
      "1,024 bytes (1 KiB)",
      "1,048,577 bytes",
      "4,194,304 bytes (4 MiB)",
    ]);
  });
});
