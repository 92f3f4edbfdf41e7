import { describe, expect, it } from "vitest";
import { ConsoleLines } from "../../../src/gate/console/console-lines.ts";

function linesOf(...texts: readonly (string | Uint8Array)[]): [number, string][] {
  const lines = new ConsoleLines();
  const all = texts.flatMap((text, at) => [...lines.push({ at, bytes: Buffer.from(text) })]);
  const open = lines.openLine;
  return [...all, ...(open === undefined ? [] : [open])].map(({ number, text }) => [number, text]);
}

describe("the lines of a console", () => {
  it("end in LF, CR LF, CR CR LF and lone CR", () => {
    expect(linesOf("a\nb\r\nc\r\r\nd\re")).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
      [4, "d"],
      [5, "e"],
    ]);
  });

  it("are the same wherever the bytes are cut", () => {
    const text = "a\r\n\r\n\rb\n\nüé\r\u001b[0mc\u001b[1;31md\r\r\nend";
    const whole = linesOf(text);
    const bytes = [...Buffer.from(text)];
    expect(linesOf(...bytes.map((byte) => Buffer.of(byte)))).toEqual(whole);
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(linesOf(Buffer.from(bytes.slice(0, cut)), Buffer.from(bytes.slice(cut)))).toEqual(whole);
    }
  });

  it("count the empty ones, and leave them out", () => {
    expect(linesOf("\n\na\n")).toEqual([[3, "a"]]);
  });

  it("are UTF-8, with a mark for what is none", () => {
    expect(linesOf(Buffer.from([0x61, 0xff, 0xc3, 0xa9, 0xc3, 10]))).toEqual([[1, "a\ufffdé\ufffd"]]);
  });

  it("that are too long come in pieces that cut no character", () => {
    const pieces = linesOf(`${"x".repeat(9_998)}€${"y".repeat(10_000)}\n`);
    expect(pieces.map(([, text]) => text.length)).toEqual([9_998, 9_998, 3]);
    expect(pieces[1]?.[1].startsWith("€y")).toBe(true);
  });

  it("that are too long and no text come in pieces of 10,000 bytes", () => {
    expect(linesOf(Buffer.alloc(25_000, 0x80)).map(([, text]) => text.length)).toEqual([
      10_000, 10_000, 5_000,
    ]);
  });

  it("without an end are due after 100 ms, once", () => {
    const lines = new ConsoleLines();
    expect([...lines.push({ at: 50, bytes: Buffer.from("login: ") })]).toEqual([]);
    expect(lines.openLineDue).toBe(150);
    expect(lines.takeOpenLine()).toMatchObject({ text: "login: ", isOpen: true, number: 1 });
    expect(lines.takeOpenLine()).toBeUndefined();
    expect(lines.openLineDue).toBeUndefined();
    expect([...lines.push({ at: 900, bytes: Buffer.from("root\n") })]).toMatchObject([
      { text: "login: root", isOpen: false, number: 1, at: 900 },
    ]);
  });

  it("lose their escape sequences, and what looks like the beginning of one keeps what follows", () => {
    const text =
      "\u001b[0;32mgreen\u001b[0m \u001b]0;title\u0007t \u001b[2K\u001b[8Dprompt\u001b(B \u001b]open\n";
    expect(linesOf(text)).toEqual([[1, "green t prompt ]open"]]);
  });
});
