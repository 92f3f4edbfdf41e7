import type { ConsoleLine } from "./console/console-lines.ts";
import { type Finding, finding } from "./finding.ts";
import type { GateRules } from "./rules/gate-rules.ts";
import { Progress } from "./rules/progress.ts";
import type { TestRun } from "./tests/test-run.ts";

/**
 * Whether everything that a gate waits for has been printed: the expected lines, and the results of tests if any run.
 */
export class Completion {
  readonly progress: Progress;
  readonly tests: TestRun;
  readonly #rules: GateRules;
  #completeAt: number | undefined;

  constructor(rules: GateRules, tests: TestRun) {
    this.#rules = rules;
    this.tests = tests;
    this.progress = new Progress(rules.expect, rules.checks);
  }

  /** When the test results are checked next. */
  get due(): number | undefined {
    const settled = this.settledAt;
    return settled === undefined ? this.tests.due : Math.min(settled, this.tests.due ?? settled);
  }

  /** When the watch ends if nothing else decides it earlier. */
  get end(): number {
    return Math.min(this.settledAt ?? this.#rules.timeoutMs, this.progress.due ?? Infinity);
  }

  /** When the settle time ends, after everything was printed. */
  get settledAt(): number | undefined {
    return this.#completeAt === undefined ? undefined : this.#completeAt + this.#rules.settleMs;
  }

  /** What was printed in the meantime is lost, so the settle time starts over. */
  settleAgain(at: number): void {
    if (this.#completeAt !== undefined) this.#completeAt = at;
  }

  /** Whether there is nothing to wait for: the console is then watched until the time limit. */
  get isOpenEnded(): boolean {
    const { reports, areRequired } = this.tests;
    return this.#rules.expect.length === 0 && reports.length === 0 && !areRequired;
  }

  line(line: ConsoleLine): Finding | undefined {
    const problem = this.progress.line(line);
    if (problem !== undefined) return checkFailed(problem);
    this.tests.line(line);
    return this.#check(line.at);
  }

  /** Checks the test results now. */
  look(at: number): Finding | undefined {
    this.tests.look(at);
    return this.#check(at);
  }

  /** What is missing at the end; `undefined` if everything was printed and is as expected. */
  final(at: number): Finding | undefined {
    this.tests.look(at);
    if (!this.progress.isComplete) return undefined;
    const problem = this.progress.finalProblem();
    return problem === undefined ? this.tests.final() : checkFailed(problem);
  }

  #check(at: number): Finding | undefined {
    const { reports, areRequired, areOver, hasMenu } = this.tests;
    const isWaiting = areRequired && reports.length === 0;
    if (!this.progress.isComplete || this.isOpenEnded || isWaiting) return undefined;
    // If tests begin while the console settles, their results are awaited.
    this.#completeAt = areOver ? (this.#completeAt ?? at) : undefined;
    return areOver && !hasMenu ? this.tests.failed() : undefined;
  }
}

function checkFailed(problem: string): Finding {
  return finding("check-failed", `${problem[0]?.toUpperCase() ?? ""}${problem.slice(1)}.`);
}
