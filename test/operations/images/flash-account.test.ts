import { describe, expect, it } from "vitest";
import { writeSkippingOf } from "../../../src/esptool/run/abilities.ts";
import type { Command, Connection } from "../../../src/esptool/run/arguments.ts";
import { boardStateAfter } from "../../../src/esptool/run/board-state.ts";
import { Observation } from "../../../src/esptool/run/observation.ts";
import { parseLine } from "../../../src/esptool/run/output.ts";

const command: Command = {
  name: "write-flash",
  images: [
    { address: 0x1000, path: "/t/1.bin" },
    { address: 0x10000, path: "/t/2.bin" },
  ],
  header: { mode: "keep", freq: "keep", size: "keep" },
  compress: true,
  force: false,
  extent: "changed",
};
const FOUND = (address: string) => `'/t/image.bin' at ${address} already in flash, skipping write.`;
const WROTE = [
  "Flash will be erased from 0x00010000 to 0x00010fff...",
  "Wrote 4096 bytes at 0x00010000 in 0.1 seconds (300.0 kbit/s).",
  "Hash of data verified.",
];

function after(lines: readonly string[]): Observation {
  const seen = new Observation({});
  for (const line of lines) seen.add(parseLine(line));
  return seen;
}

describe("the state of the board after a flash that compares first", () => {
  const both = [FOUND("0x00001000"), FOUND("0x00010000")];

  it("is untouched when everything was there", () => {
    expect(boardStateAfter(command, after(both), "untouched")).toBe("untouched");
  });

  it("is written when the rest was, and verified by digests of both kinds", () => {
    expect(boardStateAfter(command, after([FOUND("0x00001000"), ...WROTE]), "untouched")).toBe("written");
  });

  it("is partly written when the end was not seen", () => {
    const [erase = ""] = WROTE;
    expect(boardStateAfter(command, after([FOUND("0x00001000"), erase]), "untouched")).toBe("partly-written");
    expect(boardStateAfter(command, after(WROTE), "untouched")).toBe("partly-written");
  });

  it("is what an earlier attempt left, until all is found to be there", () => {
    expect(boardStateAfter(command, after([]), "partly-written")).toBe("partly-written");
    expect(boardStateAfter(command, after(both.slice(1)), "partly-written")).toBe("partly-written");
    expect(boardStateAfter(command, after(both), "partly-written")).toBe("written");
    expect(boardStateAfter({ name: "flash-id" }, after([]), "partly-written")).toBe("partly-written");
  });
});

describe("an account of a flash", () => {
  it("names the sectors that were cleared, and the images whose digests were right", () => {
    const seen = after([
      FOUND("0x00001000"),
      ...WROTE,
      "Flash will be erased from 0x00040000 to 0x00041fff...",
      "Wrote 4100 bytes at 0x00040001 in 0.1 seconds (300.0 kbit/s).",
      "Cannot verify written data if encrypted or in secure download mode.",
    ]);
    expect(seen.cleared).toEqual([
      { address: 0x1_0000, size: 0x1000 },
      { address: 0x4_0000, size: 0x2000 },
    ]);
    expect([seen.found, seen.verified]).toEqual([[0x1000], [0x1_0000]]);
  });

  it("counts what is erased without an address as a change, wherever it is", () => {
    const seen = after(["Erasing flash..."]);
    expect([seen.touched, seen.cleared]).toEqual([true, []]);
  });
});

describe("what an esptool can spare", () => {
  const connection: Connection = {
    port: { kind: "serial", name: "/dev/ttyUSB0" },
    chip: "auto",
    baud: 460_800,
    before: "default-reset",
    after: "hard-reset",
    stub: true,
  };

  it.each([
    ["5.1.0", "nothing"],
    ["5.2.0", "files"],
    ["5.4.0", "files"],
    ["5.5.0", "pieces"],
    ["5.10.0", "pieces"],
  ])("is, for esptool %s, %s", (version, skipping) => {
    expect(writeSkippingOf(version, connection)).toBe(skipping);
  });

  it("is nothing without the stub", () => {
    expect(writeSkippingOf("5.6.0", { ...connection, stub: false })).toBe("nothing");
  });
});
