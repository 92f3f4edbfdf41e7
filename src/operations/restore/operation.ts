import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedNowhere } from "../../inputs/partitions/placement.ts";
import { parseRestore, type RestoreRequest } from "./inputs.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { type BoardOperation, HARMLESS, type Sources } from "../definition.ts";
import { dryRunRestore } from "./dry-run.ts";
import type { RestoreResult } from "./restore-result.ts";
import { restore } from "./restore.ts";
import { restoreSection } from "./summary.ts";

/** Makes the flash what a backup says. */
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
  ],
  parse: (reader, { workspace, dryRun, tableAddress }) =>
    parseRestore(reader, workspace, dryRun, tableAddress),
  placement: placedNowhere,
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
  ],
  reachOf: (_request, { backup }) => (backup === undefined ? "whole" : [backup.range]),
  run: (request, board, sources) => restore(request, checkedBackup(sources), board),
  notChecked: ["Whether it is the board of the backup, and what differs."],
  dryRun: (request, stage, sources, notChecked) =>
    Promise.resolve(dryRunRestore(request, checkedBackup(sources), notChecked, stage)),
  // It stops before its first change.
  dryRunOnBoard: (request, board, sources) => restore(request, checkedBackup(sources), board),
  isPutRight: ({ verified, dry_run }) => verified && dry_run === "false",
  summary: restoreSection,
} as const satisfies BoardOperation<RestoreRequest, RestoreResult>;

function checkedBackup({ backup }: Sources): CheckedBackup {
  if (backup === undefined) throw new Error("The backup of the restore was not checked.");
  return backup;
}
