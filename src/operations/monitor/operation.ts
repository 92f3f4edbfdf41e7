import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { verdictFailure } from "../gate/gate-failure.ts";
import { GATE_INPUTS } from "../gate/gate-request.ts";
import { GATE_OUTPUTS } from "../gate/gate-result.ts";
import { gateSection } from "../gate/gate-summary.ts";
import { type MonitorRequest, parseMonitor } from "./inputs.ts";
import type { MonitorResult } from "./monitor.ts";

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
  run: async (request, board) => (await import("./monitor.ts")).monitor(request, board),
  notChecked: ["Whether the console can be read, and what the firmware prints."],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  gateFailure: ({ gate }, result) => verdictFailure(gate, result),
  summary: (result) => gateSection("monitor", result),
} as const satisfies BoardOperation<MonitorRequest, MonitorResult>;
