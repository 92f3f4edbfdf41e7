import { RE2JS, RE2JSSyntaxException } from "re2js";
import { shorten } from "../../system/text/shown-text.ts";

/** Where a pattern matched, and what its named groups captured. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: Readonly<Record<string, string>>;
}

/** A pattern of a workflow: RE2 syntax, matched in linear time. */
export interface Pattern {
  readonly source: string;
  /** Its named groups. */
  readonly names: readonly string[];
  /** Its literal words, in lower case. */
  readonly words: readonly string[];
  test(text: string): boolean;
  /** The first match that begins at `from` or later. */
  match(text: string, from: number): Match | undefined;
}

/** A value, or why the text is not valid: a sentence without a full stop. */
export type Read<T> = { readonly value: T } | { readonly problem: string };

const LONGEST_PATTERN = 1000;
/** Instructions of the compiled pattern, to which the time for a line is proportional; `\d{1000}` has about 1,000. */
const LARGEST_PROGRAM = 5000;

/** Invisible characters, except a tab. */
const CONTROL = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u;

/** Compiles a pattern, or reports what is wrong and at which character. */
export function compilePattern(source: string): Read<Pattern> {
  if (source.length > LONGEST_PATTERN) {
    return {
      problem: `the pattern has ${source.length} characters, and at most ${LONGEST_PATTERN} are allowed`,
    };
  }
  const control = CONTROL.exec(source);
  if (control !== null) {
    const escape = `\\x{${control[0].charCodeAt(0).toString(16)}}`;
    return { problem: `at character ${control.index + 1}: a control character; write \`${escape}\` for it` };
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    return { problem: compileProblem(source, error) };
  }
  if (compiled.programSize() > LARGEST_PROGRAM) {
    return { problem: "the pattern repeats too much; use smaller numbers in {…}" };
  }
  const names = Object.keys(compiled.namedGroups());
  const wrong = names.find((name) => !/^[A-Za-z_]\w{0,63}$/.test(name));
  if (wrong !== undefined) {
    return { problem: `"${shorten(wrong)}" is not a name; a group's name is a word such as \`heap\`` };
  }
  return { value: patternOf(source, compiled, names) };
}

function patternOf(source: string, compiled: RE2JS, names: readonly string[]): Pattern {
  return {
    source,
    names,
    words: wordsOf(source),
    test: (text) => compiled.test(text),
    match(text, from) {
      // Most lines do not match, and `test` is much faster because it needs no groups.
      if (from > text.length || !compiled.test(text)) return undefined;
      const matcher = compiled.matcher(text);
      if (!matcher.find(from)) return undefined;
      // A group that took no part in the match has no value.
      const groups = names.flatMap((name) => {
        const value = matcher.group(name);
        return value === null ? [] : [[name, value] as const];
      });
      return { start: matcher.start(), end: matcher.end(), groups: Object.fromEntries(groups) };
    },
  };
}

/** Features of other regular expressions that RE2 lacks, because matching would no longer be linear. */
const LACKS: readonly (readonly [RegExp, string])[] = [
  [/\(\?[=!]/, "look-ahead"],
  [/\(\?<[=!]/, "look-behind"],
  [/\\[1-9]|\\k[<{']|\(\?P=/, "back-references"],
  [/\(\?>/, "atomic groups"],
  [/[*+?}]\+/, "possessive repetition"],
  [/\(\?\(/, "conditions"],
  [/\(\?(?:R|\d|&|P>)/, "recursion"],
  [/\(\?#/, "comments"],
];

function compileProblem(source: string, error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) return "the pattern cannot be compiled";
  const fragment = error.getPattern() ?? "";
  for (const [feature, name] of LACKS) {
    const at = feature.exec(source);
    if (at === null) continue;
    return `at character ${at.index + 1}: RE2 has no ${name} (\`${shorten(at[0])}\`)`;
  }
  const at = positionOf(source, fragment, error.getDescription());
  const what = shorten(error.error);
  const shown = fragment === "" || fragment === source ? "" : ` (\`${shorten(fragment)}\`)`;
  return `at character ${at + 1}: ${what}${shown}`;
}

/** Where the mistake is: RE2 reports a piece of the pattern, or all of it if something is not closed. */
function positionOf(source: string, fragment: string, description: string): number {
  if (description.includes("missing closing )")) return openBracket(source);
  if (description.includes("unexpected )")) return closingBracket(source);
  if (fragment === "") return Math.max(0, source.length - 1);
  return Math.max(0, source.lastIndexOf(fragment));
}

/** The last opening bracket that is not closed. */
function openBracket(source: string): number {
  return bracketsLeft(source).open.at(-1) ?? 0;
}

/** The first closing bracket that was not opened. */
function closingBracket(source: string): number {
  return bracketsLeft(source).closing[0] ?? 0;
}

function bracketsLeft(source: string): { readonly open: number[]; readonly closing: number[] } {
  const open: number[] = [];
  const closing: number[] = [];
  let isClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === "\\") at++;
    else if (isClass) isClass = character !== "]";
    else if (character === "[") isClass = true;
    else if (character === "(") open.push(at);
    else if (character === ")" && open.pop() === undefined) closing.push(at);
  }
  return { open, closing };
}

/** Words of three or more letters, except in group names and classes: what people would search for in a line. */
function wordsOf(source: string): string[] {
  const literal = source.replace(/\(\?P?<\w*>|\[[^\]]*\]|\\[a-zA-Z]|\{[\d,]*\}/g, " ");
  return [...new Set(literal.toLowerCase().match(/[\p{L}\d_]{3,}/gu) ?? [])].slice(0, 10);
}
