import type { BootJudge } from "./boot-judge.ts";
import type { Completion } from "./completion.ts";
import type { ConsoleLine } from "./console/console-lines.ts";
import type { Decodability } from "./console/decodability.ts";
import type { Identity } from "./identity.ts";
import type { Expectation } from "./rules/expectations.ts";
import type { Met } from "./rules/progress.ts";
import type { Boot } from "./seen/boots.ts";
import type { Crash, CrashReports } from "./seen/crash-report.ts";
import type { TestReport } from "./tests/test-report.ts";
import type { Verdict } from "./verdict.ts";

/** Everything that a gate observed. Times are milliseconds since the watch began; text from the board is untrusted. */
export interface GateReport {
  readonly verdict: Verdict | undefined;
  /** Whether the times are valid; a recorded log may have none. */
  readonly hasTimes: boolean;
  /** The first 50 boots; if the gate reset the board, that boot is the first. */
  readonly boots: readonly Boot[];
  readonly bootCount: number;
  /** The first 20 crashes; with `crashes: ignore` the gate continues after them. */
  readonly crashes: readonly Crash[];
  /** First lines of task watchdog reports that were only warnings. */
  readonly watchdogWarnings: readonly ConsoleLine[];
  /** The expectations that were met, in order, and those that were not. */
  readonly met: readonly Met[];
  readonly pending: readonly Expectation[];
  /** What the named groups of `expect` captured. */
  readonly captures: Readonly<Record<string, string>>;
  /** Of the last boot; absent if nothing is known about the image, or with `identity: none`. */
  readonly identity: Identity | undefined;
  /** What differs from what was flashed, with `identity: warn`; a sentence. */
  readonly identityDifference: string | undefined;
  /** When the first line of the application's start-up code was printed. */
  readonly applicationAt: number | undefined;
  /** Whether the last line is one of the ROM or the bootloader. */
  readonly endsInBoot: boolean;
  /** One for each test framework whose output was recognized. */
  readonly tests: readonly TestReport[];
  /** The number of the last line that was judged. */
  readonly lines: number;
  /** How many bytes were read; those after the deciding line are not judged. */
  readonly bytes: number;
  /** From 0 to 1. */
  readonly undecodableShare: number;
}

/** The state of a gate from which its report is made. */
interface Seen {
  readonly verdict: Verdict | undefined;
  readonly boot: BootJudge;
  readonly completion: Completion;
  readonly crashReports: CrashReports;
  readonly last: ConsoleLine | undefined;
  readonly decodability: Decodability;
  readonly bytes: number;
  readonly hasTimes: boolean;
}

export function reportOf(seen: Seen): GateReport {
  const { verdict, boot, completion, crashReports, last, decodability, bytes, hasTimes } = seen;
  const { boots, identity, difference } = boot;
  const { progress, tests } = completion;
  return {
    verdict,
    hasTimes,
    boots: [...boots.kept],
    bootCount: boots.count,
    crashes: [...crashReports.crashes],
    watchdogWarnings: [...crashReports.warnings],
    met: [...progress.met],
    pending: progress.pending,
    captures: progress.captures,
    identity,
    identityDifference: difference,
    applicationAt: boots.kept.find(({ applicationAt }) => applicationAt !== undefined)?.applicationAt,
    endsInBoot: boot.isStarting,
    tests: tests.reports,
    lines: last?.number ?? 0,
    bytes,
    undecodableShare: decodability.share,
  };
}
