import { annotateWarnings } from "../plan-warnings.ts";
import type { DryRunResult } from "./dry-run-result.ts";
import { type Script, type Stage, logScript } from "./script.ts";

/** Reports the script of an operation whose board is not looked at, and makes a result of it. */
export function dryRunWithoutBoard(
  script: Script,
  stage: Stage,
  notChecked: readonly string[],
): DryRunResult {
  annotateWarnings(script.warnings ?? [], stage);
  return logScript("true", { ...script, unchecked: [...notChecked, ...(script.unchecked ?? [])] }, stage);
}
