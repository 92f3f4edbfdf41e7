import type { BootsNext } from "../../report/application-result.ts";
import type { Pictured } from "../../report/pictured-result.ts";
import type { FileResult, PlaceResult } from "../../report/place-result.ts";

/** An image that was flashed. */
export interface FlashedFile extends FileResult {
  /**
   * `updated`: only some of its pieces were written, and the rest was there already; `unchanged`: all of it was there
   * already.
   */
  readonly state: "written" | "updated" | "unchanged";
  /** How many of its bytes were written. */
  readonly written: number;
}

export interface FlashOneResult extends PlaceResult, Pictured {
  readonly operation: "flash";
  readonly firmware_path: string;
  readonly firmware_size: number;
  /** Bytes written, in all attempts. */
  readonly bytes_written: number;
  /** Bytes that were not written because the chip's digests matched. */
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  /** Whether the chip's digests of every image, whole or in pieces, were compared with the file's and were equal. */
  readonly verified: boolean;
  /** Warnings, as sentences; absent without any. */
  readonly warnings?: readonly string[];
  /** Absent if unknown, or if no application was flashed. */
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
  /** Warnings, as sentences; absent without any. */
  readonly warnings?: readonly string[];
  /** Absent if unknown, or if no application was flashed. */
  readonly boots_next?: BootsNext;
}

export type FlashResult = FlashOneResult | FlashManyResult;
