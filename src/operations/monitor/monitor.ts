import type { Board } from "../../board/session/board.ts";
import { firmwareIn } from "../gate/known-firmware.ts";
import { withGate } from "../gate/with-gate.ts";
import type { GateResult } from "../gate/gate-result.ts";
import type { MonitorRequest } from "./inputs.ts";

export interface MonitorResult extends GateResult {
  readonly operation: "monitor";
}

/** Starts the application, and watches and judges its console. */
export async function monitor({ gate, images }: MonitorRequest, board: Board): Promise<MonitorResult> {
  const result = await withGate(
    gate,
    board,
    () => Promise.resolve({ operation: "monitor" as const }),
    () => firmwareIn(images),
  );
  return result as MonitorResult;
}
