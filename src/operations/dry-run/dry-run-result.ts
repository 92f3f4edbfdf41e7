import type { BootsNext } from "../../report/application-result.ts";
import type { FileResult } from "../../report/place-result.ts";

/** `true` works without the board; `connect` reads it. Neither changes anything. */
export const DRY_RUNS = ["false", "true", "connect"] as const;
export type DryRun = (typeof DRY_RUNS)[number];

/** What an operation would do. Nothing was written or verified. */
export interface DryRunResult {
  readonly operation: "dry-run";
  readonly dry_run: Exclude<DryRun, "false">;
  /** Sentences; the first begins with the operation. */
  readonly plan: readonly string[];
  /** The esptool commands as people type them: the first, and those after it that are known. */
  readonly commands: readonly string[];
  readonly warnings?: readonly string[];
  /** What only the board knows, as sentences; absent if it was read. */
  readonly not_checked?: readonly string[];
  /** The application that would boot after the flash; absent if unknown. */
  readonly boots_next?: BootsNext;
  /** `in_flash`: whether the chip's digest matched; absent if the board was not read. */
  readonly files?: readonly (FileResult & { readonly in_flash?: boolean })[];
  readonly file_count?: number;
  readonly total_size?: number;
  readonly output_path?: string;
  readonly start_address?: string;
  /** Bytes; `null` means up to the end of the flash. */
  readonly size?: number | null;
  /** Whether the flash differs from the files anywhere; absent if the board was not read. */
  readonly changed?: boolean;
  readonly bytes_written: 0;
}

/** The outputs from its fields. */
export const DRY_RUN_OUTPUTS = [
  "dry-run",
  "plan",
  "commands",
  "not-checked",
  "boots-next",
  "files",
  "file-count",
  "total-size",
  "output-path",
  "start-address",
  "size",
  "changed",
  "bytes-written",
] as const;
