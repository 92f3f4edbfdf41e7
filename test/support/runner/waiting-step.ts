import { boardKey } from "../../../src/board/locks/board-key.ts";
import { parsePort } from "../../../src/esptool/run/port.ts";
import { type ActionInputs, type ActionRun, startAction } from "./action.ts";
import { startLockStep } from "../board/lock-step.ts";
import { freshFolder } from "./runner.ts";
import type { TestBoard } from "../board/virtual-board.ts";

/** A step that has to wait for its board, and what happens to its workspace meanwhile. */
export async function whileWaiting(
  board: TestBoard,
  workspace: string,
  inputs: ActionInputs,
  change: () => void,
): Promise<ActionRun> {
  const port = parsePort(board.url, process.platform);
  if (!("value" in port)) throw new Error(board.url);
  const folder = freshFolder("locks");
  await using other = startLockStep({ folder, key: await boardKey(port.value) });
  await other.sees("held");
  const all = { port: board.url, "lock-folder": folder, "lock-timeout": 300, ...inputs };
  const step = startAction(all, { workspace });
  await step.sees(/Waiting for the board/, 120_000);
  change();
  await other.finish();
  return await step.done;
}
