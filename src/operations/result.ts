import type { DoctorResult } from "../doctor/diagnosis.ts";

/** An image as the JSON result names it; addresses are text such as "0x10000", sizes are bytes. */
export interface FileResult {
  readonly address: string;
  readonly path: string;
  readonly size: number;
}

/** An image that was flashed. */
export interface FlashedFile extends FileResult {
  /** `updated`: only pieces of it were written; the others, as all of an `unchanged` one, were there already. */
  readonly state: "written" | "updated" | "unchanged";
  /** Bytes of it that were written. */
  readonly written: number;
}

export interface FlashOneResult {
  readonly operation: "flash";
  readonly firmware_path: string;
  readonly address: string;
  readonly firmware_size: number;
  /** What went into the flash, in all attempts. */
  readonly bytes_written: number;
  /** What was in the flash already, by the chip's digest, and so was not written. */
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  /** Whether the chip's digests of every image, in one piece or in several, were compared with the file's, and equal. */
  readonly verified: boolean;
}

export interface FlashManyResult {
  readonly operation: "flash";
  readonly files: readonly FlashedFile[];
  readonly file_count: number;
  readonly total_size: number;
  readonly bytes_written: number;
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  readonly verified: boolean;
}

/** Where a file and the flash differ. */
export interface Difference {
  readonly path: string;
  readonly address: string;
  readonly size: number;
  /** Address of the first byte that differs. */
  readonly first_difference: string;
  readonly differing_bytes: number;
}

interface Verdict {
  readonly operation: "verify";
  readonly verified: boolean;
  readonly mismatch: boolean;
  /** One entry for each file that differs. */
  readonly details: readonly Difference[];
}

export interface VerifyOneResult extends Verdict {
  readonly firmware_path: string;
  readonly address: string;
  readonly file_size: number;
}

export interface VerifyManyResult extends Verdict {
  readonly files: readonly (FileResult & { readonly verified: boolean })[];
  readonly file_count: number;
  readonly total_size: number;
}

export interface ReadResult {
  readonly operation: "read";
  readonly output_path: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
}

export interface EraseResult {
  readonly operation: "erase";
  readonly erase_type: "full" | "region";
  readonly start_address: string;
  readonly size: number | null;
}

/** A piece of flash in the result. */
export interface RegionResult {
  readonly address: string;
  /** Bytes. */
  readonly size: number;
}

export interface BackupResult {
  readonly operation: "backup";
  readonly output_path: string;
  readonly manifest_path: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
  /** Whether the chip's digest of the whole range was compared with the image's, and was equal. */
  readonly proven: boolean;
  /** Of `bytes_read`, those that were sent over the link; the others are blank or as in the baseline. */
  readonly bytes_transferred: number;
  /** Whether the image differs from the baseline; absent without one. */
  readonly changed?: boolean;
  /** Where, by sectors of 4 KiB. */
  readonly changed_regions?: readonly RegionResult[];
}

/** What an operation proved, in the field names of the JSON output `result`. */
export type OperationResult =
  | FlashOneResult
  | FlashManyResult
  | VerifyOneResult
  | VerifyManyResult
  | ReadResult
  | EraseResult
  | BackupResult
  | DoctorResult;

export type ResultOf<Name extends OperationResult["operation"]> = Extract<
  OperationResult,
  { operation: Name }
>;
