import type { BackupManifest } from "../formats/backup-manifest.ts";
import type { FileContent, FlashChanges, KnownTable } from "./flash-facts.ts";
import type { Range } from "../flash/flash-ranges.ts";

type PartitionRecord = BackupManifest["partitions"][number];
type ApplicationRecord = NonNullable<PartitionRecord["application"]>;
type BootloaderRecord = NonNullable<BackupManifest["bootloader"]>;

/** Everything known about a flash, from a backup, a board, or the bytes written to it. */
export interface KnownFlash {
  /** Bytes from address 0 to the end of the flash, or to the end of its known part. */
  readonly size: number;
  /** Whether `size` is the size of the whole flash; otherwise its end is unknown. */
  readonly isWhole: boolean;
  /** The only part that was read; nothing else is drawn. */
  readonly part?: Range | undefined;
  readonly partition_table: KnownTable;
  readonly partitions: readonly KnownPartition[];
  /** `null` if unknown. */
  readonly bootloader: BootloaderRecord | null;
  /** The files written, for a flash without a known table. */
  readonly files: readonly KnownFile[];
  /** Ranges whose bytes are known; by address, without overlaps. */
  readonly looked: readonly Range[];
  /** The parts of `looked` that are not blank, in the same order; each ends with a byte that is not blank. */
  readonly filled: readonly Range[];
  /** `undefined` if nothing was compared or changed. */
  readonly changes: FlashChanges | undefined;
  /** Ranges that the chip's digest has verified; they may touch, but not overlap. */
  readonly verified: readonly Range[];
}

/** A partition as in a backup's manifest, or one that is only partly known. */
export interface KnownPartition extends Omit<PartitionRecord, "content" | "used" | "sha256" | "application"> {
  /** `unknown`: too little of it was read. */
  readonly content: PartitionRecord["content"] | "unknown";
  /** `null` if only partly known. */
  readonly used: number | null;
  /** `intact` is `null` if the end of the image was not read. */
  readonly application: (Omit<ApplicationRecord, "intact"> & { readonly intact: boolean | null }) | null;
}

export interface KnownFile extends Range {
  /** Without folders. */
  readonly name: string;
  readonly content: FileContent;
  /** Whether the chip encrypted it during the write. */
  readonly encrypted: boolean;
}
