import type { BackupManifest } from "../formats/backup-manifest.ts";
import type { FileContent, FlashChanges, KnownTable } from "./flash-facts.ts";
import type { Range } from "../flash/flash-ranges.ts";

type PartitionRecord = BackupManifest["partitions"][number];
type ApplicationRecord = NonNullable<PartitionRecord["application"]>;
type BootloaderRecord = NonNullable<BackupManifest["bootloader"]>;

/** What is known of a flash, from a backup, a board, or what was written to it. */
export interface KnownFlash {
  /** Bytes from the start of the flash: to its end, or to the end of what is known of it. */
  readonly size: number;
  /** Whether that is the whole flash; else its end is unknown. */
  readonly isWhole: boolean;
  /** The part that was looked at, where it was only one: then nothing else is drawn. */
  readonly part?: Range | undefined;
  readonly partition_table: KnownTable;
  readonly partitions: readonly KnownPartition[];
  /** `null` where none is known. */
  readonly bootloader: BootloaderRecord | null;
  /** What was put there as a file, for a flash of which no table says what is where. */
  readonly files: readonly KnownFile[];
  /** What is known byte by byte; in the order of the addresses, without overlaps. */
  readonly looked: readonly Range[];
  /** What of that is not blank, in the same order; every piece ends with its last byte that is not blank. */
  readonly filled: readonly Range[];
  /** `undefined` where nothing was compared with anything, and nothing changed. */
  readonly changes: FlashChanges | undefined;
  /** What the chip's digest has verified to be as it is shown here; pieces may touch, but not overlap. */
  readonly verified: readonly Range[];
}

/** A partition as the manifest of a backup has it, or one of which not every byte is known. */
export interface KnownPartition extends Omit<PartitionRecord, "content" | "used" | "sha256" | "application"> {
  /** `unknown`: too little of it was looked at. */
  readonly content: PartitionRecord["content"] | "unknown";
  /** `null` where not all of it is known. */
  readonly used: number | null;
  /** `intact` is `null` where the end of the image was not read. */
  readonly application: (Omit<ApplicationRecord, "intact"> & { readonly intact: boolean | null }) | null;
}

export interface KnownFile extends Range {
  /** Without folders. */
  readonly name: string;
  readonly content: FileContent;
  /** Whether the chip has encrypted it when it was written. */
  readonly encrypted: boolean;
}
