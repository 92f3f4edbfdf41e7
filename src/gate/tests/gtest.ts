import { TestCollector, type TestLine, type TestReader, type TestReport } from "./test-report.ts";

const OUTCOMES = { OK: "passed", FAILED: "failed", SKIPPED: "skipped" } as const;

const START = /^\[==========\] Running (\d{1,6}) tests? from \d{1,6} test (?:suites?|cases?)\./;
const RUN = /^\[ RUN {6}\] (\S{1,300})$/;
const END =
  /^\[ {1,7}(OK|FAILED|SKIPPED) {1,2}\] ([^\s,]{1,300})(?:, where .{0,2000}?)?(?: \((\d{1,9}) ms\))?$/;
const RAN = /^\[==========\] (\d{1,6}) tests? from \d{1,6} test (?:suites?|cases?) ran\./;
/** `FILE:LINE: Failure`, or `FILE(LINE): error:` from another compiler. */
const FAILURE = /^(.{1,500}?)(?::(\d{1,7}):|\((\d{1,7})\):) (?:Failure|Skipped|error:)/;

/** How many lines of a failure's explanation are kept. */
const MOST_LINES = 20;

/** Reads the results of GoogleTest; the line `N tests from N test suites ran.` ends a run. */
export class GoogleTestReader implements TestReader {
  readonly #cases = new TestCollector();
  #declared: number | undefined;
  #ran: number | undefined;
  #place: { readonly file: string; readonly line: number } | undefined;
  #explanation: string[] = [];

  line({ at, text }: TestLine): void {
    const declared = START.exec(text)?.[1];
    if (declared !== undefined) {
      this.#declared = (this.#declared ?? 0) + Number(declared);
      return;
    }
    const name = RUN.exec(text)?.[1];
    if (name !== undefined) {
      this.#place = undefined;
      this.#explanation = [];
      this.#cases.begin(at, caseOf(name), suiteOf(name));
      return;
    }
    const ran = RAN.exec(text)?.[1];
    if (ran !== undefined) {
      this.#ran = (this.#ran ?? 0) + Number(ran);
      return;
    }
    if (this.#cases.running === undefined) return;
    const [, word, ended, time] = END.exec(text) ?? [];
    if (word !== undefined && ended !== undefined) {
      const outcome = OUTCOMES[word as keyof typeof OUTCOMES];
      const message = outcome === "passed" ? undefined : this.#explanation.join("\n") || undefined;
      const seconds = time === undefined ? undefined : Number(time) / 1000;
      this.#cases.end(at, caseOf(ended), suiteOf(ended), { outcome, message, seconds, ...this.#place });
      return;
    }
    const [, file, line, otherLine] = FAILURE.exec(text) ?? [];
    if (file !== undefined) this.#place ??= { file, line: Number(line ?? otherLine) };
    if (this.#explanation.length < MOST_LINES && text.trim() !== "") this.#explanation.push(text);
  }

  interrupt(at: number, why: string): void {
    this.#cases.interrupt(at, why);
  }

  report(): TestReport | undefined {
    if (this.#cases.isEmpty && this.#declared === undefined) return undefined;
    return this.#cases.report("gtest", this.#missing());
  }

  #missing(): string[] {
    if (this.#ran === undefined)
      return ["GoogleTest's last line (`N tests from N test suites ran.`) did not appear."];
    const expected = Math.max(this.#declared ?? 0, this.#ran);
    const seen = this.#cases.counted("passed", "failed", "skipped");
    return seen === expected ? [] : [`GoogleTest counts ${expected} tests; the console shows ${seen}.`];
  }
}

function suiteOf(name: string): string | undefined {
  return name.includes(".") ? name.slice(0, name.indexOf(".")) : undefined;
}

function caseOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}
