import { closeSync, fstatSync, fsyncSync, openSync, readSync } from "node:fs";
import { Failure, messageOf } from "../../system/errors.ts";
import { claimImage } from "../../system/files/image-claim.ts";
import { createWhole, sizeOfFile, writeAll } from "../../system/files/whole-file.ts";
import { ERASED, type FlashContents } from "./flash-contents.ts";

/** How much is written or read at once. */
const PIECE_BYTES = 0x1_0000;
const ERASED_PIECE = Buffer.alloc(PIECE_BYTES, ERASED);

/**
 * The contents of the image file at `path`, which is created (all 0xFF) when it does not exist or is empty.
 * A new file is renamed into place when complete, and an existing one never changes its size, so a kill at any
 * time leaves a file of the right size. Bytes are in the file before the board responds.
 * @throws {Failure} `input-invalid` when the file has the wrong size, or cannot be read and written.
 */
export function contentsInFile(path: string, size: number): FlashContents {
  try {
    if (sizeOfFile(path) === 0) createWhole(path, (file) => writeErased(file, 0, size));
    const file = openSync(path, "r+");
    const found = fstatSync(file).size;
    if (found !== size) {
      closeSync(file);
      throw new Failure(
        "input-invalid",
        `The image ${path} has ${found} bytes; a flash of this size has ${size}.`,
        "Choose the flash size of the image, or another image file.",
      );
    }
    return openContents(file, size);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      "input-invalid",
      `Cannot use the image ${path}: ${messageOf(error)}.`,
      "Check that its folder exists and that the file may be read and written.",
      { cause: error },
    );
  }
}

/** The contents of the image file at `path`, locked against other boards on this host until closed. */
export async function contentsInClaimedFile(path: string, size: number): Promise<FlashContents> {
  const claim = await claimImage(path);
  try {
    const contents = contentsInFile(claim.path, size);
    const close = (): void => {
      contents.close();
      claim.release();
    };
    await claim.claimFile().catch((error: unknown) => {
      close();
      throw error;
    });
    return { ...contents, close };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** Keeps nothing in memory: a flash can have 128 MB, and the system caches the file. */
function openContents(file: number, size: number): FlashContents {
  let open = true;
  return {
    size,
    read: (address, length) => {
      const bytes = Buffer.alloc(length, ERASED);
      for (let done = 0; open && done < length;) {
        const count = readSync(file, bytes, done, length - done, address + done);
        if (count === 0) break;
        done += count;
      }
      return bytes;
    },
    write: (address, bytes) => {
      if (open) writeAll(file, bytes, address);
    },
    erase: (address, length) => {
      if (open) writeErased(file, address, length);
    },
    close: () => {
      if (!open) return;
      open = false;
      fsyncSync(file);
      closeSync(file);
    },
  };
}

function writeErased(file: number, address: number, length: number): void {
  for (let done = 0; done < length; done += PIECE_BYTES) {
    writeAll(file, ERASED_PIECE.subarray(0, length - done), address + done);
  }
}
