import type { Range } from "../flash/flash-ranges.ts";

/** Where a partition table is, or why there is none. */
export interface KnownTable {
  readonly state:
    | "found"
    | "absent"
    /** It was not looked at: the partitions are those of a table that the step was given. */
    | "given"
    /** The chip has encrypted it. */
    | "encrypted"
    /** Not read, and none was given. */
    | "unknown";
  /** Where it is, or where it belongs and was looked for, if it was. */
  readonly address: string;
  /** Completes "it …"; `null` where there is nothing to say. */
  readonly reason: string | null;
  /** What ESP-IDF's tool would refuse in a table that was found: clauses that complete "it …". */
  readonly problems?: readonly string[];
}

export interface FlashChanges {
  /** Against what: an earlier backup, or the flash before this step. */
  readonly since: "baseline" | "step";
  /**
   * How it is known that they are changes: bytes were compared, or this step has written or erased them, whatever was
   * there before.
   */
  readonly by: "comparison" | "write" | "erase" | "erase-and-write";
  /** Where changes would have been noticed; absent, that is everywhere. */
  readonly within?: Range;
  /** In the order of the addresses, without overlaps; they may go on behind what is known of the flash. */
  readonly regions: readonly Range[];
}

/** What the bytes of a file are; names in it are text from outside. */
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
  /** It is for this chip, and says nothing else of itself. */
  | { readonly kind: "image"; readonly chip: string; readonly intact: boolean }
  | { readonly kind: "table"; readonly partitions: number }
  | { readonly kind: "blank" | "data" };
