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

/** A row of the map: a piece of flash with a purpose, or a gap. */
export interface Place extends Range {
  readonly kind: PlaceKind;
  /** Of a partition, or of a file; otherwise `null`. */
  readonly name: string | null;
  /** Of a partition; otherwise `null`, as is `subtype`. */
  readonly type: string | null;
  readonly subtype: string | null;
  /** Bytes up to the last one that is not blank; `null` if unknown. */
  readonly used: number | null;
  readonly content: PlaceContent;
  /** The content as text. */
  readonly description: string;
  /** Whether an application boots next; `null` if unknown. */
  readonly boots: boolean | null;
}

/** Whether the chip's digest has verified all bytes of a piece, some, or none. */
export type Verified = "whole" | "part" | "none";

/** The output `flash-map`: addresses are text such as "0x10000", sizes are bytes. */
export interface FlashPicture {
  /** `null` if unknown: the rows then end with the known part. */
  readonly size: number | null;
  /** The part of the flash that is drawn; `null` for all of it. */
  readonly part: { readonly address: string; readonly size: number } | null;
  readonly partition_table: KnownTable;
  readonly changed_since: FlashChanges["since"] | null;
  readonly changed_by: FlashChanges["by"] | null;
  /** Bytes that have changed; `null` if changes are unknown, or all of a flash of unknown size has changed. */
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
  /** Bytes that have changed; `null` unless known for the whole row. */
  readonly changed: number | null;
  readonly verified: Verified;
  readonly verified_bytes: number;
  /** Other rows that have bytes in common with this one. */
  readonly overlaps: readonly string[];
  /** How many of its bytes are beyond the end of the flash; `null` if unknown. */
  readonly beyond_flash: number | null;
  /** The row in 16 signs. */
  readonly bar: string;
}
