import type { GateReport } from "../../gate/gate-report.ts";
import type { TestCase } from "../../gate/tests/test-report.ts";
import type { Verdict } from "../../gate/verdict.ts";
import { type JunitCase, junitReport } from "../../report/junit.ts";
import { isFirmwares } from "./gate-result.ts";
import type { Watched } from "./watch.ts";

/** Of what board the report is. */
export interface JunitBoard {
  /** What people call it: its port. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

const GATE = "gate";

/**
 * The JUnit report of a gate: its own checks as cases, and the firmware's tests. Earlier attempts that failed make the
 * verdict's case flaky, or add their errors.
 */
export function gateJunit(attempts: readonly Watched[], board: JunitBoard): string {
  const last = attempts.at(-1);
  if (last === undefined) throw new Error("Nothing was watched.");
  const { verdict, report, startedAt } = last;
  const cases = [
    verdictCase(attempts),
    ...expectationCases(report),
    ...identityCases(report, verdict),
    ...report.tests.flatMap((test) => test.cases.map(testCase)),
  ];
  const suite = {
    name: board.name,
    cases,
    startedAt,
    seconds: verdict.at / 1000,
    properties: { verdict: verdict.verdict, boots: String(report.bootCount), ...board.properties },
  };
  return junitReport("esptool-action", [suite]);
}

function verdictCase(attempts: readonly Watched[]): JunitCase {
  const [last, ...earlier] = attempts.map(({ verdict }) => verdict).toReversed();
  const head = { classname: GATE, name: "verdict", seconds: (last?.at ?? 0) / 1000 };
  if (last?.verdict === "passed") {
    const failures = earlier.toReversed().map((verdict) => problem(verdict));
    return failures.length === 0 ? head : { ...head, result: { kind: "flaky", failures } };
  }
  if (last === undefined) return head;
  return { ...head, result: { kind: isFirmwares(last) ? "failure" : "error", ...problem(last) } };
}

function problem({ code, message, lines }: Verdict) {
  const text = [message, ...lines.map((line) => line.text)].join("\n");
  return { message, type: code ?? "passed", text };
}

function expectationCases({ met, pending }: GateReport): JunitCase[] {
  const done = met.map(({ expectation, at }, index) => ({
    classname: GATE,
    name: `expect ${index + 1}: ${expectation.pattern.source}`,
    seconds: at / 1000,
  }));
  const open = pending.map(({ pattern }, index): JunitCase => {
    const name = `expect ${met.length + index + 1}: ${pattern.source}`;
    const message = "No line matched it.";
    return index === 0
      ? { classname: GATE, name, result: { kind: "failure", type: "expect-timeout", message } }
      : { classname: GATE, name, result: { kind: "skipped", message: "The watch ended before its turn." } };
  });
  return [...done, ...open];
}

function identityCases({ identity }: GateReport, verdict: Verdict): JunitCase[] {
  if (identity === undefined) return [];
  const head = { classname: GATE, name: "identity" };
  if (identity.state === "verified") return [head];
  const differing = identity.facts.filter(({ state }) => state === "differs");
  if (differing.length > 0 && verdict.code === "wrong-firmware") {
    const message = differing
      .map(({ name, flashed, printed }) => `${name}: flashed ${flashed}, printed ${printed ?? "nothing"}`)
      .join("; ");
    return [{ ...head, result: { kind: "failure", type: "wrong-firmware", message } }];
  }
  return [
    { ...head, result: { kind: "skipped", message: "The console does not show which firmware runs." } },
  ];
}

function testCase(test: TestCase): JunitCase {
  const { name, suite, outcome, message, file, line, seconds } = test;
  const head = { classname: suite ?? "tests", name, seconds, file, line };
  switch (outcome) {
    case "passed":
      return head;
    case "skipped":
      return { ...head, result: { kind: "skipped", message: message ?? "" } };
    case "failed":
      return { ...head, result: { kind: "failure", type: "failed", message: message ?? "It failed." } };
    case "incomplete":
      return {
        ...head,
        result: { kind: "error", type: "incomplete", message: message ?? "It did not end." },
      };
  }
}
