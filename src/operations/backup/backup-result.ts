import type { BackupManifest } from "../../firmware/formats/backup-manifest.ts";
import type { Pictured } from "../images/pictured-result.ts";
import type { RegionResult } from "../places/place-result.ts";
import type { DryRun } from "../../inputs/request.ts";

/** A piece of flash that differs from the baseline. */
export interface ChangedRegion extends RegionResult {
  /** Names of the partitions that it lies in, by the table of the new image; empty outside of all of them. */
  readonly partitions: readonly string[];
}

export interface BackupResult extends Pictured {
  readonly operation: "backup";
  readonly output_path: string;
  readonly manifest_path: string;
  readonly manifest_sha256: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
  /** Whether the chip's digest of the whole range was compared with the image's, and was equal. */
  readonly verified: boolean;
  /** Of `bytes_read`, those that were sent over the link; the others are blank or as in the baseline. */
  readonly bytes_transferred: number;
  /** Whether the image differs from the baseline; absent without one. */
  readonly changed?: boolean;
  /** Where, by sectors of 4 KiB. */
  readonly changed_regions?: readonly ChangedRegion[];
  /** The partitions by the table that was found, as in the manifest; empty where none was. */
  readonly partitions: BackupManifest["partitions"];
}

export interface RestoreResult extends Pictured {
  readonly operation: "restore";
  readonly backup_path: string;
  readonly start_address: string;
  readonly size: number;
  readonly sha256: string;
  readonly dry_run: DryRun;
  /** Whether the chip's digest of the whole range was compared with the backup's, and was equal. */
  readonly verified: boolean;
  /** Whether a manifest beside the backup says what it is, and agrees with it. */
  readonly manifest_checked: boolean;
  /** Whether the backup is of another board, by its MAC; absent where that is not known. */
  readonly cloned?: boolean;
  /** Whether the flash differed from the backup; absent where the board was not looked at, as the next one is. */
  readonly changed?: boolean;
  /** What was written or made blank; in a dry run, what would be. */
  readonly changed_regions?: readonly ChangedRegion[];
  readonly bytes_written: number;
  /** Made blank without writing. */
  readonly bytes_erased: number;
  /** Left alone. */
  readonly bytes_skipped?: number;
  /** In a dry run that does without the board: the first esptool commands, as people type them. */
  readonly commands?: readonly string[];
  /** In such a dry run: what only the board can tell, as sentences. */
  readonly not_checked?: readonly string[];
}
