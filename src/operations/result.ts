import type { DoctorResult } from "../doctor/diagnosis.ts";
import type { BackupManifest } from "../firmware/backup-manifest.ts";

/** An image as the JSON result names it; addresses are text such as "0x10000", sizes are bytes. */
export interface FileResult {
  readonly address: string;
  readonly path: string;
  readonly size: number;
}

export interface FlashOneResult {
  readonly operation: "flash";
  readonly firmware_path: string;
  readonly address: string;
  readonly firmware_size: number;
  readonly bytes_written: number;
  readonly compressed: boolean;
  /** Whether the chip's digest of every image was compared with the file's, and was equal. */
  readonly verified: boolean;
}

export interface FlashManyResult {
  readonly operation: "flash";
  readonly files: readonly FileResult[];
  readonly file_count: number;
  readonly total_size: number;
  readonly bytes_written: number;
  readonly compressed: boolean;
  readonly verified: boolean;
}

/** Where a file and the flash differ. */
export interface Difference {
  readonly path: string;
  readonly address: string;
  readonly size: number;
  /** Address of the first byte that differs. */
  readonly first_difference: string;
  readonly differing_bytes: number;
}

interface Verdict {
  readonly operation: "verify";
  readonly verified: boolean;
  readonly mismatch: boolean;
  /** One entry for each file that differs. */
  readonly details: readonly Difference[];
}

export interface VerifyOneResult extends Verdict {
  readonly firmware_path: string;
  readonly address: string;
  readonly file_size: number;
}

export interface VerifyManyResult extends Verdict {
  readonly files: readonly (FileResult & { readonly verified: boolean })[];
  readonly file_count: number;
  readonly total_size: number;
}

export interface ReadResult {
  readonly operation: "read";
  readonly output_path: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
}

export interface EraseResult {
  readonly operation: "erase";
  readonly erase_type: "full" | "region";
  readonly start_address: string;
  readonly size: number | null;
}

/** A piece of flash in the result. */
export interface RegionResult {
  readonly address: string;
  /** Bytes. */
  readonly size: number;
}

/** A piece of flash that differs from the baseline. */
export interface ChangedRegion extends RegionResult {
  /** Names of the partitions that it lies in, by the table of the new image; empty outside of all of them. */
  readonly partitions: readonly string[];
}

export interface BackupResult {
  readonly operation: "backup";
  readonly output_path: string;
  readonly manifest_path: string;
  readonly start_address: string;
  readonly bytes_read: number;
  readonly sha256: string;
  /** Whether the chip's digest of the whole range was compared with the image's, and was equal. */
  readonly proven: boolean;
  /** Of `bytes_read`, those that were sent over the link; the others are blank or as in the baseline. */
  readonly bytes_transferred: number;
  /** Whether the image differs from the baseline; absent without one. */
  readonly changed?: boolean;
  /** Where, by sectors of 4 KiB. */
  readonly changed_regions?: readonly ChangedRegion[];
  /** The partitions by the table that was found, as in the manifest; empty where none was. */
  readonly partitions: BackupManifest["partitions"];
}

/** An application by what its header and its description say; text that it does not give is empty. */
export interface ApplicationResult {
  readonly name: string;
  readonly version: string;
  readonly idf_version: string;
  readonly built: string;
  /** Of the ELF file, in hex. */
  readonly elf_sha256: string;
  /** `null` for a chip not known here. */
  readonly chip: string | null;
}

/** The application that the bootloader starts next. */
export interface BootingApplication extends ApplicationResult {
  /** The name of its partition. */
  readonly partition: string;
}

export interface InfoPartition extends RegionResult {
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  readonly encrypted: boolean;
  readonly readonly: boolean;
  /** What the partition begins with; `null` where it was not looked at. */
  readonly content: "application" | "ota-data" | "blank" | "data" | "unreadable" | null;
  readonly application: ApplicationResult | null;
  /** Whether it boots next, by OTA data and the heads of the images; `null` for what never boots, or is not known. */
  readonly boots: boolean | null;
}

export interface InfoResult {
  readonly operation: "info";
  /** The package, such as "ESP32-D0WD-V3". */
  readonly description: string | null;
  readonly revision: string | null;
  readonly features: string | null;
  readonly crystal: string | null;
  /** JEDEC ids of the flash, in hex. */
  readonly flash_manufacturer: string | null;
  readonly flash_device: string | null;
  /** `null` where the chip cannot be asked. */
  readonly security: {
    readonly secure_boot: boolean;
    readonly flash_encryption: boolean;
    readonly secure_download_mode: boolean;
  } | null;
  readonly partition_table: {
    readonly state: "found" | "absent" | "encrypted" | "unreadable";
    readonly address: string | null;
    /** Completes the sentence "it …"; `null` where the table was found. */
    readonly reason: string | null;
  };
  /** In the order of the table. */
  readonly partitions: readonly InfoPartition[];
  readonly application: BootingApplication | null;
}

/** What an operation proved, in the field names of the JSON output `result`. */
export type OperationResult =
  | FlashOneResult
  | FlashManyResult
  | VerifyOneResult
  | VerifyManyResult
  | ReadResult
  | EraseResult
  | BackupResult
  | InfoResult
  | DoctorResult;

export type ResultOf<Name extends OperationResult["operation"]> = Extract<
  OperationResult,
  { operation: Name }
>;
