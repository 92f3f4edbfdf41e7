import type { ConsoleLine } from "../console/console-lines.ts";
import { type Finding, finding } from "../finding.ts";
import type { GateRules } from "../rules/gate-rules.ts";
import type { Crash } from "../seen/crash-report.ts";
import { crashWords } from "../words.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { menuReport } from "./menu-report.ts";
import { TestResults } from "./readers.ts";
import type { TestReport } from "./test-report.ts";
import { type MenuStep, UnityMenu } from "./unity-menu.ts";

/** Results are checked at most this often, and after this much silence; milliseconds. */
const LOOK_MS = 100;

/** The tests on a console: their results, and the menu whose cases are run one by one. */
export class TestRun {
  readonly #rules: Pick<GateRules, "tests" | "timeScale">;
  readonly #results: TestResults;
  /** Absent if the tests run without being started from a menu. */
  readonly #menu: UnityMenu | undefined;
  #steps: MenuStep[] = [];
  #reports: readonly TestReport[] = [];
  #looked = 0;
  #due: number | undefined;

  constructor(rules: Pick<GateRules, "tests" | "timeScale">) {
    this.#rules = rules;
    this.#results = new TestResults(rules.tests);
    this.#menu = rules.tests === "unity-menu" ? new UnityMenu(0, rules.timeScale) : undefined;
  }

  get reports(): readonly TestReport[] {
    return this.#reports;
  }

  /** Whether the workflow specifies which tests run; with `auto`, none need to. */
  get areRequired(): boolean {
    return this.#rules.tests !== "auto" && this.#rules.tests !== "none";
  }

  /** Whether no further test is expected. */
  get areOver(): boolean {
    return this.#menu?.isDone ?? this.#reports.every(({ missing }) => missing.length === 0);
  }

  /** When results are checked next, if there may be new ones. */
  get due(): number | undefined {
    return this.#due;
  }

  /** When `tick` is needed. */
  get menuDue(): number | undefined {
    return this.#menu?.deadline;
  }

  get hasMenu(): boolean {
    return this.#menu !== undefined;
  }

  /** Whether the menu was printed. */
  get hasCases(): boolean {
    return this.#menu !== undefined && this.#menu.cases.length > 0;
  }

  /** Whether a restart would be one that was requested, or would affect no more than the running case. */
  get allowsRestart(): boolean {
    return this.#menu?.allowsRestart === true;
  }

  /** What to send to the board or do with it now, each step once. */
  takeSteps(): readonly MenuStep[] {
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }

  line(line: ConsoleLine): void {
    if (line.isOpen || this.#rules.tests === "none") return;
    this.#results.line(line);
    this.#due = line.at + LOOK_MS;
    if (line.at - this.#looked >= LOOK_MS) this.look(line.at);
  }

  look(at: number): void {
    this.#looked = at;
    this.#due = undefined;
    const reports = this.#results.reports();
    this.#reports = this.#menu === undefined ? reports : [menuReport(reports[0], this.#menu)];
  }

  /** @returns whether this line completes the menu. */
  menuLine(line: ConsoleLine): boolean {
    return !line.isOpen && this.#menu !== undefined && this.#drive(this.#menu.line(line), line.at);
  }

  /** @returns whether the menu is completed now. */
  tick(at: number): boolean {
    return this.#menu !== undefined && this.#drive(this.#menu.tick(at), at);
  }

  /** Another boot began: a running test is over, unless its case continues with another stage. */
  restarted(at: number): void {
    if (this.#menu?.hasNextStage === true) this.#results.forget();
    else this.#interrupt(at, "The board restarted.");
    this.#menu?.restarted(at);
  }

  /** @returns whether the crash affects no more than the running case. */
  crashed(crash: Crash, at: number): boolean {
    const isOfCase = this.#menu?.isRunning === true;
    if (this.#menu?.expectsCrash !== true)
      this.#interrupt(at, isOfCase ? reportText(crash) : crashWords(crash));
    if (isOfCase) this.#menu.crashed(at);
    return isOfCase;
  }

  /** What is wrong with the tests when the watch ends. */
  final(): Finding | undefined {
    if (this.#reports.length > 0) return this.failed() ?? this.#missing();
    return this.areRequired
      ? finding("tests-incomplete", `No result of ${this.#rules.tests} appeared.`)
      : undefined;
  }

  failed(): Finding | undefined {
    const cases = this.#reports.flatMap((report) => report.cases);
    const failed = cases.filter(({ outcome }) => outcome === "failed");
    const [first] = failed;
    if (first === undefined) return undefined;
    const why = first.message === undefined ? "" : `: ${shorten(first.message)}`;
    const words = `${failed.length} of ${cases.length} tests failed; the first is "${shorten(first.name)}"${why}.`;
    return finding("tests-failed", words);
  }

  #missing(): Finding | undefined {
    const [first] = this.#reports.flatMap(({ missing }) => missing);
    if (first === undefined) return undefined;
    return finding("tests-incomplete", `The tests did not end: ${first}${first.endsWith(".") ? "" : "."}`);
  }

  /** Passes on the steps of the menu; a case that a reset interrupts is over. */
  #drive(steps: readonly MenuStep[], at: number): boolean {
    for (const step of steps) {
      if (step.kind === "reset") this.#interrupt(at, step.why);
      if (step.kind !== "done") this.#steps.push(step);
    }
    return steps.some(({ kind }) => kind === "done");
  }

  /** A crash or a reset ends the running case. */
  #interrupt(at: number, why: string): void {
    this.#results.interrupt(at, why);
    this.look(at);
  }
}

function reportText(crash: Crash): string {
  return [crashWords(crash), ...crash.lines.map(({ text }) => text)].join("\n");
}
