import type { FirmwareRole } from "../../firmware/builds/build-description.ts";
import type { FlashPlace } from "../partitions/flash-place.ts";

/** An image at an address of the flash. */
export interface FileAt {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The partition that begins there, if the workflow named it. */
  readonly partition?: string;
  /** The path in the workflow: people see this. */
  readonly path: string;
  /** The absolute path to open, links resolved. Once the step has taken the file, the path of its private copy. */
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** Of the private copy; absent until the step has taken the file, and if `bytes` are given. */
  readonly sha256?: string;
  /** The bytes to write, if they are only part of the file: one region of Intel HEX. */
  readonly bytes?: Uint8Array;
  /** Whether the chip encrypts it while writing, so that it cannot be verified. */
  readonly encrypted?: boolean;
  /** Its role in the build, if it is firmware. */
  readonly role?: FirmwareRole;
}

/** An image as the workflow places it. */
export type FileToPlace = Omit<FileAt, "address"> & { readonly address: FlashPlace };
