import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { manifestText } from "../firmware/backup-manifest.ts";
import { formatAddress } from "../firmware/flash-layout.ts";
import { PendingFile } from "../system/safe-file.ts";
import type { Board } from "./board.ts";
import { readRegion } from "./read-region.ts";
import type { BackupRequest } from "./request.ts";
import type { BackupResult } from "./result.ts";

/** `include-bootloader: false` leaves out the first sector, where most chips since the ESP32-S3 have theirs. */
const AFTER_FIRST_SECTOR = 0x1000;

/** Reads the flash into an image, and writes beside it a manifest that says what it is an image of. */
export async function backup(request: BackupRequest, board: Board): Promise<BackupResult> {
  const address = request.includeBootloader ? 0 : AFTER_FIRST_SECTOR;
  const image = await PendingFile.create(request.output);
  try {
    const manifest = await PendingFile.create(request.manifest);
    try {
      const { bytes, sha256 } = await readRegion(
        address,
        undefined,
        image.partPath,
        request.output.path,
        board,
      );
      const record = {
        image: basename(request.output.realPath),
        sha256,
        start_address: formatAddress(address),
        size: bytes,
        created: board.now().toISOString(),
        board: board.esptool.identity,
      };
      await writeFile(manifest.partPath, manifestText(record));
      await image.commit();
      await manifest.commit();
      return {
        operation: "backup",
        output_path: request.output.path,
        manifest_path: request.manifest.path,
        start_address: formatAddress(address),
        bytes_read: bytes,
        sha256,
      };
    } finally {
      await manifest.discard();
    }
  } finally {
    await image.discard();
  }
}
