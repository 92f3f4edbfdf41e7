import type { GateReport } from "../../gate/gate-report.ts";
import type { SourcePlace } from "../../gate/seen/crash-source.ts";
import type { TestOutcome } from "../../gate/tests/test-report.ts";
import { type Verdict, verdictClass, type VerdictCode } from "../../gate/verdict.ts";
import type { Watched } from "./watch.ts";

/** A line of the console. */
export interface PrintedLine {
  /** Milliseconds since the watch began; absent for a recorded log without times. */
  readonly at_ms?: number;
  readonly line: string;
}

/** How one attempt ended. */
export interface AttemptResult {
  readonly verdict: Verdict["verdict"];
  readonly code?: VerdictCode;
  readonly message: string;
}

/** A test that failed, or began and did not end. */
export interface FailedTest {
  readonly name: string;
  readonly suite?: string;
  readonly outcome: "failed" | "incomplete";
  readonly message?: string;
  /** The source file as the firmware reports it, and its line. */
  readonly file?: string;
  readonly line?: number;
}

/** What led to a verdict, for people and for tools that need more detail. */
export interface GateDetails {
  /** One sentence, or two. */
  readonly message: string;
  /** What to do; empty if the firmware passed. */
  readonly hint: string;
  /** The lines that led to the verdict. */
  readonly lines: readonly PrintedLine[];
  /** The expectations that were met. */
  readonly met: readonly (PrintedLine & { readonly pattern: string })[];
  /** The patterns that were not met. */
  readonly missing: readonly string[];
  /**
   * Where the firmware crashed, as it reports the source; absent if the verdict is not a crash, or no source was
   * reported.
   */
  readonly crashed_at?: SourcePlace;
  /** The first of the tests that failed or did not end. */
  readonly failed_tests: readonly FailedTest[];
  /** The reset reason of each of the first boots, if the chip printed it. */
  readonly boot_reasons: readonly (string | null)[];
  readonly attempts: readonly AttemptResult[];
  /** Bytes in the console log, and bytes that arrived after it was full. */
  readonly console_bytes: number;
  readonly console_bytes_dropped: number;
  /** The factor of every time limit on the firmware; absent if it is 1. */
  readonly timeout_scale?: number;
}

/** What a gate has found, in the field names of the JSON output `result`. */
export interface GateResult {
  readonly verdict: Verdict["verdict"];
  /** Absent if the firmware passed. */
  readonly verdict_code?: VerdictCode;
  /** What the named groups of `expect` captured. */
  readonly captures: Readonly<Record<string, string>>;
  readonly boots: number;
  /** From the reset to the first line of the application. */
  readonly boot_ms?: number;
  readonly identity: "verified" | "differs" | "unknown" | "none";
  readonly tests?: Readonly<Record<"total" | TestOutcome, number>>;
  /** Whether the firmware passed after an attempt that failed. */
  readonly flaky: boolean;
  /** Where the raw bytes of the console are. */
  readonly console_log?: string;
  readonly junit: string;
  readonly gate: GateDetails;
}

/** The outputs that a gate adds to those of its operation. */
export const GATE_OUTPUTS = [
  "verdict",
  "verdict-code",
  "captures",
  "boots",
  "boot-ms",
  "identity",
  "tests",
  "flaky",
  "console-log",
  "junit",
  "gate",
] as const;

/** What is known about a gate besides what it observed: its files, and its time scale. */
export interface SavedGate {
  readonly timeScale: number;
  readonly junit: string;
  readonly log?: { readonly path: string; readonly bytes: number; readonly dropped: number } | undefined;
}

const LINES_KEPT = 60;
/** As many as get annotations; the JUnit report has all. */
export const MOST_FAILED_TESTS = 8;

/** Puts the observations of the last attempt, and the results of those before it, into the documented fields. */
export function gateResult(attempts: readonly Watched[], saved: SavedGate): GateResult {
  const last = attempts.at(-1);
  if (last === undefined) throw new Error("Nothing was watched.");
  const { verdict, report } = last;
  const cases = report.tests.flatMap((test) => test.cases);
  return {
    verdict: verdict.verdict,
    ...(verdict.code === undefined ? {} : { verdict_code: verdict.code }),
    captures: report.captures,
    boots: report.bootCount,
    ...(report.applicationAt === undefined || !report.hasTimes
      ? {}
      : { boot_ms: Math.round(report.applicationAt) }),
    identity: report.identity?.state ?? "none",
    ...(cases.length === 0 ? {} : { tests: countOf(report) }),
    flaky: verdict.verdict === "passed" && attempts.slice(0, -1).some((one) => isFirmwares(one.verdict)),
    ...(saved.log === undefined ? {} : { console_log: saved.log.path }),
    junit: saved.junit,
    gate: detailsOf(attempts, verdict, report, saved),
  };
}

function detailsOf(
  attempts: readonly Watched[],
  verdict: Verdict,
  report: GateReport,
  { log, timeScale }: SavedGate,
): GateDetails {
  const { message, hint, lines } = verdict;
  const crash = report.crashes.find((one) => one.lines === lines);
  return {
    message,
    hint,
    lines: lines.slice(0, LINES_KEPT).map(({ at, text }) => ({ ...timeOf(at, report), line: text })),
    met: report.met.map(({ expectation, at, line }) => ({
      pattern: expectation.pattern.source,
      ...timeOf(at, report),
      line: line.text,
    })),
    missing: report.pending.map(({ pattern }) => pattern.source),
    ...(crash?.source === undefined ? {} : { crashed_at: crash.source }),
    failed_tests: failedTests(report),
    boot_reasons: report.boots.map(({ reason }) => reason?.words ?? null),
    attempts: attempts.map(({ verdict }) => ({
      verdict: verdict.verdict,
      ...(verdict.code === undefined ? {} : { code: verdict.code }),
      message: verdict.message,
    })),
    console_bytes: log?.bytes ?? report.bytes,
    console_bytes_dropped: log?.dropped ?? 0,
    ...(timeScale === 1 ? {} : { timeout_scale: timeScale }),
  };
}

function timeOf(at: number, { hasTimes }: GateReport): Pick<PrintedLine, "at_ms"> {
  return hasTimes ? { at_ms: Math.round(at) } : {};
}

/** Whether a result includes that of a gate. */
export function hasVerdict(result: object): result is GateResult {
  return "verdict" in result;
}

/** Whether the firmware is to blame. */
export function isFirmwares(verdict: Verdict): boolean {
  return verdictClass(verdict) === "firmware";
}

function failedTests({ tests }: GateReport): FailedTest[] {
  const cases = tests.flatMap((test) => test.cases);
  return cases
    .flatMap(({ name, suite, outcome, message, file, line }) =>
      outcome !== "failed" && outcome !== "incomplete"
        ? []
        : [
            {
              name,
              outcome,
              ...(suite === undefined ? {} : { suite }),
              ...(message === undefined ? {} : { message }),
              ...(file === undefined ? {} : { file }),
              ...(line === undefined ? {} : { line }),
            },
          ],
    )
    .slice(0, MOST_FAILED_TESTS);
}

function countOf({ tests }: GateReport): Record<"total" | TestOutcome, number> {
  const cases = tests.flatMap((test) => test.cases);
  const counted = (outcome: TestOutcome): number => cases.filter((test) => test.outcome === outcome).length;
  return {
    total: cases.length,
    passed: counted("passed"),
    failed: counted("failed"),
    skipped: counted("skipped"),
    incomplete: counted("incomplete"),
  };
}
