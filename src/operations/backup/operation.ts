import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedSectors } from "../../inputs/partitions/placement.ts";
import { parseBackup, type BackupRequest, type UnresolvedBackup } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import { dryRunWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, dryRunOnBoard } from "../dry-run/on-board.ts";
import { backupScript } from "./dry-run.ts";
import type { BackupResult } from "./backup-result.ts";
import { backup, firstAddress } from "./backup.ts";
import { publishBackup } from "./publish-backup.ts";
import { backupSection } from "./summary.ts";
import { type Baseline, prepareBaseline } from "./take-baseline.ts";

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
  prepare: ({ request: { baseline }, stored }, context) =>
    baseline === undefined ? Promise.resolve(undefined) : prepareBaseline(baseline, stored, context),
  run: (request, board, baseline) => backup(request, baseline?.taken, board),
  notChecked: ["The size and content of the board's flash."],
  dryRun: (request, board, _baseline, notChecked) =>
    Promise.resolve(dryRunWithoutBoard(backupScript(request, board.connection), board, notChecked)),
  dryRunOnBoard: async (request, board) => {
    const script = backupScript(request, board.esptool.connection);
    return dryRunOnBoard(
      await lookAt(script, board, endOf(firstAddress(request), request.region?.size)),
      board,
    );
  },
  publish: async (request, result, baseline, target, context) => {
    const { folder, signal } = context;
    const upload = { ...target, request, folder: await folder(), signal };
    return publishBackup(upload, result, baseline?.artifact, context);
  },
  summary: backupSection,
} as const satisfies BoardOperation<BackupRequest, BackupResult, UnresolvedBackup, Baseline | undefined>;
