import type { BackupManifest } from "../../firmware/formats/backup-manifest.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import type { ChangedRegion } from "../../report/place-result.ts";

export interface BackupResult extends Pictured {
  readonly operation: "backup";
  readonly output_path: string;
  readonly manifest_path: string;
  readonly manifest_sha256: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
  /** Whether the chip's digest of the whole range was compared with the image's and was equal. */
  readonly verified: boolean;
  /** How many of `bytes_read` were sent over the link; the others are blank or equal the baseline. */
  readonly bytes_transferred: number;
  /** Whether the image differs from the baseline; absent without one. */
  readonly changed?: boolean;
  /** Where it differs, in sectors of 4 KiB. */
  readonly changed_regions?: readonly ChangedRegion[];
  /** The partitions of the table that was found, as in the manifest; empty without a table. */
  readonly partitions: BackupManifest["partitions"];
}
