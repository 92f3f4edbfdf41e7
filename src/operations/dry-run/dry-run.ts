import { requiresAnything } from "../../board/session/requirements.ts";
import { annotateWarnings } from "../plan-warnings.ts";
import type { DryRunResult } from "./dry-run-result.ts";
import { type Script, type UnopenedBoard, logScript } from "./script.ts";

/** Reports the script of an operation without reading its board, and returns it as a result. */
export function reportWithoutBoard(
  script: Script,
  board: UnopenedBoard,
  notChecked: readonly string[],
): DryRunResult {
  annotateWarnings(script.warnings ?? [], board);
  const unchecked = [...notChecked, ...(script.unchecked ?? [])];
  return logScript("true", { ...script, unchecked }, board, requiresAnything(board.expected));
}
