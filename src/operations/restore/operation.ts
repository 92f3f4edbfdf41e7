import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { parseRestore, type RestoreRequest } from "./inputs.ts";
import { followingFailure } from "../gate/gate-failure.ts";
import { GATE_INPUTS } from "../gate/gate-request.ts";
import { GATE_OUTPUTS, type GateResult } from "../gate/gate-result.ts";
import { withVerdict } from "../gate/gate-summary.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import type { RestoreResult } from "./restore-result.ts";
import { restoreSection } from "./summary.ts";

/** Makes the flash equal a backup. */
export const restoreOperation = {
  ...HARMLESS,
  about: "Puts a backup back on its board, writes what differs, verifies the whole flash",
  page: "docs/guides/restore.md",
  inputs: [
    ...BOARD_INPUTS,
    "partition-table-offset",
    "backup",
    "run-id",
    "repository",
    "allow-other-board",
    "allow-unidentified-backup",
    "age-identity",
    "monitor",
    ...GATE_INPUTS,
  ],
  parse: parseRestore,
  placement: (request) => placedNowhere(request),
  usesTable: () => true,
  outputs: [
    "backup-path",
    "start-address",
    "size",
    "sha256",
    "dry-run",
    "verified",
    "manifest-checked",
    "cloned",
    "changed",
    "changed-regions",
    "bytes-written",
    "bytes-erased",
    "bytes-skipped",
    "commands",
    "not-checked",
    "flash-map",
    ...GATE_OUTPUTS,
  ],
  prepare: async ({ request, stored }, context) =>
    (await import("./prepare-backup.ts")).prepareBackup(request, stored, context),
  reachOf: (_request, { range }) => [range],
  run: async (...args) => (await import("./restore-and-watch.ts")).restoreAndWatch(...args),
  notChecked: ["Whether it is the board of the backup, and what differs."],
  dryRun: async (request, board, backup, notChecked) =>
    (await import("./dry-run.ts")).dryRunRestore(request, backup, notChecked, board),
  // It stops before its first change.
  dryRunOnBoard: async (request, board, backup) =>
    (await import("./restore.ts")).restore(request, backup, board),
  isPutRight: ({ verified, dry_run }) => verified && dry_run === "false",
  gateFailure: ({ gate }, result) => followingFailure(gate, result),
  summary: (result) => withVerdict(restoreSection(result), result),
} as const satisfies BoardOperation<
  RestoreRequest,
  RestoreResult & Partial<GateResult>,
  RestoreRequest,
  CheckedBackup
>;
