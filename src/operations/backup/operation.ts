import { BOARD_INPUTS } from "../../inputs/input-table.ts";
import { placedSectors } from "../../inputs/partitions/placement.ts";
import { parseBackup, type BackupRequest, type UnresolvedBackup } from "./inputs.ts";
import { type BoardOperation, HARMLESS } from "../definition.ts";
import type { BackupResult } from "./backup-result.ts";
import { backupSection } from "./summary.ts";
import type { Baseline } from "./take-baseline.ts";

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
  prepare: async ({ request: { baseline }, stored }, context) => {
    if (baseline === undefined) return undefined;
    return (await import("./take-baseline.ts")).prepareBaseline(baseline, stored, context);
  },
  run: async (request, board, baseline) =>
    (await import("./backup.ts")).backup(request, baseline?.taken, board),
  notChecked: ["The size and content of the board's flash."],
  dryRun: async (...args) => (await import("./dry-run.ts")).dryRun(...args),
  dryRunOnBoard: async (request, board) => (await import("./dry-run.ts")).dryRunOnBoard(request, board),
  publish: async (request, result, baseline, target, context) => {
    const { folder, signal } = context;
    const upload = { ...target, request, folder: await folder(), signal };
    const { publishBackup } = await import("./publish-backup.ts");
    return publishBackup(upload, result, baseline?.artifact, context);
  },
  summary: backupSection,
} as const satisfies BoardOperation<BackupRequest, BackupResult, UnresolvedBackup, Baseline | undefined>;
