import type { DoctorResult } from "../doctor/diagnosis.ts";
import type { BackupResult, RestoreResult } from "./backup/backup-result.ts";
import type {
  FlashManyResult,
  FlashOneResult,
  VerifyManyResult,
  VerifyOneResult,
} from "./images/image-result.ts";
import type { BootsNext, InfoResult, ListResult } from "./inventory-result.ts";
import type { Pictured } from "./images/pictured-result.ts";
import type { FileResult } from "./places/place-result.ts";
import type { DryRun } from "../inputs/request.ts";

export type * from "./backup/backup-result.ts";
export type * from "./images/image-result.ts";
export type * from "./inventory-result.ts";
export type * from "./images/pictured-result.ts";
export type * from "./places/place-result.ts";

export interface ReadResult extends Pictured {
  readonly operation: "read";
  readonly output_path: string;
  readonly start_address: string;
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
  readonly bytes_read: number;
  readonly sha256: string;
}

export interface EraseResult extends Pictured {
  readonly operation: "erase";
  readonly erase_type: "full" | "region";
  readonly start_address: string;
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
  readonly size: number | null;
}

/** What an operation would do. It claims nothing: not one byte was written. */
export interface DryRunResult {
  readonly operation: "dry-run";
  readonly dry_run: Exclude<DryRun, "false">;
  /** In words, as sentences; the first names the operation. */
  readonly plan: readonly string[];
  /** The esptool commands as people type them: the first, and what is known of those that follow. */
  readonly commands: readonly string[];
  readonly warnings?: readonly string[];
  /** What only the board could tell, as sentences; absent where it was asked. */
  readonly not_checked?: readonly string[];
  /** The application that would boot once the flash were done; absent where that is not known. */
  readonly boots_next?: BootsNext;
  /** `in_flash`: whether the chip's digest found it there; absent where the board was not asked. */
  readonly files?: readonly (FileResult & { readonly in_flash?: boolean })[];
  readonly file_count?: number;
  readonly total_size?: number;
  readonly output_path?: string;
  readonly start_address?: string;
  /** Bytes; `null` is as much as the flash has. */
  readonly size?: number | null;
  /** Whether anything in the flash differs from the files; absent where the board was not asked. */
  readonly changed?: boolean;
  readonly bytes_written: 0;
}

/** What an operation verified, in the field names of the JSON output `result`. */
export type OperationResult =
  | FlashOneResult
  | FlashManyResult
  | VerifyOneResult
  | VerifyManyResult
  | ReadResult
  | EraseResult
  | BackupResult
  | RestoreResult
  | ListResult
  | InfoResult
  | DoctorResult
  | DryRunResult;

export type ResultOf<Name extends OperationResult["operation"]> = Extract<
  OperationResult,
  { operation: Name }
>;
