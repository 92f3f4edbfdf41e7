import type { ConsoleLine } from "../console/console-lines.ts";
import { type Check, checkProblem } from "./checks.ts";
import type { Expectation } from "./expectations.ts";

/** An expectation that was met. */
export interface Met {
  readonly expectation: Expectation;
  /** When the last byte of its line arrived, in milliseconds since the watch began. */
  readonly at: number;
  readonly line: ConsoleLine;
}

interface Mutable extends Met {
  line: ConsoleLine;
  readonly start: number;
}

/**
 * How many of the expectations a console has met. They are met in order: the next one is searched for after the match
 * of the previous one, first in the rest of its line, then in later lines.
 */
export class Progress {
  readonly #expect: readonly Expectation[];
  readonly #checks: readonly Check[];
  readonly #met: Mutable[] = [];
  readonly #captures = new Map<string, string>();
  /** The line that was examined last, and where the next match may begin. */
  #number = 0;
  #from = 0;
  #nearest: { readonly line: ConsoleLine; readonly score: number } | undefined;

  constructor(expect: readonly Expectation[], checks: readonly Check[]) {
    this.#expect = expect;
    this.#checks = checks;
  }

  get isComplete(): boolean {
    return this.#met.length === this.#expect.length;
  }

  get met(): readonly Met[] {
    return this.#met;
  }

  /** The next expectation to meet. */
  get next(): Expectation | undefined {
    return this.#expect[this.#met.length];
  }

  get pending(): readonly Expectation[] {
    return this.#expect.slice(this.#met.length);
  }

  get captures(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#captures);
  }

  /** When the next expectation is due according to its `within`. */
  get due(): number | undefined {
    const within = this.next?.withinMs;
    return within === undefined ? undefined : (this.#met.at(-1)?.at ?? 0) + within;
  }

  /** The line that contains the most words of the next expectation. */
  get nearest(): ConsoleLine | undefined {
    return this.#nearest?.line;
  }

  /** @returns why a check fails for what the line's groups captured. */
  line(line: ConsoleLine): string | undefined {
    const isSame = line.number === this.#number;
    if (!isSame) this.#from = 0;
    else this.#again(line);
    this.#number = line.number;
    const before = this.#met.length;
    while (this.next !== undefined && this.#matches(this.next, line));
    this.#rank(line, this.#met.length > before);
    return line.isOpen ? undefined : this.#problem(line.number);
  }

  /** @returns why a check fails at the end of the watch. */
  finalProblem(): string | undefined {
    const missing = this.#checks.find(({ name }) => !this.#captures.has(name));
    return missing === undefined
      ? this.#problem()
      : `\`${missing.source}\` cannot be checked: \`${missing.name}\` was not captured`;
  }

  #matches(expectation: Expectation, line: ConsoleLine): boolean {
    const { pattern } = expectation;
    const match = pattern.match(line.text, this.#from);
    // An empty match at the end of the previous one could meet any number of expectations.
    if (match === undefined || (match.end === match.start && match.end === this.#from && this.#from > 0)) {
      return false;
    }
    this.#met.push({ expectation, at: line.at, line, start: match.start });
    this.#capture(match.groups);
    this.#from = match.end;
    this.#nearest = undefined;
    return true;
  }

  /** A line that had met expectations was continued: what their groups captured may be longer now. */
  #again(line: ConsoleLine): void {
    for (const met of this.#met.filter((one) => one.line.number === line.number)) {
      const match = met.expectation.pattern.match(line.text, met.start);
      met.line = line;
      if (match?.start !== met.start) continue;
      this.#capture(match.groups);
      this.#from = Math.max(this.#from, match.end);
    }
  }

  #capture(groups: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(groups)) this.#captures.set(name, value);
  }

  /** @param number of the line whose captures are final now; if absent, all are. */
  #problem(number?: number): string | undefined {
    if (this.#checks.length === 0) return undefined;
    const names = this.#met
      .filter(({ line }) => number === undefined || line.number === number)
      .flatMap(({ expectation }) => expectation.pattern.names);
    for (const check of this.#checks) {
      const captured = this.#captures.get(check.name);
      if (captured === undefined || !names.includes(check.name)) continue;
      const problem = checkProblem(check, captured);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  #rank(line: ConsoleLine, isMet: boolean): void {
    const words = this.next?.pattern.words ?? [];
    if (words.length === 0 || isMet) return;
    const text = line.text.toLowerCase();
    const score = words.filter((word) => text.includes(word)).length;
    if (score > 0 && score >= (this.#nearest?.score ?? 1)) this.#nearest = { line, score };
  }
}
