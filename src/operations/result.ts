import type { DoctorResult } from "../doctor/diagnosis.ts";
import type { BackupManifest } from "../firmware/backup-manifest.ts";
import type { DryRun } from "./request.ts";
import type { FlashPicture } from "../firmware/flash-picture.ts";
import type { FailureCode } from "../errors.ts";

/** Where something is, as the JSON result says it. */
export interface PlaceResult {
  /** Text such as "0x10000". */
  readonly address: string;
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
}

/** An image as the JSON result names it; sizes are bytes. */
export interface FileResult extends PlaceResult {
  readonly path: string;
  readonly size: number;
  /** Present when the chip encrypted the file while it was written, so that nothing was proven of it. */
  readonly encrypted?: true;
}

/** An image that was flashed. */
export interface FlashedFile extends FileResult {
  /** `updated`: only pieces of it were written; the others, as all of an `unchanged` one, were there already. */
  readonly state: "written" | "updated" | "unchanged";
  /** Bytes of it that were written. */
  readonly written: number;
}

export interface FlashOneResult extends PlaceResult {
  readonly operation: "flash";
  readonly firmware_path: string;
  readonly firmware_size: number;
  /** What went into the flash, in all attempts. */
  readonly bytes_written: number;
  /** What was in the flash already, by the chip's digest, and so was not written. */
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  /** Whether the chip's digests of every image, in one piece or in several, were compared with the file's, and equal. */
  readonly verified: boolean;
  /** What is not as its author may have meant it, as sentences; absent where there is nothing. */
  readonly warnings?: readonly string[];
}

export interface FlashManyResult {
  readonly operation: "flash";
  readonly files: readonly FlashedFile[];
  readonly file_count: number;
  readonly total_size: number;
  readonly bytes_written: number;
  readonly bytes_skipped: number;
  readonly compressed: boolean;
  readonly verified: boolean;
  /** What is not as its author may have meant it, as sentences; absent where there is nothing. */
  readonly warnings?: readonly string[];
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

export interface VerifyOneResult extends Verdict, PlaceResult {
  readonly firmware_path: string;
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
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
  readonly bytes_read: number;
  readonly sha256: string;
}

export interface EraseResult {
  readonly operation: "erase";
  readonly erase_type: "full" | "region";
  readonly start_address: string;
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
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

/** A result that knows what is in the flash, as a picture for people and for scripts. */
export interface Pictured {
  readonly flash_map?: FlashPicture;
}

export interface BackupResult extends Pictured {
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

export interface RestoreResult extends Pictured {
  readonly operation: "restore";
  readonly backup_path: string;
  readonly start_address: string;
  readonly size: number;
  readonly sha256: string;
  readonly dry_run: DryRun;
  /** Whether the chip's digest of the whole range was compared with the backup's, and was equal. */
  readonly proven: boolean;
  /** Whether a manifest beside the backup says what it is, and agrees with it. */
  readonly manifest_checked: boolean;
  /** Whether the backup is of another board, by its MAC; absent where that is not known. */
  readonly cloned?: boolean;
  /** Whether the flash differed from the backup; absent where the board was not looked at, as the next one is. */
  readonly changed?: boolean;
  /** What was written or made blank; in a dry run, what would be. */
  readonly changed_regions?: readonly ChangedRegion[];
  readonly bytes_written: number;
  /** Made blank without writing. */
  readonly bytes_erased: number;
  /** Left alone. */
  readonly bytes_skipped?: number;
  /** In a dry run that does without the board: the first esptool commands, as people type them. */
  readonly commands?: readonly string[];
}

/** A board of the runner, made for a matrix. What is not known is `null`. */
export interface BoardEntry {
  /** The port at this moment. */
  readonly port: string;
  /** A value of the input `port` that finds the board again, whatever its port is called by then. */
  readonly selector: string;
  /** The link in `/dev/serial/by-id`, on Linux. */
  readonly by_id: string | null;
  /** The USB socket as the system counts it, such as `1-2.3`. */
  readonly location: string | null;
  readonly serial: string | null;
  /** Four lower-case hex digits. */
  readonly vid: string | null;
  readonly pid: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** What the USB identity means, such as `WCH CH340`. */
  readonly bridge: string | null;
  /** `listed`: nobody asked it. `answered`; `busy`: somebody else has it; `failed`: asked in vain. */
  readonly status: "listed" | "answered" | "busy" | "failed";
  readonly chip: string | null;
  readonly mac: string | null;
  /** Bytes. */
  readonly flash_size: number | null;
  /** Why a board did not answer: a code of docs/errors.md. */
  readonly failure: FailureCode | null;
}

export interface ListResult {
  readonly operation: "list";
  readonly boards: readonly BoardEntry[];
  readonly board_count: number;
  /** USB serial ports that no ESP board is known to have, for people. */
  readonly other_ports: readonly string[];
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

/** What an operation would do. It claims nothing: not one byte was written. */
export interface DryRunResult {
  readonly operation: "dry-run";
  readonly dry_run: Exclude<DryRun, "false">;
  /** In words, as sentences; the first names the operation. */
  readonly plan: readonly string[];
  /** The esptool commands as people type them: the first, and what is known of those that follow. */
  readonly commands: readonly string[];
  readonly warnings?: readonly string[];
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

/** What an operation proved, in the field names of the JSON output `result`. */
export type OperationResult =
  | FlashOneResult
  | FlashManyResult
  | VerifyOneResult
  | VerifyManyResult
  | ReadResult
  | EraseResult
  | BackupResult
  | RestoreResult
  | ListResult
  | InfoResult
  | DoctorResult
  | DryRunResult;

export type ResultOf<Name extends OperationResult["operation"]> = Extract<
  OperationResult,
  { operation: Name }
>;
