import { parseChecks } from "./checks.ts";
import { parseExpectations, parseFailOn } from "./expectations.ts";
import type { GateRules } from "./gate-rules.ts";

/** The inputs of a gate that contain rules. */
export interface RuleTexts {
  readonly expect: string;
  readonly failOn: string;
  readonly check: string;
}

/** One problem; `problem` is a sentence without a full stop. */
export interface RuleProblem {
  readonly input: "expect" | "fail-on" | "check";
  readonly problem: string;
}

/** The rules of a workflow, and everything that is wrong with them, including contradictions. */
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
  // The names that a check uses may be in a pattern that could not be read.
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
        problem: `"${pattern.source}" is also in \`expect\`: the same line would be both required and forbidden`,
      })),
    ...checks
      .filter(({ name }) => !names.includes(name))
      .map(({ name, source }) => ({
        input: "check" as const,
        problem: `"${source}" needs a group \`(?P<${name}>…)\` in \`expect\``,
      })),
  ];
}
