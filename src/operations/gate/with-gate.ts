import type { Board } from "../../board/session/board.ts";
import type { FlashedFirmware } from "../../gate/identity.ts";
import type { GateRequest } from "./gate-request.ts";
import type { GateResult } from "./gate-result.ts";

/**
 * Does the work of a step and then, if a gate is requested, starts the firmware in the same session and judges it.
 * @param known the firmware that should run, as far as it is known once the work is done.
 */
export async function withGate<Result extends object>(
  request: GateRequest | undefined,
  board: Board,
  work: () => Promise<Result>,
  known: (result: Result) => Promise<FlashedFirmware | undefined>,
): Promise<Result & Partial<GateResult>> {
  if (request === undefined) return work();
  const { BoardGate } = await import("./board-gate.ts");
  await using gate = await BoardGate.prepare(request, board);
  const result = await work();
  // Recorded first: even if the watch is cancelled or fails, the flash has been verified.
  if ("verified" in result && result.verified === true) {
    board.session.finish({ success: true, verified: true });
  }
  const firmware = await known(result);
  const found = await gate.judge(firmware).catch(async (error: unknown) => {
    await gate.keepConsole();
    throw error;
  });
  return { ...result, ...found };
}
