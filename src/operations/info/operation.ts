import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { lookAt, dryRunOnBoard } from "../dry-run/on-board.ts";
import { FLASH_ID, readsTable, type Script } from "../dry-run/script.ts";
import type { InfoResult } from "./info-result.ts";
import { info } from "./info.ts";
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
  run: (_request, board) => info(board),
  notChecked: ["The board and the content of its flash."],
  dryRun: (_request, board, _prepared, notChecked) =>
    Promise.resolve(dryRunWithoutBoard(infoScript(board.tableAddress), board, notChecked)),
  dryRunOnBoard: async (_request, board) =>
    dryRunOnBoard(await lookAt(infoScript(board.tableAddress), board, 0), board),
  summary: infoSection,
} as const satisfies BoardOperation<InfoRequest, InfoResult>;

function infoScript(tableAddress: number): Script {
  return {
    plan: ["info: the chip, the partition table and the security settings would be read."],
    commands: [FLASH_ID, readsTable(tableAddress)],
  };
}
