import type { FailureCode } from "../../system/errors.ts";
import type { FirmwareRole } from "../builds/build-description.ts";
import type { PartitionTable } from "../formats/partition-table.ts";

/** An image to write. */
export interface PlannedImage {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The name shown to people. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Whether the chip encrypts it during the write. */
  readonly encrypted: boolean;
  /** The partition, if the workflow uses its name instead of an address. */
  readonly partition?: string | undefined;
  /** The kind of firmware its build lists it as, if any. */
  readonly role?: FirmwareRole | undefined;
}

/** What is known about the board; an absent field is unknown. */
export interface BoardFacts {
  /** Where the partition table belongs, according to the workflow or the build. */
  readonly tableAddress: number;
  /** As esptool names it: "ESP32-S3". */
  readonly chip?: string | undefined;
  /** major * 100 + minor. */
  readonly revision?: number | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
  /** Whether these are requirements that no board has confirmed yet. */
  readonly isExpected?: boolean;
  /** Whether the board was asked for its flash size and did not report it. */
  readonly flashSizeUntold?: boolean;
  /** The partition table on the board. */
  readonly table?: PartitionTable | undefined;
  /** Why the board's table cannot be used: completes "it …". */
  readonly tableProblem?: string | undefined;
  /** Whether the whole flash is erased first, so that the board's table does not matter. */
  readonly isErased?: boolean;
  readonly security?: { readonly secureBoot: boolean; readonly flashEncryption: boolean } | undefined;
  /** Whether the chip was asked for its security and did not report it. */
  readonly securityUntold?: boolean;
}

/** Settings for the bootloader's header; `keep` leaves it unchanged. */
export interface PlannedSettings {
  readonly mode: string;
  readonly size: string;
  /** The inputs that set them; absent if they come from the build. */
  readonly inputs?: readonly string[] | undefined;
}

/** The partition table that will be in the flash with the images. */
export interface PlanTable extends PartitionTable {
  /** For messages, such as `the partition table on the board`. */
  readonly title: string;
}

/** A problem in a plan. */
export interface Finding {
  /** After a `warning` the flash continues. */
  readonly severity: "refusal" | "warning";
  readonly code: FailureCode;
  /** Whether `force: true` does not help, because esptool refuses it, too. */
  readonly isFinal?: true;
  /** A sentence: the file, the problem, and the reason. */
  readonly message: string;
  readonly hint: string;
}

/** Data that a plan would wipe, although no file is meant for its partition. */
export interface Loss {
  /** The partition's name. */
  readonly partition: string;
  /** The part that would be overwritten; bytes. */
  readonly address: number;
  readonly size: number;
  readonly image: PlannedImage;
}
