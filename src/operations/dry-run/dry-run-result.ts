import type { BootsNext } from "../../report/application-result.ts";
import type { FileResult } from "../../report/place-result.ts";

/** `true` does without the board; `connect` reads it. Neither changes anything. */
export const DRY_RUNS = ["false", "true", "connect"] as const;
export type DryRun = (typeof DRY_RUNS)[number];

/** What an operation would do. Nothing was written or verified. */
export interface DryRunResult {
  readonly operation: "dry-run";
  readonly dry_run: Exclude<DryRun, "false">;
  /** In words, as sentences; the first names the operation. */
  readonly plan: readonly string[];
  /** The esptool commands as people type them: the first, and what is known of those that follow. */
  readonly commands: readonly string[];
  readonly warnings?: readonly string[];
  /** What only the board knows, as sentences; absent where it was asked. */
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

/** The outputs that are fields of it. */
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
