import type { Board } from "../../board/session/board.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { lookAt, reportOnBoard } from "../dry-run/on-board.ts";
import type { Script, UnopenedBoard } from "../dry-run/script.ts";
import { gatePlan } from "../gate/gate-plan.ts";
import type { MonitorRequest } from "./inputs.ts";

/** Reports what a monitor would do, without the board. */
export function dryRun(
  request: MonitorRequest,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): DryRunResult {
  return reportWithoutBoard(scriptOf(request), board, notChecked);
}

/** Connects to the board, and reports what a monitor would do. */
export async function dryRunOnBoard(request: MonitorRequest, board: Board): Promise<DryRunResult> {
  return reportOnBoard(await lookAt(scriptOf(request), board, 0), board);
}

function scriptOf({ gate, images }: MonitorRequest): Script {
  const compared =
    images.length === 0 ? [] : ["What boots would be compared with the images; nothing would be written."];
  return { plan: [...gatePlan(gate), ...compared].map((line) => `monitor: ${line}`), commands: [] };
}
