import type { GateReport } from "../../gate/gate-report.ts";
import type { TestCase } from "../../gate/tests/test-report.ts";
import type { Verdict } from "../../gate/verdict.ts";
import { type JunitCase, junitReport } from "../../report/junit.ts";
import { isFirmwares } from "./gate-result.ts";
import type { Watched } from "./watch.ts";

/** The board that the report is about. */
export interface JunitBoard {
  /** The board's port. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

const GATE = "gate";

/**
 * The JUnit report of a gate: the gate's own checks as cases, and the firmware's tests. The verdict's case is flaky if
 * the firmware passed after it had failed; its output lists the attempts if there was more than one.
 */
export function gateJunit(attempts: readonly Watched[], board: JunitBoard): string {
  const last = attempts.at(-1);
  if (last === undefined) throw new Error("Nothing was watched.");
  const { verdict, report, startedAt } = last;
  const cases = [
    verdictCase(attempts, verdict, report.hasTimes ? verdict.at / 1000 : undefined),
    ...expectationCases(report, verdict),
    ...identityCases(report),
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

function verdictCase(attempts: readonly Watched[], last: Verdict, seconds: number | undefined): JunitCase {
  const verdicts = attempts.map(({ verdict }) => verdict);
  const list = verdicts.map(
    ({ code, verdict, message }, index) => `Attempt ${index + 1}: ${code ?? verdict}. ${message}`,
  );
  const head = {
    classname: GATE,
    name: "verdict",
    seconds,
    output: verdicts.length > 1 ? list.join("\n") : undefined,
  };
  if (last.verdict !== "passed") {
    return { ...head, result: { kind: isFirmwares(last) ? "failure" : "error", ...problem(last) } };
  }
  const failures = verdicts.filter(isFirmwares).map(problem);
  return failures.length === 0 ? head : { ...head, result: { kind: "flaky", failures } };
}

function problem({ code, message, lines }: Verdict) {
  const text = [message, ...lines.map((line) => line.text)].join("\n");
  return { message, type: code ?? "passed", text };
}

function expectationCases({ met, pending, hasTimes }: GateReport, { code }: Verdict): JunitCase[] {
  const done = met.map(({ expectation, at }, index) => ({
    classname: GATE,
    name: `expect ${index + 1}: ${expectation.pattern.source}`,
    seconds: hasTimes ? at / 1000 : undefined,
  }));
  const open = pending.map(({ pattern }, index): JunitCase => {
    const head = { classname: GATE, name: `expect ${met.length + index + 1}: ${pattern.source}` };
    if (code !== "expect-timeout") {
      const message = `The watch ended with \`${code ?? "passed"}\` before a line matched it.`;
      return { ...head, result: { kind: "skipped", message } };
    }
    return index === 0
      ? { ...head, result: { kind: "failure", type: code, message: "No line matched it." } }
      : { ...head, result: { kind: "skipped", message: "The watch ended before its turn." } };
  });
  return [...done, ...open];
}

function identityCases({ identity, identityDifference }: GateReport): JunitCase[] {
  if (identity === undefined) return [];
  const head = { classname: GATE, name: "identity" };
  switch (identity.state) {
    case "verified":
      return [head];
    case "unknown":
      return [
        { ...head, result: { kind: "skipped", message: "The console does not show which firmware runs." } },
      ];
    case "differs": {
      const message = identity.facts
        .filter(({ state }) => state === "differs")
        .map(({ name, flashed, printed }) => `${name}: flashed ${flashed}, printed ${printed ?? "nothing"}`)
        .join("; ");
      return identityDifference === undefined
        ? [{ ...head, result: { kind: "failure", type: "wrong-firmware", message } }]
        : [{ ...head, result: { kind: "skipped", message: `identity: warn. ${message}` } }];
    }
  }
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
