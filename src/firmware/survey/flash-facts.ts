import type { Range } from "../flash/flash-ranges.ts";

/** The location of a partition table, or why it is missing. */
export interface KnownTable {
  readonly state:
    | "found"
    | "absent"
    /** Not read: the partitions come from a table given to the step. */
    | "given"
    /** The chip has encrypted it. */
    | "encrypted"
    /** Not read, and none was given. */
    | "unknown";
  /** Where it is, or where it should be. */
  readonly address: string;
  /** Completes "it …"; `null` if there is no reason to give. */
  readonly reason: string | null;
  /** Why `gen_esp32part.py` would reject the table: clauses that complete "it …". */
  readonly problems?: readonly string[];
}

export interface FlashChanges {
  /** Compared with an earlier backup, or with the flash before this step. */
  readonly since: "baseline" | "step";
  /**
   * Why they count as changes: the bytes were compared, or this step has written or erased them, whatever was there
   * before.
   */
  readonly by: "comparison" | "write" | "erase" | "erase-and-write";
  /** The range in which changes are known; absent: everywhere. */
  readonly within?: Range;
  /** By address, without overlaps; they may extend beyond the known part of the flash. */
  readonly regions: readonly Range[];
}

/** The content of a file; its names are untrusted text. */
export type FileContent =
  | {
      readonly kind: "bootloader";
      readonly chip: string;
      readonly idf_version: string;
      readonly intact: boolean;
    }
  | {
      readonly kind: "application";
      readonly name: string;
      readonly version: string;
      readonly intact: boolean;
    }
  /** An image for this chip without a description. */
  | { readonly kind: "image"; readonly chip: string; readonly intact: boolean }
  | { readonly kind: "table"; readonly partitions: number }
  | { readonly kind: "blank" | "data" };
