import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedSectors } from "../../inputs/partitions/placement.ts";
import { parseErase, type EraseRequest, type UnresolvedErase } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import type { EraseResult } from "./erase.ts";
import { eraseSection } from "./summary.ts";

/** Makes a region, or the whole flash, blank. */
export const eraseOperation = {
  ...HARMLESS,
  about: "Erases a region, a partition or the whole flash",
  page: "docs/reference/operations.md#erase",
  esptoolCommands: ["erase-flash", "erase-region"],
  inputs: [
    ...BOARD_INPUTS,
    "address",
    "partition-table",
    "partition-table-offset",
    "size",
    "erase-all",
    "force",
  ],
  parse: (reader) => parseErase(reader),
  placement: (request) => placedSectors(request.region, (region) => ({ ...request, region })),
  usesTable: () => false,
  outputs: ["erase-type", "start-address", "partition", "size", "flash-map"],
  reachOf: ({ region }) =>
    region === undefined ? "whole" : [{ address: region.address, size: region.size }],
  run: async (request, board) => (await import("./erase.ts")).erase(request, board),
  notChecked: [
    "Whether the board's flash is large enough, and whether Secure Boot or flash encryption is on.",
  ],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  // An erase of a region is not verified, but it finishes an earlier erase.
  isPutRight: ({ erase_type }, unfinished) => erase_type === "full" || unfinished === "erase",
  summary: eraseSection,
} as const satisfies BoardOperation<EraseRequest, EraseResult, UnresolvedErase>;
