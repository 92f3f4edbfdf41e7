import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HexRegion, parseIntelHex } from "../../../src/firmware/formats/intel-hex.ts";
import { looksLikeIntelHex } from "../../../src/firmware/formats/intel-hex-record.ts";
import { hexFile, hexRecord } from "../../support/firmware/intel-hex.ts";
import { mutatedText } from "../../support/mutations.ts";
import { runs } from "../../support/sample.ts";

const END = ":00000001FF\n";

function regions(text: string): readonly HexRegion[] {
  const parsed = parseIntelHex(Buffer.from(text, "latin1"));
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.value;
}

function problem(text: string): string {
  const parsed = parseIntelHex(Buffer.from(text, "latin1"));
  return "problem" in parsed ? parsed.problem : "none";
}

describe("Intel HEX", () => {
  it("is read as its definition says, on an example from outside", () => {
    // The example of Wikipedia's article "Intel HEX".
    const text = [
      ":10010000214601360121470136007EFE09D2190140",
      ":100110002146017E17C20001FF5F16002148011928",
      ":10012000194E79234623965778239EDA3F01B2CAA7",
      ":100130003F0156702B5E712B722B732146013421C7",
      ":00000001FF",
    ].join("\r\n");
    const [region, ...others] = regions(text);
    expect(others).toEqual([]);
    expect(region?.address).toBe(0x100);
    expect(region?.bytes).toHaveLength(64);
    expect(Buffer.from(region?.bytes ?? []).toString("hex")).toMatch(/^214601360121470136.*732146013421$/);
  });

  it("has addresses by segment and by linear base, and start records that mean nothing to a flash", () => {
    const text = [
      hexRecord(2, 0, [0x10, 0x00]),
      hexRecord(0, 0x8000, [1, 2]),
      hexRecord(3, 0, [0, 0, 0, 0]),
      hexRecord(4, 0, [0x00, 0x20]),
      hexRecord(0, 0xffff, [3]),
      hexRecord(5, 0, [0, 0, 0, 0]),
      hexRecord(4, 0, [0x00, 0x21]),
      hexRecord(0, 0x0000, [4]),
    ].join("\n");
    expect(regions(`${text}\n${END}`)).toEqual([
      { address: 0x1_8000, bytes: Buffer.from([1, 2]) },
      { address: 0x20_ffff, bytes: Buffer.from([3, 4]) },
    ]);
  });

  it("may run over 64 KiB with a linear base, and may be written in any order and in lower case", () => {
    const lines = [hexRecord(0, 0x1_0000 - 2, [5, 6, 7, 8]), hexRecord(0, 0xfffc, [3, 4])];
    const text = `\n  ${lines.join("\n").toLowerCase()}\n\n${END}\n\n`;
    expect(regions(text)).toEqual([{ address: 0xfffc, bytes: Buffer.from([3, 4, 5, 6, 7, 8]) }]);
  });

  it("is filled with 0xFF inside a sector, which is erased anyway, and leaves whole sectors alone", () => {
    const pieces = [
      { address: 0x0ff0, bytes: Buffer.from([1]) },
      { address: 0x0ff8, bytes: Buffer.from([2]) },
      { address: 0x1000, bytes: Buffer.from([3]) },
      { address: 0x3fff, bytes: Buffer.from([4]) },
      { address: 0x4000, bytes: Buffer.from([5]) },
    ];
    expect(regions(hexFile(pieces))).toEqual([
      { address: 0x0ff0, bytes: Buffer.from([1, ...Array<number>(7).fill(0xff), 2]) },
      { address: 0x1000, bytes: Buffer.from([3]) },
      { address: 0x3fff, bytes: Buffer.from([4, 5]) },
    ]);
  });

  it.each([
    ["", "without an end record"],
    [":0100000041BE\n", "without an end record"],
    [END, "without any data"],
    [`:0100000041BF\n${END}`, "wrong checksum in line 1"],
    [`:0100000041BE\n:01000000\n${END}`, "invalid record in line 2"],
    [`:0200000041BD\n${END}`, "invalid record in line 1"],
    [`:0100000041BE00\n${END}`, "invalid record in line 1"],
    [`0100000041BE\n${END}`, "invalid record in line 1"],
    [`:01000000 41BE\n${END}`, "invalid record in line 1"],
    [`:01000000xxBE\n${END}`, "invalid record in line 1"],
    [`:${"00".repeat(300)}\n${END}`, "invalid record in line 1"],
    [`:0100000641B8\n${END}`, "unknown type 6 in line 1"],
    [`:0100000400FB\n${END}`, "invalid record in line 1"],
    [`:0100000041BE\n${END}:0100010041BD\n`, "continues after its end record, in line 3"],
    [`:0100000041BE\n:0100000041BE\n${END}`, "sets the byte at 0x0 twice"],
    [`${hexRecord(2, 0, [0, 0])}\n${hexRecord(0, 0xffff, [1, 2])}\n${END}`, "the end of its segment"],
    [`${hexRecord(4, 0, [0xff, 0xff])}\n${hexRecord(0, 0xffff, [1, 2])}\n${END}`, "end of the address space"],
  ])("%j is refused: %s", (text, words) => {
    expect(problem(text)).toContain(words);
  });

  it("is refused when it is cut off anywhere", () => {
    const whole = hexFile([{ address: 0x8000, bytes: Buffer.from("some bytes of a table") }]).trimEnd();
    for (let length = 0; length < whole.length; length++) {
      expect(problem(whole.slice(0, length))).not.toBe("none");
    }
    expect(problem(whole)).toBe("none");
  });

  it("is refused in too many pieces, within moderate time and memory", () => {
    const lines = Array.from({ length: 70_000 }, (_, index) => hexRecord(0, (index * 2) % 0x1_0000, [1]));
    expect(problem(`${lines.join("\n")}\n${END}`)).toContain("more than 65536 separate pieces");
  });
});

describe("any bytes at all", () => {
  it("give regions or a problem in one printable line, and nothing is thrown", () => {
    const line = fc.oneof(
      fc
        .record({
          type: fc.nat(7),
          offset: fc.nat(0xffff),
          data: fc.array(fc.nat(255), { maxLength: 20 }),
        })
        .map(({ type, offset, data }) => hexRecord(type, offset, data)),
      fc.constant(END.trim()),
      fc.stringMatching(/^:[\dA-F]{0,30}$/),
      fc.string(),
    );
    const whole = hexFile([{ address: 0x1000, bytes: Buffer.from("firmware") }]);
    const text = fc
      .oneof(
        fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n")),
        mutatedText([whole]),
      )
      .map((content) => Buffer.from(content, "latin1"));
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const parsed = parseIntelHex(bytes);
        if ("problem" in parsed) return /^[\x20-\x7e]+$/.test(parsed.problem);
        read++;
        return parsed.value.every(({ bytes: { length } }) => length > 0);
      }),
      { numRuns: runs(20_000) },
    );
    expect(read).toBeGreaterThan(runs(500));
  });

  it("come back as they were written, wherever they lie and however they are cut into records", () => {
    const piece = fc.record({ gap: fc.nat(20_000), bytes: fc.uint8Array({ minLength: 1, maxLength: 80 }) });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 32 }),
        (pieces, width) => {
          let end = 0;
          const placed = pieces.map(({ gap, bytes }) => {
            const address = end + gap;
            end = address + bytes.length;
            return { address, bytes };
          });
          const flash = Buffer.alloc(end, 0xff);
          for (const { address, bytes } of placed) flash.set(bytes, address);
          const read = regions(hexFile(placed, width));
          for (const { address, bytes } of read) {
            expect(flash.subarray(address, address + bytes.length).equals(bytes)).toBe(true);
            flash.fill(0xff, address, address + bytes.length);
          }
          // Nothing is left over, and no two regions share a sector.
          expect(flash.every((byte) => byte === 0xff)).toBe(true);
          for (const [index, { address }] of read.entries()) {
            const before = read[index - 1];
            if (before === undefined) continue;
            const lastSector = Math.floor((before.address + before.bytes.length - 1) / 4096);
            expect(Math.floor(address / 4096)).toBeGreaterThan(lastSector);
          }
        },
      ),
      { numRuns: runs(10_000) },
    );
  });
});

describe("the beginning of a file", () => {
  it("is told from a binary's that begins with a colon", () => {
    expect(looksLikeIntelHex(Buffer.from(END))).toBe(true);
    expect(looksLikeIntelHex(Buffer.from(":not hexadecimal"))).toBe(false);
    expect(looksLikeIntelHex(Buffer.from(":"))).toBe(false);
  });
});
