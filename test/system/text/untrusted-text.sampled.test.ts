import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine } from "../../../src/system/text/untrusted-text.ts";
import { StepLog } from "../../support/runner/workflow-commands.ts";
import { runs } from "../../support/sample.ts";
import { anyText } from "../../support/any-text.ts";

/** What the runner would obey if it read the text as lines of a step's output. */
function obeyed(text: string): string[] {
  const log = new StepLog();
  for (const line of text.split(/\r\n|\n|\r/)) log.take(line);
  return log.executed.map(({ command }) => command);
}

describe("a line from a device", () => {
  it.each([
    ["Hash of data verified.", "Hash of data verified."],
    ["   0x00010123 01 20", "   0x00010123 01 20"],
    ["Ärger 温度 🔥", "Ärger 温度 🔥"],
    ["a::b #[x] ## [y]", "a::b #[x] ## [y]"],
    ["trailing   ", "trailing"],
    ["a\tb", "a b"],
  ])("is left as it is when it does no harm: %j", (line, clean) => {
    expect(cleanLine(line)).toBe(clean);
  });

  it.each([
    ["\u001b[1;31mred\u001b[0m", "red"],
    ["\u001b[2K\u001b[1Aover", "over"],
    ["\u001b]0;title\u0007text", "text"],
    ["\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\", "link"],
    ["\u001b]0;never ends", ""],
    ["\u001bcreset", "reset"],
    ["\u009b31mC1", "31mC1"],
    ["a\rb\bc\u0000d\u007fe", "abcde"],
    ["\u202egnp.exe\u2069\u200f\u061c", "gnp.exe"],
    ["one\u2028two\u2029three\u0085four", "onetwothreefour"],
  ])("loses what draws on the terminal: %j", (line, clean) => {
    expect(cleanLine(line)).toBe(clean);
  });

  it.each([
    "::error::x",
    "   ::error::x",
    "\u00a0::error::x",
    "\ufeff::error::x",
    "::stop-commands::x",
    "##[error]x",
    "boot: ##[set-output name=port]x",
    "####[error]x",
    "##[error]##[error]x",
    "#\u0000#[error]x",
    "\u001b[31m::error::x",
    ":\u001b[0m:error::x",
    "#\u001b[0m#[error]x",
    "\u2028::error::x",
  ])("gives the runner no command: %j", (line) => {
    expect(obeyed(cleanLine(line))).toEqual([]);
    expect(cleanLine(line)).toContain("x");
  });

  it("whatever it holds, is one visible line without a command, and cleaning it again changes nothing", () => {
    const pieces = fc.constantFrom(
      "::",
      ":",
      "##[",
      "#",
      "[",
      "]",
      "error",
      "set-output name=x",
      "stop-commands",
      " ",
      "\t",
      "\r",
      "\n",
      "\u0000",
      "\u001b",
      "\u001b[",
      "\u001b]",
      "\u0007",
      "\u0085",
      "\u009b",
      "\u2028",
      "\u202e",
      "\ufeff",
      "\u200b",
    );
    const line = fc.array(fc.oneof(pieces, anyText({ maxLength: 3 })), { maxLength: 25 });
    fc.assert(
      fc.property(line, (parts) => {
        const clean = cleanLine(parts.join(""));
        expect(clean).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(obeyed(clean)).toEqual([]);
        expect(cleanLine(clean)).toBe(clean);
      }),
      { numRuns: runs(10_000) },
    );
  });

  it("is cleaned in time, however long and however wicked", { timeout: 10_000 }, () => {
    expect(cleanLine("\u001b]".repeat(8_000))).toBe("");
    expect(cleanLine(`${"\u001b[".repeat(8_000)}m`)).not.toContain("\u001b");
    expect(cleanLine(`x${" ".repeat(100_000)}y${" ".repeat(100_000)}`)).toHaveLength(100_002);
    expect(obeyed(cleanLine("##[error]".repeat(5_000)))).toEqual([]);
  });
});
