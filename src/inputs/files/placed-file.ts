import type { FirmwareRole } from "../../firmware/builds/build-description.ts";
import type { FlashPlace } from "../partitions/flash-place.ts";

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
