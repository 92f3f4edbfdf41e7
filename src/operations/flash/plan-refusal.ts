import { Failure } from "../../system/errors.ts";
import type { Finding } from "../../firmware/plan/plan.ts";
import { sentence } from "../../system/text/sentence.ts";

/** Findings that `force: true` overrides; data loss has a separate input. */
const FORCED: Finding["severity"] = "warning";

/** With `force`, everything except data loss is only a warning. */
export function withForce(findings: readonly Finding[], force: boolean): Finding[] {
  return findings.map((finding) =>
    force && finding.code !== "data-loss" ? { ...finding, severity: FORCED } : finding,
  );
}

export function refusalsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === "refusal");
}

/** The warnings among findings that do not refuse the plan. */
export function warningsIn(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === "warning").map(({ message }) => sentence(message));
}

/** All refusals as one failure, with their common code or otherwise `plan-refused`; `undefined` if there are none. */
export function refusalOf(findings: readonly Finding[]): Failure | undefined {
  const refusals = refusalsIn(findings);
  const [first] = refusals;
  if (first === undefined) return undefined;
  const hints = [...new Set(refusals.map(({ hint }) => hint))];
  const isForcible = refusals.every(({ isFinal }) => isFinal !== true);
  if (isForcible && refusals.some(({ code }) => code !== "data-loss")) {
    hints.push("`force: true` flashes it anyway.");
  }
  const message =
    refusals.length === 1
      ? sentence(first.message)
      : [
          `${refusals.length} problems were found in the files to flash.`,
          ...refusals.map((finding) => `- ${sentence(finding.message)}`),
        ].join("\n");
  return new Failure(
    refusals.every(({ code }) => code === first.code) ? first.code : "plan-refused",
    `${message}${refusals.length === 1 ? " " : "\n"}The flash was not changed.`,
    hints.join(" "),
  );
}
