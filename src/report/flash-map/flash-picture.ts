import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { FlashChanges, KnownTable } from "../../firmware/survey/flash-facts.ts";

type PlaceKind = "bootloader" | "partition-table" | "partition" | "file" | "gap";
type PlaceContent =
  | "application"
  | "nvs"
  | "filesystem"
  | "ota-data"
  | "blank"
  | "data"
  | "unknown"
  | "bootloader"
  | "partition-table";

/** A piece of flash that has a purpose, or none. */
export interface Place extends Range {
  readonly kind: PlaceKind;
  /** Of a partition, or of a file; else `null`. */
  readonly name: string | null;
  /** Of a partition; else `null`, as is `subtype`. */
  readonly type: string | null;
  readonly subtype: string | null;
  /** Bytes up to the last one that is not blank; `null` where that is not known. */
  readonly used: number | null;
  readonly content: PlaceContent;
  /** The content in words. */
  readonly description: string;
  /** Of an application, whether it boots next; `null` where that is unknown. */
  readonly boots: boolean | null;
}

/** Whether the chip's digest has verified all bytes of a piece, some, or none. */
export type Verified = "whole" | "part" | "none";

/** The output `flash-map`: addresses are text such as "0x10000", sizes are bytes. */
export interface FlashPicture {
  /** `null` where the size of the flash is unknown: then the rows end with what is known of it. */
  readonly size: number | null;
  /** The part of the flash that is drawn; `null` where it is all of it. */
  readonly part: { readonly address: string; readonly size: number } | null;
  readonly partition_table: KnownTable;
  readonly changed_since: FlashChanges["since"] | null;
  readonly changed_by: FlashChanges["by"] | null;
  /** Bytes that have changed; `null` where nobody knows of changes, and of a whole flash whose size is not known. */
  readonly changed: number | null;
  readonly verified: Verified;
  readonly verified_bytes: number;
  /** All of the flash, or of the part, in 40 signs, as `drawBar` draws them. */
  readonly bar: string;
  /** In the order of the addresses. */
  readonly rows: readonly FlashRow[];
}

export interface FlashRow extends Omit<Place, "address"> {
  readonly address: string;
  readonly free: number | null;
  /** Bytes that have changed; `null` where that is not known of all of the row. */
  readonly changed: number | null;
  readonly verified: Verified;
  readonly verified_bytes: number;
  /** Other rows that have bytes in common with this one. */
  readonly overlaps: readonly string[];
  /** How many of its bytes lie behind the end of the flash; `null` where that is not known. */
  readonly beyond_flash: number | null;
  /** The row in 16 signs. */
  readonly bar: string;
}
