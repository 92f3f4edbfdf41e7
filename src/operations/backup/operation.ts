import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedSectors } from "../../inputs/partitions/placement.ts";
import { parseBackup, type BackupRequest, type UnresolvedBackup } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, dryRunOnBoard } from "../dry-run/on-board.ts";
import { backupScript } from "./dry-run.ts";
import type { BackupResult } from "./backup-result.ts";
import { backup, firstAddress } from "./backup.ts";
import { backupSection } from "./summary.ts";

/** Reads the flash, or a part of it, into an image with a manifest. */
export const backupOperation = {
  ...HARMLESS,
  about: "Makes a verified image with a manifest, encrypts it, uploads it as an artifact",
  page: "docs/guides/nightly-backups.md",
  inputs: [
    ...BOARD_INPUTS,
    "address",
    "partition-table",
    "partition-table-offset",
    "size",
    "output",
    "overwrite",
    "include-bootloader",
    "incremental",
    "baseline",
    "upload",
    "artifact-name",
    "retention-days",
    "compression-level",
    "encrypt-to",
    "require-encryption",
    "allow-public-backup",
    "age-identity",
  ],
  uploads: true,
  parse: (reader, { workspace }) => parseBackup(reader, workspace),
  placement: ({ region, ...request }) =>
    placedSectors(region, (placed) => (placed === undefined ? request : { ...request, region: placed })),
  usesTable: () => true,
  outputs: [
    "output-path",
    "manifest-path",
    "manifest-sha256",
    "start-address",
    "bytes-read",
    "sha256",
    "verified",
    "bytes-transferred",
    "changed",
    "changed-regions",
    "partitions",
    "flash-map",
  ],
  run: (request, board, { baseline }) => backup(request, baseline, board),
  notChecked: ["The size and content of the board's flash."],
  dryRun: (request, stage, _sources, notChecked) =>
    Promise.resolve(dryRunWithoutBoard(backupScript(request, stage.connection), stage, notChecked)),
  dryRunOnBoard: async (request, board) => {
    const script = backupScript(request, board.esptool.connection);
    return dryRunOnBoard(
      await lookAt(script, board, endOf(firstAddress(request), request.region?.size)),
      board,
    );
  },
  summary: backupSection,
} as const satisfies BoardOperation<BackupRequest, BackupResult, UnresolvedBackup>;
