import * as core from "@actions/core";
import type { StepResult } from "../operations/step-result.ts";

/** Every output of the action, in the order of `action.yml`. */
export const OUTPUTS = [
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
  "board-state",
  "app-started",
  "verified",
  "mismatch",
  "details",
  "firmware-path",
  "address",
  "partition",
  "firmware-size",
  "file-size",
  "files",
  "file-count",
  "total-size",
  "bytes-written",
  "bytes-skipped",
  "compressed",
  "output-path",
  "manifest-path",
  "manifest-sha256",
  "start-address",
  "bytes-read",
  "sha256",
  "bytes-transferred",
  "changed",
  "changed-regions",
  "partitions",
  "description",
  "revision",
  "features",
  "crystal",
  "flash-manufacturer",
  "flash-device",
  "security",
  "partition-table",
  "application",
  "boots-next",
  "backup-path",
  "manifest-checked",
  "cloned",
  "dry-run",
  "plan",
  "commands",
  "not-checked",
  "warnings",
  "bytes-erased",
  "flash-map",
  "erase-type",
  "size",
  "uploaded",
  "artifact-id",
  "artifact-name",
  "artifact-url",
  "artifact-digest",
  "boards",
  "board-count",
  "healthy",
  "checks",
  "ports",
] as const;

type OutputName = (typeof OUTPUTS)[number];

/** Writes every output for which the result has a value. The only writer of outputs. */
export function writeOutputs(result: StepResult): void {
  for (const [name, value] of outputsOf(result)) core.setOutput(name, value);
}

/** The outputs of a result: `result` as JSON, its fields in kebab-case, lists as JSON. */
export function outputsOf(result: StepResult): Map<OutputName, string> {
  const { artifact, failure, ...fields } = result;
  const flat: Record<string, unknown> = {
    ...fields,
    failure: failure?.code,
    failure_class: failure?.class,
    artifact_id: artifact?.id,
    artifact_name: artifact?.name,
    artifact_url: artifact?.url,
    artifact_digest: artifact?.digest,
    result: JSON.stringify(result),
  };
  const outputs = new Map<OutputName, string>();
  for (const name of OUTPUTS) {
    const value = flat[name.replaceAll("-", "_")];
    if (value === undefined || value === null) continue;
    outputs.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return outputs;
}
