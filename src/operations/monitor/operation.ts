import type { Board } from "../../board/session/board.ts";
import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import type { Reader } from "../../inputs/reader.ts";
import { type BoardOperation, HARMLESS, type RequestParts } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { dryRunOnBoard, lookAt } from "../dry-run/on-board.ts";
import type { Script } from "../dry-run/script.ts";
import { withGate } from "../gate/board-gate.ts";
import { verdictFailure } from "../gate/gate-failure.ts";
import { gatePlan } from "../gate/gate-plan.ts";
import { GATE_INPUTS, type GateRequest } from "../gate/gate-request.ts";
import { GATE_OUTPUTS, type GateResult } from "../gate/gate-result.ts";
import { gateSection } from "../gate/gate-summary.ts";
import { parseGate } from "../gate/inputs.ts";

interface MonitorRequest {
  readonly operation: "monitor";
  readonly gate: GateRequest;
}

export interface MonitorResult extends GateResult {
  readonly operation: "monitor";
}

/** Starts the firmware that a board has, watches its console and judges it. */
export const monitorOperation = {
  ...HARMLESS,
  about: "Starts the application, watches its console and judges it",
  page: "docs/guides/release-gate.md",
  inputs: [...BOARD_INPUTS, ...GATE_INPUTS],
  parse: parseMonitor,
  placement: (request) => placedNowhere(request),
  usesTable: () => false,
  outputs: GATE_OUTPUTS,
  run: monitor,
  notChecked: ["Whether the console can be read, and what the firmware prints."],
  dryRun: (request, board, _prepared, notChecked) =>
    Promise.resolve(dryRunWithoutBoard(scriptOf(request), board, notChecked)),
  dryRunOnBoard: async (request, board) => dryRunOnBoard(await lookAt(scriptOf(request), board, 0), board),
  gateFailure: ({ gate }, result) => verdictFailure(gate, result),
  summary: (result) => gateSection("monitor", result),
} as const satisfies BoardOperation<MonitorRequest, MonitorResult>;

async function parseMonitor(reader: Reader, parts: RequestParts): Promise<MonitorRequest | undefined> {
  const gate = await parseGate(reader, parts);
  return gate === undefined ? undefined : { operation: "monitor", gate };
}

async function monitor({ gate }: MonitorRequest, board: Board): Promise<MonitorResult> {
  const result = await withGate(
    gate,
    board,
    () => Promise.resolve({ operation: "monitor" as const }),
    () => Promise.resolve({ flashed: undefined }),
  );
  return result as MonitorResult;
}

function scriptOf({ gate }: MonitorRequest): Script {
  return { plan: gatePlan(gate).map((line) => `monitor: ${line}`), commands: [] };
}
