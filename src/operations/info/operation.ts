import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import type { InfoResult } from "./info-result.ts";
import { infoSection } from "./summary.ts";

interface InfoRequest {
  readonly operation: "info";
}

/** Reports the board and its content. */
export const infoOperation = {
  ...HARMLESS,
  about: "Reports chip, security, partitions, applications, and which one boots",
  page: "docs/reference/operations.md#info",
  esptoolCommands: ["flash-id", "chip-id", "read-mac", "get-security-info"],
  inputs: [...BOARD_INPUTS, "partition-table-offset"],
  parse: () => ({ operation: "info" }),
  placement: (request) => placedNowhere(request),
  usesTable: () => true,
  outputs: [
    "description",
    "revision",
    "features",
    "crystal",
    "flash-manufacturer",
    "flash-device",
    "security",
    "partition-table",
    "partitions",
    "application",
    "flash-map",
  ],
  run: async (_request, board) => (await import("./info.ts")).info(board),
  notChecked: ["The board and the content of its flash."],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  summary: infoSection,
} as const satisfies BoardOperation<InfoRequest, InfoResult>;
