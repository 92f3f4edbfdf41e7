import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { Failure } from "../../system/errors.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { manifestText } from "../../firmware/formats/backup-manifest.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { sha256OfBytes } from "../../system/files/digest.ts";
import { PendingFiles } from "../../system/files/pending-files.ts";
import { backupRecord } from "../../backups/backup-record.ts";
import { fittingBaseline, type TakenBaseline } from "../../backups/baseline.ts";
import type { Board } from "../../board/session/board.ts";
import { findChanges } from "../../backups/changes.ts";
import { AFTER_FIRST_SECTOR, namedRegion, pictureOf, surveyImage } from "../images/image-survey.ts";
import { restOfFlash } from "../../board/device/read-region.ts";
import type { BackupRequest } from "./inputs.ts";
import type { SecurityState } from "../../board/device/security.ts";
import { takeImage } from "./take-image.ts";
import type { BackupResult } from "./backup-result.ts";

/**
 * Makes an image of the flash that the chip's digest has verified, and next to it a manifest that describes the image.
 */
export async function backup(
  request: BackupRequest,
  earlier: TakenBaseline | undefined,
  board: Board,
): Promise<BackupResult> {
  const files = await PendingFiles.create([request.output, request.manifest], board);
  try {
    const image = await board.folder.writeBytes("backup.bin", new Uint8Array());
    const result = await makeBackup(request, earlier, image, files, board);
    await rm(image);
    return result;
  } finally {
    await files.discard();
  }
}

/** Address of the image's first byte. */
export function firstAddress({ includeBootloader, region }: BackupRequest): number {
  return region?.address ?? (includeBootloader ? 0 : AFTER_FIRST_SECTOR);
}

async function rangeOf(request: BackupRequest, board: Board): Promise<Range> {
  const address = firstAddress(request);
  const rest = await restOfFlash(address, board);
  const size = request.region?.size ?? rest;
  if (size <= rest) return { address, size };
  throw new Failure(
    "beyond-flash",
    `The region ends at ${formatAddress(address + size)}, beyond the board's flash of ${address + rest} bytes.`,
    "Lower `address` or `size`.",
  );
}

/** @param image path of the private file for the image. */
async function makeBackup(
  request: BackupRequest,
  earlier: TakenBaseline | undefined,
  image: string,
  files: PendingFiles,
  board: Board,
): Promise<BackupResult> {
  const started = board.now();
  const range = await rangeOf(request, board);
  const baseline = await fittingBaseline(earlier, range, board);
  const security = await knownSecurity(board);
  const { transferred, verified, sha256 } = await takeImage(request, range, baseline, image, board);
  const { esptool, tableAddress } = board;
  const survey = await surveyImage(image, range, { chip: esptool.identity.chip, tableAddress });
  const changes = baseline === undefined ? undefined : await findChanges(baseline, image, range);
  const name = basename(request.output.realPath);
  const record = backupRecord(
    { name, range, sha256, verified, transferred, started, contents: survey.contents, security },
    board,
  );
  const manifest = Buffer.from(manifestText(record));
  const manifestDigest = sha256OfBytes(manifest);
  const manifestCopy = await board.folder.writeBytes("manifest.json", manifest);
  await files.commit([
    { path: image, sha256 },
    { path: manifestCopy, sha256: manifestDigest },
  ]);
  const compared =
    changes && ({ since: "baseline", by: "comparison", within: range, regions: changes } as const);
  const pictured = await pictureOf(survey, compared, verified, board);
  return {
    operation: "backup",
    output_path: request.output.path,
    manifest_path: request.manifest.path,
    manifest_sha256: manifestDigest,
    start_address: record.start_address,
    bytes_read: range.size,
    sha256,
    verified,
    bytes_transferred: transferred,
    ...(changes === undefined
      ? {}
      : {
          changed: changes.length > 0,
          changed_regions: changes.map((region) => namedRegion(region, survey, board)),
        }),
    partitions: record.partitions,
    ...pictured,
  };
}

/** Security settings are optional in a backup; `undefined` also for chips that do not report them. */
async function knownSecurity(board: Board): Promise<SecurityState | undefined> {
  try {
    return await board.session.readings.security();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === "not-supported-by-chip" || error.code === "esptool-failed") return undefined;
    throw error;
  }
}
