import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/esptool/run/arguments.ts";
import { boardStateAfter } from "../../../src/esptool/run/board-state.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";

const WRITE: Command = {
  name: "write-flash",
  images: [{ address: 0x10000, path: "a", encrypted: false }],
  header: { mode: "keep", freq: "keep", size: "keep" },
  compress: true,
  force: false,
  extent: "changed",
};

describe("the state of the flash after an erase that esptool did not ask the ROM for", () => {
  const refusal = "A fatal error occurred: ESP8266 ROM does not support function erase_region.";

  it.each([
    ["untouched", ["Erasing region (may be slow depending on size)...", "Erasing flash...", refusal]],
    ["partly-erased", ["Erasing flash..."]],
  ])("is %s", (state, lines) => {
    const seen = new Observation({});
    for (const line of lines) seen.add(parseLine(line));
    expect(
      boardStateAfter({ name: "erase-region", address: 0, size: 4096, force: false }, seen, "untouched"),
    ).toBe(state);
  });

  it("is what the writes before it made", () => {
    const seen = new Observation({});
    for (const line of ["Wrote 100 bytes at 0x00010000 in 0.1 seconds (8 kbit/s).", refusal])
      seen.add(parseLine(line));
    expect(seen.touched).toBe(true);
  });
});

describe("the state of the flash after a write that esptool reported", () => {
  it.each([
    ["written-unverified", "Wrote 100 bytes at 0x00010000 in 0.1 seconds (8 kbit/s)."],
    ["written", "Wrote 100 bytes at 0x00010000 in 0.1 seconds (8 kbit/s).\nHash of data verified."],
    ["untouched", "'a' at 0x00010000 already in flash, skipping write."],
  ])("is %s, also without a word of the erase", (state, text) => {
    const seen = new Observation({});
    for (const line of text.split("\n")) seen.add(parseLine(line));
    expect(boardStateAfter(WRITE, seen, "untouched")).toBe(state);
  });
});
