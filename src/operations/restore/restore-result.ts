import { type Range, totalOf, rangesOf } from "../../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
import { isClone } from "../../backups/board-match.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { type ImageSurvey, namedRegion, pictureOf } from "../images/image-survey.ts";
import type { DryRun } from "../dry-run/dry-run-result.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import type { ChangedRegion } from "../../report/place-result.ts";

/** What was changed, or would be. */
export interface Changes {
  readonly written: readonly Range[];
  readonly erased: readonly Range[];
}

/** The result for a board that was read. */
export async function restoreResult(
  backup: CheckedBackup,
  dryRun: DryRun,
  survey: ImageSurvey,
  { verified, written, erased }: Changes & { readonly verified: boolean },
  board: Board,
): Promise<RestoreResult> {
  const cloned = isClone(backup, board.esptool.identity);
  const changed = rangesOf([...written, ...erased]);
  const isDone = dryRun === "false";
  return {
    ...factsOf(backup, dryRun),
    verified,
    ...(cloned === undefined ? {} : { cloned }),
    changed: !verified || changed.length > 0,
    changed_regions: changed.map((region) => namedRegion(region, survey, board)),
    bytes_written: isDone ? totalOf(written) : 0,
    bytes_erased: isDone ? totalOf(erased) : 0,
    bytes_skipped: backup.range.size - totalOf(changed),
    ...(isDone
      ? await pictureOf(
          survey,
          { since: "step", by: "comparison", within: backup.range, regions: changed },
          verified,
          board,
        )
      : {}),
  };
}

/** What is known without the board. */
export function factsOf({ name, range, sha256, origin }: CheckedBackup, dryRun: DryRun): RestoreResult {
  return {
    operation: "restore",
    backup_path: name,
    start_address: formatAddress(range.address),
    size: range.size,
    sha256,
    dry_run: dryRun,
    verified: false,
    manifest_checked: origin !== undefined,
    bytes_written: 0,
    bytes_erased: 0,
  };
}

export interface RestoreResult extends Pictured {
  readonly operation: "restore";
  readonly backup_path: string;
  readonly start_address: string;
  readonly size: number;
  readonly sha256: string;
  readonly dry_run: DryRun;
  /** Whether the chip's digest of the whole range was compared with the backup's and was equal. */
  readonly verified: boolean;
  /** Whether a manifest next to the backup describes it and agrees with it. */
  readonly manifest_checked: boolean;
  /** Whether the backup is from another board, by its MAC; absent if unknown. */
  readonly cloned?: boolean;
  /** Whether the flash differed from the backup; absent if the board was not read, as is the next field. */
  readonly changed?: boolean;
  /** What was written or erased; in a dry run, what would be. */
  readonly changed_regions?: readonly ChangedRegion[];
  readonly bytes_written: number;
  /** Erased without writing. */
  readonly bytes_erased: number;
  /** Bytes that were not changed. */
  readonly bytes_skipped?: number;
  /** In a dry run without the board: the first esptool commands, as people type them. */
  readonly commands?: readonly string[];
  /** In such a dry run: what only the board knows, as sentences. */
  readonly not_checked?: readonly string[];
}
