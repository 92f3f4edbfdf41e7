import type { DoctorResult } from "./diagnosis.ts";
import { diagnose } from "./diagnose.ts";
import { type Question, type Runner, thisRunner } from "./runner.ts";

const SIGNS = { ok: "ok     ", warning: "WARNING", problem: "PROBLEM", unknown: "unknown" } as const;

/**
 * Examines this runner, logs the findings and returns them.
 * Findings do not fail the step: `healthy` reports them.
 * @param runner for tests; default: this machine.
 * @throws {Failure} `cancelled`.
 */
export async function runDoctor(
  question: Question,
  runner: Runner = thisRunner(question),
): Promise<DoctorResult> {
  const { log } = question.install;
  const diagnosis = await diagnose(runner);
  for (const { name, subject, status, message, fix } of diagnosis.checks) {
    log(`${SIGNS[status]}  ${name}${subject === null ? "" : ` ${subject}`}: ${message}`);
    for (const line of fix?.split("\n") ?? []) log(`           ${line}`);
  }
  return { operation: "doctor", ...diagnosis };
}
