import type { Board } from "../../board/session/board.ts";
import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import type { FileToPlace } from "../../inputs/files/placed-file.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import type { Reader } from "../../inputs/reader.ts";
import { type BoardOperation, HARMLESS, type RequestParts } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { dryRunOnBoard, lookAt } from "../dry-run/on-board.ts";
import type { Script } from "../dry-run/script.ts";
import { verdictFailure } from "../gate/gate-failure.ts";
import { gatePlan } from "../gate/gate-plan.ts";
import { GATE_INPUTS, type GateRequest } from "../gate/gate-request.ts";
import { GATE_OUTPUTS, type GateResult } from "../gate/gate-result.ts";
import { gateSection } from "../gate/gate-summary.ts";
import { parseGate } from "../gate/inputs.ts";
import { firmwareIn } from "../gate/known-firmware.ts";
import { withGate } from "../gate/with-gate.ts";

interface MonitorRequest {
  readonly operation: "monitor";
  readonly gate: GateRequest;
  /** The images of the firmware that must boot; they are not written. */
  readonly images: readonly FileToPlace[];
}

export interface MonitorResult extends GateResult {
  readonly operation: "monitor";
}

/** Starts the board's firmware, watches its console and judges it. */
export const monitorOperation = {
  ...HARMLESS,
  about: "Starts the application, watches its console and judges it",
  page: "docs/guides/release-gate.md",
  inputs: [...BOARD_INPUTS, "file", "files", ...GATE_INPUTS],
  usesImages: "optional",
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
  const images = parts.images?.files ?? [];
  const gate = await parseGate(reader, parts);
  if (reader.text("identity") === "required" && !reader.isSet("file") && !reader.isSet("files")) {
    reader.problems.add(
      "input-invalid",
      "input `identity`: required needs `file` or `files` on monitor: the images of the firmware that must boot",
    );
  }
  return gate === undefined ? undefined : { operation: "monitor", gate, images };
}

async function monitor({ gate, images }: MonitorRequest, board: Board): Promise<MonitorResult> {
  const result = await withGate(
    gate,
    board,
    () => Promise.resolve({ operation: "monitor" as const }),
    () => firmwareIn(images),
  );
  return result as MonitorResult;
}

function scriptOf({ gate, images }: MonitorRequest): Script {
  const compared =
    images.length === 0 ? [] : ["What boots would be compared with the images; nothing would be written."];
  return { plan: [...gatePlan(gate), ...compared].map((line) => `monitor: ${line}`), commands: [] };
}
