import type { FailureCode } from "../../system/errors.ts";
import type { FirmwareRole } from "../builds/build-description.ts";
import type { PartitionTable } from "../formats/partition-table.ts";

/** An image that is to be written, with the bytes that will be. */
export interface PlannedImage {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The name that people see. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Whether the chip encrypts it while it is written. */
  readonly encrypted: boolean;
  /** The name of the partition that it is sent to, where it was named. */
  readonly partition?: string | undefined;
  /** What its build lists it as, where that is firmware. */
  readonly role?: FirmwareRole | undefined;
}

/** What is known of the board; absent is not known. */
export interface BoardFacts {
  /** Where in its flash the partition table belongs: that is said by the workflow or by the build. */
  readonly tableAddress: number;
  /** As esptool names it: "ESP32-S3". */
  readonly chip?: string | undefined;
  /** major * 100 + minor. */
  readonly revision?: number | undefined;
  /** Bytes. */
  readonly flashSize?: number | undefined;
  /** Whether all this is what the board is to be, and no board has confirmed it yet. */
  readonly isExpected?: boolean;
  /** Whether the board was asked for its size, and did not report it. */
  readonly flashSizeUntold?: boolean;
  /** The partition table that is on the board. */
  readonly table?: PartitionTable | undefined;
  /** Where the board was asked for its table and has none: completes "it …". */
  readonly tableProblem?: string | undefined;
  /** Whether the whole flash is erased before: then no table of the board counts. */
  readonly isErased?: boolean;
  readonly security?: { readonly secureBoot: boolean; readonly flashEncryption: boolean } | undefined;
  /** Whether the chip was asked for it, and did not report it. */
  readonly securityUntold?: boolean;
}

/** What a build wants in the header of its bootloader; `keep` leaves it as it is. */
export interface PlannedSettings {
  readonly mode: string;
  readonly size: string;
  /** The inputs by which the workflow itself asks for settings; absent, they are the build's. */
  readonly inputs?: readonly string[] | undefined;
}

/** The partition table that the images will be met by. */
export interface PlanTable extends PartitionTable {
  /** As people know it, such as `the partition table on the board`. */
  readonly title: string;
}

/** Something in a plan that would not do what its author wants of it. */
export interface Finding {
  /** A `warning` is said, and the flash goes on. */
  readonly severity: "refusal" | "warning";
  readonly code: FailureCode;
  /** Whether `force: true` does not help, since esptool refuses it all the same. */
  readonly isFinal?: true;
  /** What, of which file, and why: a sentence. */
  readonly message: string;
  readonly hint: string;
}

/** Data that a plan would wipe, though its address is not specified. */
export interface Loss {
  /** The partition, as its table names it. */
  readonly partition: string;
  /** What of it would be written; bytes. */
  readonly address: number;
  readonly size: number;
  readonly image: PlannedImage;
}
