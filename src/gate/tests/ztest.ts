import { TestCollector, type TestLine, type TestReader, type TestReport } from "./test-report.ts";

const OUTCOMES = { PASS: "passed", FAIL: "failed", SKIP: "skipped" } as const;

const SUITE = /^Running TESTSUITE (\S{1,200})$/;
const START = /^\s{0,8}START - (\S{1,200})$/;
const END = /^\s{0,8}(PASS|FAIL|SKIP) - (\S{1,200}) in (\d{1,6}(?:\.\d{1,6})?) seconds$/;
/** The verdict of a suite in the summary, with the counts of its cases. */
const SUITE_END =
  /^SUITE (?:PASS|FAIL|SKIP) - .{1,20} \[(.{1,200})\]: pass = \d{1,6}, fail = (\d{1,6}), skip = \d{1,6}, total = (\d{1,6}) /;
const PROJECT_END = /^PROJECT EXECUTION (SUCCESSFUL|FAILED)$/;
const ASSERTION = /^\s{0,8}Assertion failed at (.{1,500}?):(\d{1,7}): (.*)$/;

/** Reads the results of Zephyr's ztest; `PROJECT EXECUTION …` ends a run. */
export class ZtestReader implements TestReader {
  readonly #cases = new TestCollector();
  #suite: string | undefined;
  #assertion: { readonly file: string; readonly line: number; readonly message: string } | undefined;
  #seen = false;
  #verdict: string | undefined;
  #counted: { readonly total: number; readonly failed: number } | undefined;

  line({ at, text }: TestLine): void {
    const suite = SUITE.exec(text)?.[1];
    if (suite !== undefined) {
      this.#seen = true;
      this.#verdict = undefined;
      this.#suite = suite;
      return;
    }
    const started = START.exec(text)?.[1];
    if (started !== undefined) {
      this.#assertion = undefined;
      this.#cases.begin(at, started, this.#suite);
      return;
    }
    const [, word, name, time] = END.exec(text) ?? [];
    if (word !== undefined && name !== undefined) {
      const outcome = OUTCOMES[word as keyof typeof OUTCOMES];
      const failure = outcome === "failed" ? this.#assertion : undefined;
      this.#cases.end(at, name, this.#suite, { outcome, seconds: Number(time), ...failure });
      this.#assertion = undefined;
      return;
    }
    this.#summaryLine(text);
  }

  interrupt(at: number, why: string): void {
    this.#cases.interrupt(at, why);
  }

  report(): TestReport | undefined {
    if (this.#cases.isEmpty && !this.#seen) return undefined;
    return this.#cases.report("ztest", this.#missing());
  }

  #summaryLine(text: string): void {
    const [, file, line, message] = ASSERTION.exec(text) ?? [];
    if (file !== undefined && message !== undefined) {
      this.#assertion ??= { file, line: Number(line), message };
      return;
    }
    const counts = SUITE_END.exec(text);
    if (counts !== null) {
      const { total, failed } = this.#counted ?? { total: 0, failed: 0 };
      this.#counted = { total: total + Number(counts[3]), failed: failed + Number(counts[2]) };
      return;
    }
    this.#verdict = PROJECT_END.exec(text)?.[1] ?? this.#verdict;
  }

  #missing(): string[] {
    if (this.#verdict === undefined)
      return ["The line `PROJECT EXECUTION SUCCESSFUL` (or `FAILED`) did not appear."];
    const total = this.#cases.counted("passed", "failed", "skipped");
    const failed = this.#cases.counted("failed");
    if (this.#counted !== undefined && (this.#counted.total !== total || this.#counted.failed !== failed)) {
      return [
        `ztest counts ${this.#counted.total} tests and ${this.#counted.failed} failures; the console shows ${total} and ${failed}.`,
      ];
    }
    return this.#verdict === "FAILED" && failed === 0
      ? ["ztest reports that the project failed; the console shows no failed case."]
      : [];
  }
}
