import { shorten } from "../../system/text/shown-text.ts";
import { compilePattern, type Pattern, type Read } from "./pattern.ts";

/** A line that the board must print. */
export interface Expectation {
  readonly pattern: Pattern;
  /** The time limit after the previous expectation, or after the reset; milliseconds. */
  readonly withinMs: number | undefined;
}

/** What is wrong with the lines of an input, each with its number; sentences without a full stop. */
export interface Rules<T> {
  readonly rules: readonly T[];
  readonly problems: readonly string[];
}

export const MOST_PATTERNS = 100;
const WITHIN = /^within\s+(\S{1,20}?)\s*:\s*(.*)$/;
const LONGEST_WITHIN_MS = 24 * 3600 * 1000;

/** The input `expect`: one pattern per line, in order; `within 5s:` before a pattern limits its time. */
export function parseExpectations(text: string): Rules<Expectation> {
  return readLines<Expectation>(text, (line) => {
    const [, duration, rest] = WITHIN.exec(line) ?? [];
    if (duration === undefined || rest === undefined) {
      const pattern = compilePattern(line);
      return "value" in pattern ? { value: { pattern: pattern.value, withinMs: undefined } } : pattern;
    }
    const within = parseDuration(duration);
    if (!("value" in within)) return within;
    if (rest === "") return { problem: "a pattern is missing after `within …:`" };
    const pattern = compilePattern(rest);
    return "value" in pattern ? { value: { pattern: pattern.value, withinMs: within.value } } : pattern;
  });
}

/** The input `fail-on`: one pattern per line; no line of the console may match any of them. */
export function parseFailOn(text: string): Rules<Pattern> {
  return readLines(text, compilePattern);
}

/** Reads one rule per line; empty lines and lines that begin with `#` are skipped. */
export function readLines<T>(text: string, read: (line: string) => Read<T>): Rules<T> {
  const rules: T[] = [];
  const problems: string[] = [];
  for (const [index, whole] of text.split(/\r\n|\n|\r/).entries()) {
    const line = whole.trim();
    if (line === "" || line.startsWith("#")) continue;
    const one = read(line);
    if ("value" in one) rules.push(one.value);
    else problems.push(`line ${index + 1}, "${shorten(line)}": ${one.problem}`);
  }
  if (rules.length > MOST_PATTERNS)
    problems.push(`it has ${rules.length} lines; at most ${MOST_PATTERNS} are allowed`);
  return { rules: rules.slice(0, MOST_PATTERNS), problems };
}

const UNITS = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
]);

/** `5s`, `800ms`, `2m`: milliseconds. */
export function parseDuration(text: string): Read<number> {
  const [, count = "", unit = ""] = /^(\d{1,8}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? [];
  const value = Math.round(Number(count) * (UNITS.get(unit) ?? Number.NaN));
  return count !== "" && value > 0 && value <= LONGEST_WITHIN_MS
    ? { value }
    : { problem: `"${shorten(text)}" is not a duration; write \`800ms\`, \`5s\` or \`2m\`` };
}
