import * as core from "../system/actions-core.ts";
import type { StepResult } from "./step-result.ts";

/** The outputs that a step of any operation can have. */
export const STEP_OUTPUTS = [
  "result",
  "success",
  "operation",
  "port",
  "elapsed-seconds",
  "failure",
  "failure-class",
  "chip",
  "mac",
  "flash-size",
  "pinned",
  "esptool-version",
  "esptool-path",
  "previous-interruption",
  "attempts",
  "baud",
  "board-state",
  "app-started",
  "warnings",
  "uploaded",
  "artifact-id",
  "artifact-name",
  "artifact-url",
  "artifact-digest",
] as const;

/** Writes every output that has a value. No other code writes outputs. */
export function writeOutputs(result: StepResult, names: readonly string[]): void {
  for (const [name, value] of outputsOf(result, names)) core.setOutput(name, value);
}

/**
 * The outputs of a result: `result` as JSON, its fields in kebab-case, lists as JSON.
 * @param names the outputs of the action.
 */
export function outputsOf(result: StepResult, names: readonly string[]): Map<string, string> {
  const { artifact, failure, ...fields } = result;
  const flat: Record<string, unknown> = {
    ...fields,
    failure: failure?.code,
    failure_class: failure?.class,
    artifact_id: artifact?.id,
    artifact_name: artifact?.name,
    artifact_url: artifact?.url,
    artifact_digest: artifact?.digest,
    result: json(result),
  };
  const outputs = new Map<string, string>();
  for (const name of names) {
    const value = flat[name.replaceAll("-", "_")];
    if (value === undefined || value === null) continue;
    outputs.set(name, typeof value === "string" ? value : json(value));
  }
  return outputs;
}

/** JSON on one line; text from a board cannot break the line or change its direction. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
