import {
  TestCollector,
  type TestLine,
  type TestOutcome,
  type TestReader,
  type TestReport,
} from "./test-report.ts";

const OUTCOMES = { PASS: "passed", FAIL: "failed", IGNORE: "skipped" } as const;
type Word = keyof typeof OUTCOMES;

/** ESP-IDF's runner announces each case. */
const RUNNING = /^Running (.{1,300})\.\.\.$/;
/** ESP-IDF's runner, after a case that was started by its number. */
const RAN_IN = /^Test ran in (\d{1,9})ms$/;
const SUMMARY = /^(\d{1,6}) Tests (\d{1,6}) Failures (\d{1,6}) Ignored$/;
/** The verbose runner of Unity's fixture add-on: the case, and its end on the same line or a later one. */
const FIXTURE = /^(IGNORE_)?TEST\(([^,()]{1,200}), ([^()]{1,200})\)/;
/** With UNITY_INCLUDE_EXEC_TIME, the time follows the word. */
const EXECUTION_TIME = /^ \((\d{1,9}) ms\)/;
/** ESP-IDF's runner before its menu. */
const MENU = "Press ENTER to see the list of tests";
/** A log line of ESP-IDF, which cannot contain a result. */
const LOG_LINE = /^[EWIDV] \(/;

interface Result {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly word: Word;
  readonly rest: string;
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly ignored: number;
}

/**
 * Reads the results of Unity (ThrowTheSwitch), plain, with its fixture add-on and under ESP-IDF's runner. A run is
 * complete when the line `N Tests N Failures N Ignored` has been printed, and as many results were read as it counts;
 * ESP-IDF's runner prints one such line for each case that was started by its number.
 */
export class UnityReader implements TestReader {
  readonly #cases = new TestCollector();
  #fixture: { readonly name: string; readonly group: string } | undefined;
  #totals: Totals | undefined;
  /** Results since the last summary, which the next one has to count. */
  #unsummed = false;
  #hasMenu = false;

  line({ at, text }: TestLine): void {
    if (LOG_LINE.test(text)) return;
    const running = RUNNING.exec(text)?.[1];
    if (running !== undefined) {
      // The output of a case may contain such a line.
      if (this.#cases.running === undefined) this.#cases.begin(at, running);
      return;
    }
    if (text.startsWith(MENU)) this.#hasMenu = true;
    const ran = RAN_IN.exec(text)?.[1];
    if (ran !== undefined) {
      if (this.#cases.count > 0) this.#cases.amendLast({ seconds: Number(ran) / 1000 });
      return;
    }
    const summary = SUMMARY.exec(text);
    if (summary !== null) {
      this.#sum(summary.slice(1).map(Number));
      return;
    }
    if (this.#fixtureLine(at, text)) return;
    const result = resultIn(text);
    if (result !== undefined) this.#end(at, result);
  }

  interrupt(at: number, why: string): void {
    this.#cases.interrupt(at, why);
  }

  forget(): void {
    this.#cases.forget();
  }

  report(): TestReport | undefined {
    // Firmware without tests may also print "Running …".
    if (this.#cases.count === 0 && this.#totals === undefined && !this.#hasMenu) return undefined;
    if (this.#totals !== undefined && !this.#unsummed && !this.#hasMenu) this.#cases.forget();
    return this.#cases.report("unity", this.#missing());
  }

  #missing(): string[] {
    if (this.#totals === undefined || this.#unsummed) {
      return ["Unity's summary line (`N Tests N Failures N Ignored`) did not appear."];
    }
    const { tests, failures, ignored } = this.#totals;
    const seen = {
      tests: this.#cases.counted("passed", "failed", "skipped"),
      failures: this.#cases.counted("failed"),
      ignored: this.#cases.counted("skipped"),
    };
    if (seen.tests === tests && seen.failures === failures && seen.ignored === ignored) return [];
    return [
      `Unity counts ${tests} tests, ${failures} failures, ${ignored} ignored; the console shows ${seen.tests}, ${seen.failures} and ${seen.ignored}.`,
    ];
  }

  #sum([tests = 0, failures = 0, ignored = 0]: readonly number[]): void {
    const before = this.#totals ?? { tests: 0, failures: 0, ignored: 0 };
    this.#totals = {
      tests: before.tests + tests,
      failures: before.failures + failures,
      ignored: before.ignored + ignored,
    };
    this.#unsummed = false;
  }

  /** @returns whether the line was from the fixture add-on. */
  #fixtureLine(at: number, text: string): boolean {
    const [head, ignored, group = "", name = ""] = FIXTURE.exec(text) ?? [];
    const rest = head === undefined ? text : text.slice(head.length);
    if (head !== undefined) {
      if (ignored !== undefined) {
        this.#finish(at, { name, group }, { outcome: "skipped" });
        return true;
      }
      this.#fixture = { name, group };
      this.#cases.begin(at, name, group);
    }
    if (this.#fixture === undefined) return false;
    const passed = /^ PASS(?: \((\d{1,9}) ms\))?$/.exec(rest);
    if (passed !== null) {
      this.#finish(at, this.#fixture, { outcome: "passed", seconds: seconds(passed[1]) });
      return true;
    }
    const result = resultIn(rest, true);
    if (result?.name === "") {
      const { word, file, line } = result;
      this.#finish(at, this.#fixture, {
        outcome: OUTCOMES[word],
        file,
        line,
        message: messageIn(result.rest),
      });
      return true;
    }
    return head !== undefined;
  }

  #finish(
    at: number,
    { name, group }: { readonly name: string; readonly group: string },
    ending: Parameters<TestCollector["end"]>[3],
  ): void {
    this.#fixture = undefined;
    this.#unsummed = true;
    this.#cases.end(at, name, group, ending);
  }

  #end(at: number, { file, line, name, word, rest }: Result): void {
    const [, , group, fixtureName] = FIXTURE.exec(name) ?? [];
    const time = EXECUTION_TIME.exec(rest);
    this.#unsummed = true;
    // Only one case runs at a time: what seemed to be running was not a case.
    if (this.#cases.running?.name !== (fixtureName ?? name)) this.#cases.forget();
    const outcome: TestOutcome = OUTCOMES[word];
    const message = messageIn(time === null ? rest : rest.slice(time[0].length));
    this.#cases.end(at, fixtureName ?? name, group, {
      outcome,
      file,
      line,
      message,
      seconds: seconds(time?.[1]),
    });
  }
}

/**
 * `FILE:LINE:NAME:PASS`, where NAME may contain colons and blanks; found in one pass over the text.
 * @param nameless whether a result without a name is accepted, as the fixture add-on prints it.
 */
function resultIn(text: string, nameless = false): Result | undefined {
  const [place, line = ""] = /:(\d{1,7}):/.exec(text) ?? [];
  if (place === undefined) return undefined;
  const file = text.slice(0, text.indexOf(place));
  const after = text.slice(file.length + place.length);
  const end = /(^|:)(PASS|FAIL|IGNORE)(?=$|[:\s])/.exec(after);
  if (end === null || file === "" || (!nameless && end.index === 0)) return undefined;
  return {
    file,
    line: Number(line),
    name: after.slice(0, end.index),
    word: end[2] as Word,
    rest: after.slice(end.index + end[0].length),
  };
}

function messageIn(rest: string): string | undefined {
  return rest.replace(/^[:\s]+/, "").trimEnd() || undefined;
}

function seconds(milliseconds: string | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Number(milliseconds) / 1000;
}
