import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedBytes } from "../../inputs/partitions/placement.ts";
import { parseRead, type ReadRequest, type UnresolvedRead } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, dryRunOnBoard } from "../dry-run/on-board.ts";
import { readScript } from "./dry-run.ts";
import { read, type ReadResult } from "./read.ts";
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
  run: read,
  notChecked: ["Whether the board's flash is large enough."],
  dryRun: (request, board, _prepared, notChecked) =>
    Promise.resolve(dryRunWithoutBoard(readScript(request), board, notChecked)),
  dryRunOnBoard: async (request, board) =>
    dryRunOnBoard(await lookAt(readScript(request), board, endOf(request.address, request.size)), board),
  summary: readSection,
} as const satisfies BoardOperation<ReadRequest, ReadResult, UnresolvedRead>;
