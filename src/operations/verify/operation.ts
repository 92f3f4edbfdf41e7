import { BOARD_INPUTS } from "../../inputs/table.ts";
import { parseVerify } from "./inputs.ts";
import { fileAround } from "../../inputs/partitions/partition-table.ts";
import type { VerifyRequest, UnresolvedVerify } from "../../inputs/request.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { dryRunOnBoard, verifyOn } from "../dry-run/on-board.ts";
import type { Stage } from "../dry-run/script.ts";
import { verifyScript } from "../dry-run/scripts.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { chipOf } from "../flash/plan-facts.ts";
import { mismatch } from "./gate.ts";
import { verifySection } from "./summary.ts";
import type { VerifyResult } from "./verify-result.ts";
import { verify } from "./verify.ts";

/** Compares the flash with files. */
export const verifyOperation = {
  ...HARMLESS,
  about: "Compares the flash with files, without writing",
  page: "docs/reference/operations.md#verify",
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
  usesTable: (request, tableAddress) =>
    tableAddress === undefined || fileAround(request, tableAddress) !== undefined,
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
  run: verify,
  notChecked: ["Whether the flash matches the files."],
  dryRun: async (request, stage, _sources, notChecked) => {
    const script = { ...verifyScript(request), warnings: await warningsFor(request, stage) };
    return dryRunWithoutBoard(script, stage, notChecked);
  },
  dryRunOnBoard: async (request, board) => dryRunOnBoard(await verifyOn(request, board), board),
  gateFailure: ({ failOnMismatch }, result) =>
    failOnMismatch && result.mismatch ? mismatch(result) : undefined,
  summary: verifySection,
} as const satisfies BoardOperation<VerifyRequest, VerifyResult, UnresolvedVerify>;

function warningsFor(request: VerifyRequest, { connection }: Stage): Promise<string[]> {
  const images = request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 }));
  return headerWarnings(request, images, chipOf(connection.chip));
}
