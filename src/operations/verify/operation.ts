import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedFiles } from "../../inputs/partitions/placement.ts";
import { parseVerify, type VerifyRequest, type UnresolvedVerify } from "./inputs.ts";
import { fileAround } from "../../inputs/partitions/partition-table.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { mismatch } from "./gate.ts";
import { verifySection } from "./summary.ts";
import type { VerifyResult } from "./verify-result.ts";

/** Compares the flash with files. */
export const verifyOperation = {
  ...HARMLESS,
  about: "Compares the flash with files, without writing",
  page: "docs/reference/operations.md#verify",
  esptoolCommands: ["verify-flash"],
  inputs: [
    ...BOARD_INPUTS,
    "file",
    "files",
    "address",
    "partition-table",
    "partition-table-offset",
    "flash-mode",
    "flash-freq",
    "flash-size",
    "fail-on-mismatch",
  ],
  usesImages: true,
  parse: (reader, { images }) => parseVerify(reader, images),
  placement: (request) =>
    placedFiles(request, (files, partitions) => ({
      ...request,
      files,
      ...(partitions === undefined ? {} : { partitions }),
    })),
  usesTable: (request, tableAddress) =>
    tableAddress === undefined || fileAround(request.files, tableAddress) !== undefined,
  outputs: [
    "verified",
    "mismatch",
    "details",
    "firmware-path",
    "address",
    "partition",
    "file-size",
    "files",
    "file-count",
    "total-size",
  ],
  run: async (request, board) => (await import("./verify.ts")).verify(request, board),
  notChecked: ["Whether the flash matches the files."],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  gateFailure: ({ failOnMismatch }, result) =>
    failOnMismatch && result.mismatch ? mismatch(result) : undefined,
  summary: verifySection,
} as const satisfies BoardOperation<VerifyRequest, VerifyResult, UnresolvedVerify>;
