import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedFiles } from "../../inputs/partitions/placement.ts";
import { parseFlash, type FlashRequest, type UnresolvedFlash } from "./inputs.ts";
import type { BoardOperation } from "../definition.ts";
import type { CheckedFiles } from "./flash-plan.ts";
import type { FlashResult } from "./flash-result.ts";
import { followingFailure } from "../gate/gate-failure.ts";
import { GATE_INPUTS } from "../gate/gate-request.ts";
import { GATE_OUTPUTS, type GateResult } from "../gate/gate-result.ts";
import { withVerdict } from "../gate/gate-summary.ts";
import { notVerified } from "./gate.ts";
import { flashSection } from "./summary.ts";

/** Writes images to the flash and verifies them. */
export const flashOperation = {
  about: "Checks the plan, writes what differs, compares the chip's digest of every image",
  page: "docs/reference/operations.md#flash",
  esptoolCommands: ["write-flash"],
  inputs: [
    ...BOARD_INPUTS,
    "file",
    "files",
    "address",
    "partition-table",
    "partition-table-offset",
    "verify",
    "compress",
    "rewrite",
    "erase-first",
    "flash-mode",
    "flash-freq",
    "flash-size",
    "force",
    "allow-data-loss",
    "monitor",
    ...GATE_INPUTS,
  ],
  usesImages: true,
  parse: parseFlash,
  placement: (request) => ({
    ...placedFiles(request, (files) => ({ ...request, files })),
    erasesTable: request.extent === "chip",
  }),
  usesTable: () => true,
  outputs: [
    "firmware-path",
    "address",
    "partition",
    "firmware-size",
    "files",
    "file-count",
    "total-size",
    "bytes-written",
    "bytes-skipped",
    "compressed",
    "verified",
    "boots-next",
    "flash-map",
    ...GATE_OUTPUTS,
  ],
  prepare: async ({ resolved, connection, tableAddress, expected }) => {
    if (resolved === undefined) return undefined;
    const { checkFiles } = await import("./flash-plan.ts");
    return checkFiles(resolved, connection.chip, tableAddress, expected);
  },
  reachOf: ({ extent, files }) =>
    extent === "chip" ? "whole" : files.map(({ address, size }) => ({ address, size })),
  run: async (...args) => (await import("./flash-and-watch.ts")).flashAndWatch(...args),
  notChecked: [
    "Whether the board has the chip, revision and flash that the images need, and its security settings.",
    "Whether any of it is already in the flash.",
  ],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (...args) => (await import("./dry-run.ts")).dryRunOnBoard(...args),
  isPutRight: ({ verified }) => verified,
  gateFailure: ({ verify, gate }, result) =>
    verify && !result.verified ? notVerified(result) : followingFailure(gate, result),
  summary: (result) => withVerdict(flashSection(result), result),
} as const satisfies BoardOperation<
  FlashRequest,
  FlashResult & Partial<GateResult>,
  UnresolvedFlash,
  CheckedFiles | undefined
>;
