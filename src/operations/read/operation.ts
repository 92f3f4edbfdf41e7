import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedBytes } from "../../inputs/partitions/placement.ts";
import { parseRead, type ReadRequest, type UnresolvedRead } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import type { ReadResult } from "./read.ts";
import { readSection } from "./summary.ts";

/** Reads a region into a file. */
export const readOperation = {
  ...HARMLESS,
  about: "Reads a region or a partition into a file",
  page: "docs/reference/operations.md#read",
  esptoolCommands: ["read-flash"],
  inputs: [
    ...BOARD_INPUTS,
    "address",
    "partition-table",
    "partition-table-offset",
    "size",
    "output",
    "overwrite",
  ],
  parse: (reader, { workspace }) => parseRead(reader, workspace),
  placement: (request) => placedBytes(request, (region) => ({ ...request, ...region })),
  usesTable: () => false,
  outputs: ["output-path", "start-address", "partition", "bytes-read", "sha256", "flash-map"],
  run: async (request, board) => (await import("./read.ts")).read(request, board),
  notChecked: ["Whether the board's flash is large enough."],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  summary: readSection,
} as const satisfies BoardOperation<ReadRequest, ReadResult, UnresolvedRead>;
