import type { Board } from "../../board/session/board.ts";
import type { GateResult } from "../gate/gate-result.ts";
import { firmwareOfFiles } from "../gate/known-firmware.ts";
import { withGate } from "../gate/with-gate.ts";
import type { CheckedFiles } from "./flash-plan.ts";
import type { FlashResult } from "./flash-result.ts";
import { flash } from "./flash.ts";
import type { FlashRequest } from "./inputs.ts";

/** Flashes the board, and then judges its console if the request asks for it. */
export function flashAndWatch(
  request: FlashRequest,
  board: Board,
  checked: CheckedFiles | undefined,
): Promise<FlashResult & Partial<GateResult>> {
  return withGate(
    request.gate,
    board,
    () => flash(request, board, checked),
    ({ boots_next }) => firmwareOfFiles(request.files, boots_next),
  );
}
