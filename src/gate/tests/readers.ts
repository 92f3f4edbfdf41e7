import { GoogleTestReader } from "./gtest.ts";
import { TapReader } from "./tap.ts";
import type { TestFramework, TestLine, TestReader, TestReport } from "./test-report.ts";
import { UnityReader } from "./unity.ts";
import { ZtestReader } from "./ztest.ts";

const READERS = {
  unity: UnityReader,
  ztest: ZtestReader,
  gtest: GoogleTestReader,
  tap: TapReader,
} as const satisfies Record<TestFramework, new () => TestReader>;

/** No framework prints longer lines, and a board must not keep the readers busy. */
const LONGEST_LINE = 4_000;

/**
 * The values of the input `tests`: a framework, ESP-IDF's menu whose cases are to be run one by one, any framework that
 * the console shows, or none.
 */
export type TestChoice = TestFramework | "unity-menu" | "auto" | "none";

/** Reads the test results of one framework, or of any that the console shows. */
export class TestResults {
  readonly #readers: readonly TestReader[];

  constructor(choice: TestChoice) {
    const all = Object.values(READERS);
    const framework = choice === "unity-menu" ? "unity" : choice;
    const chosen = framework === "auto" ? all : framework === "none" ? [] : [READERS[framework]];
    this.#readers = chosen.map((Reader) => new Reader());
  }

  line({ at, text }: TestLine): void {
    if (text.length > LONGEST_LINE) return;
    const line = { at, text: text.trimEnd() };
    for (const reader of this.#readers) reader.line(line);
  }

  /** The firmware crashed or restarted: the running case will not end. */
  interrupt(at: number, why: string): void {
    for (const reader of this.#readers) reader.interrupt(at, why);
  }

  /** The running case continues after a restart. */
  forget(): void {
    for (const reader of this.#readers) reader.forget?.();
  }

  /** One report for each framework whose output was recognized. */
  reports(): readonly TestReport[] {
    return this.#readers.flatMap((reader) => reader.report() ?? []);
  }
}
