import type { FileResult, PlaceResult } from "../../report/place-result.ts";

/** Where a file and the flash differ. */
export interface Difference {
  readonly path: string;
  readonly address: string;
  readonly size: number;
  /** Address of the first byte that differs. */
  readonly first_difference: string;
  readonly differing_bytes: number;
  /** Names of the partitions with differing bytes; absent if the step knows no partition table. */
  readonly partitions?: readonly string[];
}

interface Verdict {
  readonly operation: "verify";
  readonly verified: boolean;
  readonly mismatch: boolean;
  /** One entry for each file that differs. */
  readonly details: readonly Difference[];
  /** Warnings, as sentences; absent without any. */
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

export type VerifyResult = VerifyOneResult | VerifyManyResult;
