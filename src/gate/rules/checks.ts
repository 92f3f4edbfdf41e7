import { shorten } from "../../system/text/shown-text.ts";
import { readLines, type Rules } from "./expectations.ts";

const COMPARISONS = {
  ">=": (a: number, b: number) => a >= b,
  "<=": (a: number, b: number) => a <= b,
  "==": (a: number, b: number) => a === b,
  "!=": (a: number, b: number) => a !== b,
  ">": (a: number, b: number) => a > b,
  "<": (a: number, b: number) => a < b,
} as const;

/** A comparison of a captured number: `heap >= 100000`. */
export interface Check {
  readonly name: string;
  readonly comparison: keyof typeof COMPARISONS;
  readonly number: number;
  /** As the workflow wrote it. */
  readonly source: string;
}

const CHECK = /^([A-Za-z_]\w{0,63})\s*(>=|<=|==|!=|>|<)\s*(\S+)$/;

/** The input `check`: one comparison per line, with a name on the left and a number on the right. */
export function parseChecks(text: string): Rules<Check> {
  return readLines(text, (line) => {
    const [, name = "", comparison = "", right = ""] = CHECK.exec(line) ?? [];
    if (name === "") return { problem: "is not a comparison; write `heap >= 100000`" };
    const number = parseNumber(right);
    return number === undefined
      ? { problem: `"${shorten(right)}" is not a number; a capture is compared with a number only` }
      : { value: { name, comparison: comparison as Check["comparison"], number, source: line } };
  });
}

/** @returns why a captured text does not pass, or `undefined` if it does. */
export function checkProblem(
  { comparison, number, source, name }: Check,
  captured: string,
): string | undefined {
  const value = parseNumber(captured);
  if (value === undefined) {
    return `\`${source}\` cannot be checked: \`${name}\` is "${shorten(captured)}", which is not a number`;
  }
  return COMPARISONS[comparison](value, number)
    ? undefined
    : `\`${source}\` does not hold: \`${name}\` is ${captured}`;
}

/** Decimal, with a sign and a fraction, or `0x…`. */
function parseNumber(text: string): number | undefined {
  return /^(?:[+-]?\d{1,15}(?:\.\d{1,15})?|0x[\da-f]{1,12})$/i.test(text) ? Number(text) : undefined;
}
