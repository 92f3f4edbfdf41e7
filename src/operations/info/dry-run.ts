import type { Board } from "../../board/session/board.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { lookAt, reportOnBoard } from "../dry-run/on-board.ts";
import { FLASH_ID, readsTable, type Script, type UnopenedBoard } from "../dry-run/script.ts";

export function dryRun(
  _request: unknown,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): DryRunResult {
  return reportWithoutBoard(infoScript(board.tableAddress), board, notChecked);
}

export async function dryRunOnBoard(_request: unknown, board: Board): Promise<DryRunResult> {
  return reportOnBoard(await lookAt(infoScript(board.tableAddress), board, 0), board);
}

function infoScript(tableAddress: number): Script {
  return {
    plan: ["info: the chip, the partition table and the security settings would be read."],
    commands: [FLASH_ID, readsTable(tableAddress)],
  };
}
