import type { BackupManifest } from "./backup-manifest.ts";
import type { Range } from "./backup-plan.ts";

/** What is known of a flash, from a backup, a board, or what was written to it. */
export interface KnownFlash extends Pick<BackupManifest, "partition_table" | "partitions" | "bootloader"> {
  /** Bytes of the whole flash. */
  readonly size: number;
  /** What was looked at byte by byte; `undefined` where only the partitions are known. */
  readonly looked: LookedAt | undefined;
  /** `undefined` where nothing was compared with anything. */
  readonly changes: FlashChanges | undefined;
  /** What the chip's digest has proven to be as it is shown here; pieces may touch, but not overlap. */
  readonly proven: readonly Range[];
}

export interface LookedAt {
  readonly range: Range;
  /** What is not blank, in the order of the addresses; every piece ends with its last byte that is not blank. */
  readonly filled: readonly Range[];
}

export interface FlashChanges {
  /** Against what: an earlier backup, or the flash before this step. */
  readonly since: "baseline" | "step";
  /** Where changes would have been noticed. */
  readonly within: Range;
  /** In the order of the addresses, without overlaps. */
  readonly regions: readonly Range[];
}
