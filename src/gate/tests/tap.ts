import { TestCollector, type TestLine, type TestReader, type TestReport } from "./test-report.ts";

const VERSION = /^TAP version \d{1,3}$/;
const PLAN = /^1\.\.(\d{1,6})(?:\s+#\s*(.*))?$/;
const RESULT = /^(not )?ok\b(?:\s+(\d{1,6}))?(?:\s+-)?(?:\s+(.*))?$/;
const BAIL_OUT = /^Bail out!\s*(.*)$/;
const DIRECTIVE = /(?:^|\s)#\s*(SKIP|TODO)\b\S*\s*(.*)$/i;

const MOST_LINES = 20;

/**
 * Reads the Test Anything Protocol (versions 12 to 14); the plan `1..N` gives the number of results. Results of
 * subtests are indented and not counted: the test that contains them reports them. A line `ok` alone has no meaning:
 * results only count on a console with a version or a plan.
 */
export class TapReader implements TestReader {
  readonly #cases = new TestCollector();
  #recognized = false;
  #plan: number | undefined;
  #bailOut: string | undefined;
  /** The explanations of the last failed result. */
  #explanation: string[] | undefined;

  line({ at, text }: TestLine): void {
    if (VERSION.test(text)) {
      this.#recognized = true;
      return;
    }
    const plan = PLAN.exec(text);
    if (plan !== null) {
      this.#recognized = true;
      this.#plan ??= Number(plan[1]);
      return;
    }
    const bailOut = BAIL_OUT.exec(text);
    if (bailOut !== null) {
      this.#bailOut = bailOut[1] === "" ? "no reason given" : bailOut[1];
      return;
    }
    const result = RESULT.exec(text);
    if (result !== null) this.#result(at, result);
    else this.#explain(text);
  }

  interrupt(): void {
    // TAP prints nothing before a result, so it is unknown which case was running.
  }

  report(): TestReport | undefined {
    if (!this.#recognized) return undefined;
    return this.#cases.report("tap", this.#missing());
  }

  #result(at: number, [, not, number, rest = ""]: RegExpExecArray): void {
    this.#explanation = undefined;
    const [directive, word, reason] = DIRECTIVE.exec(rest) ?? [];
    const described = (directive === undefined ? rest : rest.slice(0, -directive.length)).trim();
    const name = described || `test ${number ?? String(this.#cases.count + 1)}`;
    const isExpected = word?.toUpperCase() === "TODO" && not !== undefined;
    const outcome =
      word?.toUpperCase() === "SKIP" || isExpected ? "skipped" : not === undefined ? "passed" : "failed";
    if (outcome === "failed") this.#explanation = [];
    const message = outcome === "passed" || reason === "" ? undefined : reason;
    this.#cases.end(at, name, undefined, { outcome, message });
  }

  /** Comments and YAML blocks after a failed result. */
  #explain(text: string): void {
    if (this.#explanation === undefined || this.#explanation.length >= MOST_LINES) return;
    if (!/^(#|\s{2})/.test(text) || /^\s{2}(---|\.\.\.)$/.test(text)) return;
    this.#explanation.push(text.replace(/^#?\s*/, ""));
    this.#cases.amendLast({ message: this.#explanation.join("\n") });
  }

  #missing(): string[] {
    if (this.#bailOut !== undefined) return [`The tests bailed out: ${this.#bailOut}`];
    if (this.#plan === undefined) return ["The plan (`1..N`) did not appear."];
    const seen = this.#cases.count;
    return seen === this.#plan ? [] : [`The plan has ${this.#plan} tests; the console shows ${seen}.`];
  }
}
