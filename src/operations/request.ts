/** The operations on a board, in the order in which the documentation names them. */
export const BOARD_OPERATIONS = ["flash", "verify", "read", "erase", "backup", "info"] as const;
/** All operations: `doctor` looks at the runner, and touches no board. */
export const OPERATION_NAMES = [...BOARD_OPERATIONS, "doctor"] as const;
export type OperationName = (typeof OPERATION_NAMES)[number];

/** An image that belongs at an address of the flash. */
export interface FileAt {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The path as the workflow wrote it: what people see. */
  readonly path: string;
  /** The absolute path, links resolved: what is opened. */
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
}

/** What esptool may rewrite in a bootloader's header; `keep` leaves the image as it is. */
export interface FlashSettings {
  readonly mode: string;
  readonly freq: string;
  readonly size: string;
}

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
  readonly compress: boolean;
  /** Whether the step fails when the chip could not prove what was written. */
  readonly verify: boolean;
  readonly force: boolean;
}

export interface VerifyRequest {
  readonly operation: "verify";
  readonly shape: "one" | "many";
  readonly files: readonly FileAt[];
  readonly settings: FlashSettings;
  readonly failOnMismatch: boolean;
}

export interface ReadRequest {
  readonly operation: "read";
  readonly output: OutputFile;
  readonly address: number;
  /** Bytes; `undefined` reads to the end of the flash. */
  readonly size: number | undefined;
}

export interface EraseRequest {
  readonly operation: "erase";
  /** `undefined` is the whole chip. */
  readonly region: { readonly address: number; readonly size: number } | undefined;
  readonly force: boolean;
}

export interface BackupRequest {
  readonly operation: "backup";
  readonly output: OutputFile;
  readonly manifest: OutputFile;
  readonly includeBootloader: boolean;
  /** Whether blocks that are blank, or as in the baseline, are left out of the transfer. */
  readonly incremental: boolean;
  readonly baseline: BaselineFile | undefined;
}

/** An earlier backup, or why there is none: `problem` completes the sentence "it …". */
export type BaselineFile =
  | { readonly path: string; readonly realPath: string; readonly size: number }
  | { readonly path: string; readonly problem: string };

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
  FlashRequest | VerifyRequest | ReadRequest | EraseRequest | BackupRequest | InfoRequest;
export type OperationRequest = BoardRequest | DoctorRequest;
export type RequestOf<Name extends OperationName> = Extract<OperationRequest, { operation: Name }>;
