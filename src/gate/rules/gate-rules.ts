import { type Check, parseChecks } from "./checks.ts";
import { type Expectation, parseExpectations, parseFailOn } from "./expectations.ts";
import type { TestChoice } from "../tests/readers.ts";
import type { Pattern, Read } from "./pattern.ts";

/**
 * `auto`: other firmware fails the gate, and what was not printed does not. `required`: the board must print it, too.
 * `warn`: other firmware is a warning. `none`: not looked at.
 */
export const IDENTITY_MODES = ["auto", "required", "warn", "none"] as const;
export type IdentityMode = (typeof IDENTITY_MODES)[number];

/** How many boots a gate allows, the one by its own reset included. */
export interface AllowedBoots {
  readonly count: number;
  /** Wakes from deep sleep are not counted. */
  readonly deepSleep: boolean;
}

/** What a gate demands of a console. */
export interface GateRules {
  readonly expect: readonly Expectation[];
  readonly failOn: readonly Pattern[];
  readonly checks: readonly Check[];
  /** From the reset to the last expectation, milliseconds. */
  readonly timeoutMs: number;
  /** How long the console is watched after the last expectation, milliseconds. */
  readonly settleMs: number;
  /** How many times slower than a real board the firmware may run; the times above contain it. */
  readonly timeScale: number;
  readonly allowedBoots: AllowedBoots;
  /** Whether a crash fails the gate. */
  readonly crashes: "fail" | "ignore";
  readonly identity: IdentityMode;
  readonly tests: TestChoice;
}

/** What a gate demands where a workflow says nothing. */
export const DEFAULT_RULES: GateRules = {
  expect: [],
  failOn: [],
  checks: [],
  timeoutMs: 30_000,
  settleMs: 2000,
  timeScale: 1,
  allowedBoots: { count: 1, deepSleep: false },
  crashes: "fail",
  identity: "auto",
  tests: "auto",
};

/** The rules for firmware that may run so many times slower than on a real board. */
export function scaledRules(rules: GateRules, timeScale: number): GateRules {
  const scaled = (milliseconds: number): number => Math.round(milliseconds * timeScale);
  return {
    ...rules,
    timeScale: rules.timeScale * timeScale,
    timeoutMs: scaled(rules.timeoutMs),
    settleMs: scaled(rules.settleMs),
    expect: rules.expect.map(({ pattern, withinMs }) => ({
      pattern,
      withinMs: withinMs === undefined ? undefined : scaled(withinMs),
    })),
  };
}

/** The inputs of a gate whose text needs reading. */
export interface RuleTexts {
  readonly expect: string;
  readonly failOn: string;
  readonly check: string;
}

/** One thing that is wrong: `problem` is a sentence without its end. */
export interface RuleProblem {
  readonly input: "expect" | "fail-on" | "check";
  readonly problem: string;
}

/** The rules that a workflow wrote, and everything that is wrong with them, contradictions included. */
export function parseRules(
  texts: RuleTexts,
  timeoutMs: number,
): Pick<GateRules, "expect" | "failOn" | "checks"> & { readonly problems: readonly RuleProblem[] } {
  const expect = parseExpectations(texts.expect);
  const failOn = parseFailOn(texts.failOn);
  const checks = parseChecks(texts.check);
  const problems = [
    ...expect.problems.map((problem) => ({ input: "expect", problem }) as const),
    ...failOn.problems.map((problem) => ({ input: "fail-on", problem }) as const),
    ...checks.problems.map((problem) => ({ input: "check", problem }) as const),
  ];
  const rules = { expect: expect.rules, failOn: failOn.rules, checks: checks.rules };
  // A pattern that could not be read may have had the names that a check uses.
  const contradictions = expect.problems.length === 0 ? contradictionsOf(rules, timeoutMs) : [];
  return { ...rules, problems: [...problems, ...contradictions] };
}

function contradictionsOf(
  { expect, failOn, checks }: Pick<GateRules, "expect" | "failOn" | "checks">,
  timeoutMs: number,
): RuleProblem[] {
  const names = expect.flatMap(({ pattern }) => pattern.names);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const forbidden = new Set(failOn.map(({ source }) => source));
  return [
    ...[...twice].map((name) => ({
      input: "expect" as const,
      problem: `the name \`${name}\` is given to more than one group`,
    })),
    ...expect
      .filter(({ withinMs }) => withinMs !== undefined && withinMs > timeoutMs)
      .map(({ pattern, withinMs }) => ({
        input: "expect" as const,
        problem: `\`within\` of "${pattern.source}" is ${(withinMs ?? 0) / 1000} s, longer than \`gate-timeout\`, ${timeoutMs / 1000} s`,
      })),
    ...expect
      .filter(({ pattern }) => forbidden.has(pattern.source))
      .map(({ pattern }) => ({
        input: "fail-on" as const,
        problem: `"${pattern.source}" is in \`expect\`, too: the same line would have to come and must not come`,
      })),
    ...checks
      .filter(({ name }) => !names.includes(name))
      .map(({ name, source }) => ({
        input: "check" as const,
        problem: `"${source}" needs a group \`(?P<${name}>…)\` in \`expect\``,
      })),
  ];
}

/** The input `allowed-boots`: `2`, `deep-sleep`, or both with a comma between them. */
export function parseAllowedBoots(text: string): Read<AllowedBoots> {
  const words = text.split(",").map((word) => word.trim());
  const counts = words.filter((word) => /^\d{1,4}$/.test(word)).map(Number);
  const names = words.filter((word) => word === "deep-sleep");
  const [count = 1] = counts;
  return counts.length <= 1 &&
    names.length <= 1 &&
    counts.length + names.length === words.length &&
    count >= 1
    ? { value: { count, deepSleep: names.length > 0 } }
    : { problem: "is neither a number of boots from 1 nor `deep-sleep`, nor both as in `2, deep-sleep`" };
}
