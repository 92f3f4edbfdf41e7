import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure, messageOf } from "../../system/errors.ts";
import { isRunning } from "../../system/processes/background.ts";
import { ERASED, type FlashContents } from "./flash-contents.ts";

/** How much is written or read at once. */
const PIECE_BYTES = 0x1_0000;
const ERASED_PIECE = Buffer.alloc(PIECE_BYTES, ERASED);

/**
 * The contents of the image file at `path`, which is created (all 0xFF) when it does not exist or is empty.
 * A new file gets its name only when it is complete, and an existing one never changes its size, so a kill
 * at any moment leaves a file of the right size. Bytes reach the file before the board responds.
 * @throws {Failure} `input-invalid` when the file has another size, or cannot be read and written.
 */
export function contentsInFile(path: string, size: number): FlashContents {
  try {
    if (sizeOfFile(path) === 0) createErased(path, size);
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

/** Nothing is kept in memory: a flash may have 128 MB, and the system caches what is read often. */
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

/**
 * The size of the file, 0 when there is none.
 * @throws {Error} for anything that is not a file: it would be replaced, or opening it would wait forever.
 */
function sizeOfFile(path: string): number {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isFile()) throw new Error("it is a folder, a link or a special file");
  return stats.size;
}

function createErased(path: string, size: number): void {
  removeAbandoned(path);
  const part = `${path}.${process.pid}.part`;
  const file = openSync(part, "w");
  try {
    writeErased(file, 0, size);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
}

/** Removes the leftovers of boards that were killed while they created this file. */
function removeAbandoned(path: string): void {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(folder)) {
    const pid = /^(\d+)\.part$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "")?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function writeErased(file: number, address: number, length: number): void {
  for (let done = 0; done < length; done += PIECE_BYTES) {
    writeAll(file, ERASED_PIECE.subarray(0, length - done), address + done);
  }
}

function writeAll(file: number, bytes: Uint8Array, address: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, address + done);
  }
}
