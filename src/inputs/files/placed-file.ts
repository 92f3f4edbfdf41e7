import type { FirmwareRole } from "../../firmware/builds/build-description.ts";
import type { FlashPlace } from "../partitions/flash-place.ts";

/** An image at an address of the flash. */
export interface FileAt {
  /** Byte offset in the flash. */
  readonly address: number;
  /** The partition that begins there, if the workflow gave its name. */
  readonly partition?: string;
  /** The path as written in the workflow, for messages. */
  readonly path: string;
  /**
   * The absolute path to open, with all links resolved. Once the step has copied the file, the path of the private
   * copy.
   */
  readonly realPath: string;
  /** Bytes. */
  readonly size: number;
  /** Of the private copy; absent until the step has copied the file, or if `bytes` are given. */
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
