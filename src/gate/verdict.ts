import { FAILURES, type FailureClass, type FailureCode } from "../system/errors.ts";
import type { ConsoleLine } from "./console/console-lines.ts";

/**
 * Every code that a verdict can have, in the order of `docs/reference/verdicts.md`, which explains what decides each.
 */
export const VERDICT_CODES = [
  "panic",
  "watchdog",
  "assert",
  "heap",
  "stack",
  "boot-loop",
  "not-booting",
  "wrong-firmware",
  "fail-pattern",
  "expect-timeout",
  "check-failed",
  "tests-failed",
  "tests-incomplete",
  "silent",
  "garbled",
  "console-lost",
  "console-binary",
  "identity-unknown",
  "brownout",
  "board-reset",
  "in-bootloader",
] as const satisfies readonly FailureCode[];

export type VerdictCode = (typeof VERDICT_CODES)[number];

/** Whether a code belongs to a verdict: a finding, after everything else was done. */
export function isVerdict(code: FailureCode): code is VerdictCode {
  return VERDICT_CODES.some((known) => known === code);
}

/** What a gate decides about firmware. */
export interface Verdict {
  /** `failed` is the firmware's fault; `inconclusive` is not, and proves nothing about the firmware. */
  readonly verdict: "passed" | "failed" | "inconclusive";
  /** Absent if the firmware passed. */
  readonly code?: VerdictCode;
  /** When it was decided, in milliseconds since the watch began. */
  readonly at: number;
  /** One sentence, or two, for people. Text from the board in it is untrusted. */
  readonly message: string;
  /** What to do; empty if the firmware passed. */
  readonly hint: string;
  /** The lines that led to it, as printed; untrusted. */
  readonly lines: readonly ConsoleLine[];
}

/** The parts of a verdict that do not depend on its code or time. */
export type Grounds = Omit<Verdict, "verdict" | "code" | "at">;

/** A verdict with a code: `failed` if the class of the code is `firmware`, otherwise `inconclusive`. */
export function verdictOf(code: VerdictCode, at: number, grounds: Grounds): Verdict {
  const verdict = FAILURES[code] === "firmware" ? "failed" : "inconclusive";
  return { verdict, code, at, ...grounds };
}

/** @param message what passed. */
export function passed(at: number, message: string): Verdict {
  return { verdict: "passed", at, message, hint: "", lines: [] };
}

/** Who must act; `undefined` if the firmware passed. Only `link` and `board` are worth a retry. */
export function verdictClass({ code }: Verdict): FailureClass | undefined {
  return code === undefined ? undefined : FAILURES[code];
}
