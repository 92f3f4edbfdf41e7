import type { BootsNext } from "../inventory-result.ts";
import type { Pictured } from "./pictured-result.ts";
import type { FileResult, PlaceResult } from "../places/place-result.ts";

/** An image that was flashed. */
export interface FlashedFile extends FileResult {
  /** `updated`: only pieces of it were written; the others, as all of an `unchanged` one, were there already. */
  readonly state: "written" | "updated" | "unchanged";
  /** Bytes of it that were written. */
  readonly written: number;
}

export interface FlashOneResult extends PlaceResult, Pictured {
  readonly operation: "flash";
  readonly firmware_path: string;
  readonly firmware_size: number;
  /** What went into the flash, in all attempts. */
  readonly bytes_written: number;
  /** What was in the flash already, by the chip's digest, and so was not written. */
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  /** Whether the chip's digests of every image, in one piece or in several, were compared with the file's, and equal. */
  readonly verified: boolean;
  /** What is not as its author may have meant it, as sentences; absent where there is nothing. */
  readonly warnings?: readonly string[];
  /** Absent where that is not known, and where no application was flashed. */
  readonly boots_next?: BootsNext;
}

export interface FlashManyResult extends Pictured {
  readonly operation: "flash";
  readonly files: readonly FlashedFile[];
  readonly file_count: number;
  readonly total_size: number;
  readonly bytes_written: number;
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  readonly verified: boolean;
  /** What is not as its author may have meant it, as sentences; absent where there is nothing. */
  readonly warnings?: readonly string[];
  /** Absent where that is not known, and where no application was flashed. */
  readonly boots_next?: BootsNext;
}

/** Where a file and the flash differ. */
export interface Difference {
  readonly path: string;
  readonly address: string;
  readonly size: number;
  /** Address of the first byte that differs. */
  readonly first_difference: string;
  readonly differing_bytes: number;
  /** Names of the partitions in which bytes differ; absent where the step knows no partition table. */
  readonly partitions?: readonly string[];
}

interface Verdict {
  readonly operation: "verify";
  readonly verified: boolean;
  readonly mismatch: boolean;
  /** One entry for each file that differs. */
  readonly details: readonly Difference[];
  /** What is not as its author may have meant it, as sentences; absent where there is nothing. */
  readonly warnings?: readonly string[];
}

export interface VerifyOneResult extends Verdict, PlaceResult {
  readonly firmware_path: string;
  readonly file_size: number;
}

export interface VerifyManyResult extends Verdict {
  readonly files: readonly (FileResult & { readonly verified: boolean })[];
  readonly file_count: number;
  readonly total_size: number;
}
