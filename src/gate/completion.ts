import type { ConsoleLine } from "./console/console-lines.ts";
import { type Finding, finding } from "./finding.ts";
import type { GateRules } from "./rules/gate-rules.ts";
import { Progress } from "./rules/progress.ts";
import { type TestChoice, TestResults } from "./tests/readers.ts";
import { menuReport } from "./tests/menu-report.ts";
import type { TestReport } from "./tests/test-report.ts";
import type { UnityMenu } from "./tests/unity-menu.ts";
import { shorten } from "../system/text/shown-text.ts";

/** Results of tests are looked at so often at most, and after so much silence; milliseconds. */
const TESTS_MS = 100;

/** Whether all came that a gate waits for: expected lines, and tests where some run. */
export class Completion {
  readonly progress: Progress;
  readonly #rules: GateRules;
  readonly #tests: TestResults;
  /** When results are looked at next, while there may be new ones. */
  #testsDue: number | undefined;
  #looked = 0;
  #reports: readonly TestReport[] = [];
  #completeAt: number | undefined;
  readonly #menu: UnityMenu | undefined;

  /** @param menu whose cases are run one by one; absent, tests run by themselves. */
  constructor(rules: GateRules, menu?: UnityMenu) {
    this.#rules = rules;
    this.#menu = menu;
    this.progress = new Progress(rules.expect, rules.checks);
    this.#tests = new TestResults(rules.tests);
  }

  /** When the watch is over, or when tests are looked at. */
  get due(): number | undefined {
    const settled = this.settledAt;
    return settled === undefined ? this.#testsDue : Math.min(settled, this.#testsDue ?? settled);
  }

  /** When the console was watched long enough after all came. */
  get settledAt(): number | undefined {
    return this.#completeAt === undefined ? undefined : this.#completeAt + this.#rules.settleMs;
  }

  /** What was printed meanwhile is lost: the console has to be quiet of crashes for another `settle`. */
  settleAgain(at: number): void {
    if (this.#completeAt !== undefined) this.#completeAt = at;
  }

  get reports(): readonly TestReport[] {
    return this.#reports;
  }

  /** Whether nothing is waited for: the console is watched to the end of the time. */
  get isOpenEnded(): boolean {
    return this.#rules.expect.length === 0 && this.#reports.length === 0 && !needsTests(this.#rules.tests);
  }

  line(line: ConsoleLine): Finding | undefined {
    const problem = this.progress.line(line);
    if (problem !== undefined) return checkFailed(problem);
    if (!line.isOpen && this.#rules.tests !== "none") {
      this.#tests.line(line);
      this.#testsDue = line.at + TESTS_MS;
      if (line.at - this.#looked >= TESTS_MS) this.#look(line.at);
    }
    return this.#check(line.at);
  }

  /** A crash or a restart ends the test that runs. */
  interrupt(at: number, why: string): void {
    this.#tests.interrupt(at, why);
    this.#look(at);
  }

  /** The test that runs goes on after a restart. */
  forget(): void {
    this.#tests.forget();
  }

  /** What is due now. */
  fire(at: number): Finding | undefined {
    this.#look(at);
    return this.#check(at);
  }

  /** What is missing at the end; `undefined` when all came and holds. */
  final(at: number): Finding | undefined {
    this.#look(at);
    if (!this.progress.isComplete) return undefined;
    const problem = this.progress.finalProblem();
    if (problem !== undefined) return checkFailed(problem);
    if (this.#reports.length === 0) {
      return needsTests(this.#rules.tests)
        ? testsIncomplete(`No result of ${this.#rules.tests} came`)
        : undefined;
    }
    return this.#failedTests() ?? this.#missingTests();
  }

  #check(at: number): Finding | undefined {
    if (
      !this.progress.isComplete ||
      this.isOpenEnded ||
      (needsTests(this.#rules.tests) && this.#reports.length === 0)
    ) {
      return undefined;
    }
    if (this.#menu !== undefined) {
      if (this.#menu.isDone) this.#completeAt ??= at;
      return undefined;
    }
    const isMissing = this.#reports.some(({ missing }) => missing.length > 0);
    // Tests that begin while the console settles are waited for.
    this.#completeAt = isMissing ? undefined : (this.#completeAt ?? at);
    return isMissing ? undefined : this.#failedTests();
  }

  #look(at: number): void {
    this.#looked = at;
    this.#testsDue = undefined;
    const reports = this.#tests.reports();
    this.#reports = this.#menu === undefined ? reports : [menuReport(reports[0], this.#menu)];
  }

  #failedTests(): Finding | undefined {
    const cases = this.#reports.flatMap((report) => report.cases);
    const failed = cases.filter(({ outcome }) => outcome === "failed");
    const [first] = failed;
    if (first === undefined) return undefined;
    const why = first.message === undefined ? "" : `: ${shorten(first.message)}`;
    const words = `${failed.length} of ${cases.length} tests failed; the first is "${shorten(first.name)}"${why}.`;
    return finding("tests-failed", words);
  }

  #missingTests(): Finding | undefined {
    const [first] = this.#reports.flatMap(({ missing }) => missing);
    return first === undefined ? undefined : testsIncomplete(`The tests did not end: ${first}`);
  }
}

/** Whether the workflow says which tests run; with `auto`, none need to. */
function needsTests(tests: TestChoice): boolean {
  return tests !== "auto" && tests !== "none";
}

function checkFailed(problem: string): Finding {
  return finding("check-failed", `${problem[0]?.toUpperCase() ?? ""}${problem.slice(1)}.`);
}

function testsIncomplete(what: string): Finding {
  return finding("tests-incomplete", what.endsWith(".") ? what : `${what}.`);
}
