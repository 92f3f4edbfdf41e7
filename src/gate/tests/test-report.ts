/** Test frameworks whose output is understood. */
export const TEST_FRAMEWORKS = ["unity", "ztest", "gtest", "tap"] as const;
export type TestFramework = (typeof TEST_FRAMEWORKS)[number];

/** `incomplete`: the case began and never ended. */
export type TestOutcome = "passed" | "failed" | "skipped" | "incomplete";

/** One test case, as the firmware reported it. All text is untrusted. */
export interface TestCase {
  readonly name: string;
  /** The group of the case in its framework. */
  readonly suite?: string | undefined;
  readonly outcome: TestOutcome;
  /** Why it failed, was skipped or did not end. */
  readonly message?: string | undefined;
  /** The source file as the firmware reports it, and its line. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** The duration in seconds, as the framework printed it; otherwise the time between its first and last line. */
  readonly seconds?: number | undefined;
}

/** The test results on a console. */
export interface TestReport {
  readonly framework: TestFramework;
  readonly cases: readonly TestCase[];
  /** Why the results are incomplete, as sentences; empty if the run ended with all its results. */
  readonly missing: readonly string[];
}

/** A line of the console: `at` in milliseconds from any fixed zero, `text` without escape sequences and line end. */
export interface TestLine {
  readonly at: number;
  readonly text: string;
}

/** Reads test results from a console, line by line. */
export interface TestReader {
  line(line: TestLine): void;
  /**
   * The firmware crashed or restarted: the running case will not end.
   * @param why becomes the message of that case.
   */
  interrupt(at: number, why: string): void;
  /** The running case ends without its own result, and is not a failure. */
  forget?(): void;
  /** What was read so far; `undefined` if there was no sign of tests. */
  report(): TestReport | undefined;
}

/** More cases than any firmware has; the rest are counted and reported as missing. */
const MOST_CASES = 10_000;
const LONGEST_NAME = 300;
const LONGEST_MESSAGE = 4_000;
const LONGEST_FILE = 500;

/** What a framework's reader knows about a case when it ends. */
interface Ending {
  readonly outcome: TestOutcome;
  readonly message?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly seconds?: number | undefined;
}

interface Running {
  readonly name: string;
  readonly suite: string | undefined;
  readonly since: number;
}

/** Collects cases in the order in which they end; bounded, because a board may print anything. */
export class TestCollector {
  readonly #cases: TestCase[] = [];
  #dropped = 0;
  #running: Running | undefined;

  /** The case that has begun but not ended. */
  get running(): Running | undefined {
    return this.#running;
  }

  get count(): number {
    return this.#cases.length + this.#dropped;
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.#running === undefined;
  }

  /** How many cases had one of these outcomes. */
  counted(...outcomes: readonly TestOutcome[]): number {
    return this.#cases.filter(({ outcome }) => outcomes.includes(outcome)).length;
  }

  begin(at: number, name: string, suite?: string): void {
    if (this.#running !== undefined) this.interrupt(at, "The next case began before this one ended.");
    this.#running = { name, suite, since: at };
  }

  /** Ends the case with this name, whether or not its beginning was printed. */
  end(at: number, name: string, suite: string | undefined, ending: Ending): void {
    const running = this.#running?.name === name ? this.#running : undefined;
    if (running !== undefined) this.#running = undefined;
    const seconds = ending.seconds ?? (running === undefined ? undefined : (at - running.since) / 1000);
    this.#add({ ...ending, name, suite: suite ?? running?.suite, seconds });
  }

  /** What looked like the beginning of a case was not one. */
  forget(): void {
    this.#running = undefined;
  }

  /** The running case, if there is one, will not end. */
  interrupt(at: number, why: string): void {
    const running = this.#running;
    if (running === undefined) return;
    this.end(at, running.name, running.suite, { outcome: "incomplete", message: why });
  }

  /** Adds to what is known about the case that ended last. */
  amendLast(more: Partial<Pick<TestCase, "seconds" | "message">>): void {
    const last = this.#cases.pop();
    if (last !== undefined) this.#add({ ...last, ...more });
  }

  /** @param missing other reasons why the results are incomplete. */
  report(framework: TestFramework, missing: readonly string[]): TestReport {
    const running = this.#running;
    const unended: TestCase[] =
      running === undefined
        ? []
        : [
            {
              name: shortened(running.name, LONGEST_NAME),
              suite: running.suite,
              outcome: "incomplete",
              message: "The case did not end.",
            },
          ];
    const cases = [...this.#cases, ...unended];
    const incomplete = cases.filter(({ outcome }) => outcome === "incomplete").map(({ name }) => name);
    return {
      framework,
      cases,
      missing: [
        ...(incomplete.length === 0 ? [] : [`${casesOf(incomplete)} began and did not end.`]),
        ...(this.#dropped === 0
          ? []
          : [`${this.#dropped} results after the first ${MOST_CASES} were not kept.`]),
        ...missing,
      ],
    };
  }

  #add(test: TestCase): void {
    if (this.#cases.length >= MOST_CASES) {
      this.#dropped++;
      return;
    }
    this.#cases.push({
      ...test,
      name: shortened(test.name, LONGEST_NAME),
      suite: test.suite && shortened(test.suite, LONGEST_NAME),
      message: test.message && shortened(test.message, LONGEST_MESSAGE),
      file: test.file && shortened(test.file, LONGEST_FILE),
    });
  }
}

function casesOf(names: readonly string[]): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? `The case "${first}"` : `The case "${first}" and ${others.length} more`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}
