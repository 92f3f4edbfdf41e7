import type { Extent } from "../esptool/run/arguments.ts";
import type { FirmwareRole } from "../firmware/builds/build-description.ts";
import type { Partition } from "../firmware/formats/partition-table.ts";

/** The operations on a board, in the order in which the documentation names them. */
export const BOARD_OPERATIONS = [
  "flash",
  "verify",
  "read",
  "erase",
  "backup",
  "restore",
  "info",
  "reset",
] as const;
/** All operations: `list` looks for boards, `doctor` at the runner; neither has a board of its own. */
export const OPERATION_NAMES = [...BOARD_OPERATIONS, "list", "doctor"] as const;
export type OperationName = (typeof OPERATION_NAMES)[number];

/** A partition by its name, before a partition table says where it is. */
export interface NamedPlace {
  /** As `deviceName` writes it. */
  readonly partition: string;
}

/** Where something belongs, as the workflow says it: a byte offset in the flash, or a partition. */
export type FlashPlace = number | NamedPlace;

/** An image that belongs at an address of the flash. */
export interface FileAt {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The partition that begins there, where the workflow named it. */
  readonly partition?: string;
  /** The path as the workflow wrote it: what people see. */
  readonly path: string;
  /** The absolute path, links resolved: what is opened. Once the step has taken the file, that of its private copy. */
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** Of the private copy; absent until the step has taken the file, and where `bytes` are given. */
  readonly sha256?: string;
  /** What to write, where that is a part of the file: one region of Intel HEX. Absent, it is the whole file. */
  readonly bytes?: Uint8Array;
  /** Whether the chip encrypts it while it is written; then nothing can be verified. */
  readonly encrypted?: boolean;
  /** What its build lists it as, where that is firmware. */
  readonly role?: FirmwareRole;
}

/** An image as the workflow places it. */
export type FileToPlace = Omit<FileAt, "address"> & { readonly address: FlashPlace };

/** What esptool may rewrite in a bootloader's header; `keep` leaves the image as it is. */
export interface FlashSettings {
  readonly mode: string;
  readonly freq: string;
  readonly size: string;
}

/** The inputs that say what is to be in a bootloader's header. */
export const HEADER_INPUTS = ["flash-mode", "flash-freq", "flash-size"] as const;
export type HeaderInput = (typeof HEADER_INPUTS)[number];

/** A file that an operation makes. */
export interface OutputFile {
  readonly path: string;
  readonly realPath: string;
  /** Whether a file that is already there may be replaced. */
  readonly overwrite: boolean;
}

export interface FlashRequest {
  readonly operation: "flash";
  /** `file` names one image, `files` many: the result has another shape for each. */
  readonly shape: "one" | "many";
  readonly files: readonly FileAt[];
  readonly settings: FlashSettings;
  /** Which of the settings an input asks for; absent, none: they are the build's. */
  readonly headerInputs?: readonly HeaderInput[];
  readonly compress: boolean;
  /** Whether the step fails when the chip could not verify what was written. */
  readonly verify: boolean;
  readonly force: boolean;
  /** Whether images may run over data partitions that the workflow does not name. */
  readonly allowDataLoss: boolean;
  /** How much of the flash may stay as it is. */
  readonly extent: Extent;
}

export interface VerifyRequest {
  readonly operation: "verify";
  readonly shape: "one" | "many";
  readonly files: readonly FileAt[];
  /** By the table that gave names their meaning; absent where none was named. */
  readonly partitions?: readonly Partition[];
  readonly settings: FlashSettings;
  /** Which of the settings an input asks for; absent, none: they are the build's. */
  readonly headerInputs?: readonly HeaderInput[];
  readonly failOnMismatch: boolean;
}

export interface ReadRequest {
  readonly operation: "read";
  readonly output: OutputFile;
  readonly address: number;
  /** Bytes; `undefined` reads to the end of the flash. */
  readonly size: number | undefined;
  /** The partition that begins there, where the workflow named it. */
  readonly partition?: string;
}

export interface EraseRequest {
  readonly operation: "erase";
  /** `undefined` is the whole chip. */
  readonly region:
    { readonly address: number; readonly size: number; readonly partition?: string } | undefined;
  readonly force: boolean;
}

export interface BackupRequest {
  readonly operation: "backup";
  readonly output: OutputFile;
  readonly manifest: OutputFile;
  readonly includeBootloader: boolean;
  /** Only this, in whole sectors, where the workflow names a place. */
  readonly region?: EraseRequest["region"];
  /** Whether blocks that are blank, or as in the baseline, are left out of the transfer. */
  readonly incremental: boolean;
  readonly baseline: BaselineSource | undefined;
}

/** A backup on the runner. */
export interface LocalBackup {
  readonly kind: "path";
  /** As the workflow wrote it. */
  readonly path: string;
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** The file beside it that says what it is; `undefined` when there is none. */
  readonly manifest: { readonly realPath: string; readonly size: number } | undefined;
}

/** A backup in an artifact. */
export interface StoredBackup {
  readonly kind: "artifact";
  /** As the workflow wrote it: `artifact:NAME`. */
  readonly path: string;
  readonly name: string;
}

/** Where a backup to restore comes from; an artifact is one of this run, unless another one is named. */
export type BackupSource =
  | LocalBackup
  | (StoredBackup & { readonly runId: number | undefined; readonly repository: string | undefined });

/** An earlier backup to compare with, the newest in an artifact of that name; `problem` completes "it …". */
export type BaselineSource =
  LocalBackup | StoredBackup | { readonly kind: "none"; readonly path: string; readonly problem: string };

/** `true` does without the board; `connect` reads it. Neither changes anything. */
export const DRY_RUNS = ["false", "true", "connect"] as const;
export type DryRun = (typeof DRY_RUNS)[number];

export interface RestoreRequest {
  readonly operation: "restore";
  readonly backup: BackupSource;
  /** Whether a board may get the backup of another one. */
  readonly allowOtherBoard: boolean;
  /** Whether an image will do of which no manifest, or too little in it, says what it is. */
  readonly allowUnidentified: boolean;
  /** Where the workflow says that the partition table is; absent, the manifest says it. */
  readonly tableAddress?: number | undefined;
  readonly dryRun: DryRun;
}

export interface ListRequest {
  readonly operation: "list";
  /** Whether each board is asked who it is, which resets it. */
  readonly probe: boolean;
  readonly dryRun: boolean;
}

export interface ResetRequest {
  readonly operation: "reset";
  readonly into: "app" | "bootloader";
}

export interface InfoRequest {
  readonly operation: "info";
}

export interface DoctorRequest {
  readonly operation: "doctor";
  /** Look at this port alone; `undefined` is all of them. */
  readonly port: string | undefined;
}

/** What a step was asked to do with its board: everything checked, nothing to be guessed. */
export type BoardRequest =
  | FlashRequest
  | VerifyRequest
  | ReadRequest
  | EraseRequest
  | BackupRequest
  | RestoreRequest
  | InfoRequest
  | ResetRequest;

export type UnresolvedFlash = Omit<FlashRequest, "files"> & { readonly files: readonly FileToPlace[] };
export type UnresolvedVerify = Omit<VerifyRequest, "files"> & { readonly files: readonly FileToPlace[] };
/** Without a size, a partition is read as a whole. */
export type UnresolvedRead = Omit<ReadRequest, "address"> & { readonly address: FlashPlace };
export type UnresolvedErase = Omit<EraseRequest, "region"> & {
  readonly region:
    | NonNullable<EraseRequest["region"]>
    /** Without a size, the whole partition. */
    | { readonly address: NamedPlace; readonly size: number | undefined }
    | undefined;
};
export type UnresolvedBackup = Omit<BackupRequest, "region"> & {
  readonly region?: UnresolvedErase["region"];
};
/** A request in which partitions may still be names: `placeRequest` makes a `BoardRequest` of it. */
export type UnresolvedRequest =
  | UnresolvedFlash
  | UnresolvedVerify
  | UnresolvedRead
  | UnresolvedErase
  | UnresolvedBackup
  | RestoreRequest
  | InfoRequest
  | ResetRequest;
export type OperationRequest = UnresolvedRequest | ListRequest | DoctorRequest;
