import { Failure, messageOf } from "../system/errors.ts";
import { claimImage } from "../system/files/image-claim.ts";
import { createWhole, sizeOfFile, writeAll } from "../system/files/whole-file.ts";

/** How much is written at once. */
const PIECE_BYTES = 0x1_0000;
const ERASED = Buffer.alloc(PIECE_BYTES, 0xff);

/** A file in which QEMU keeps a part of the board. */
export interface BoardFile {
  /** The input for its path. */
  readonly input: "image" | "efuse";
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** The content of a new file; if absent, it is erased flash (0xFF). */
  readonly content?: Uint8Array;
}

/** What is wrong with the size of an existing file; `undefined` if nothing is. */
export function sizeProblem({ input, path, size }: BoardFile): string | undefined {
  try {
    const found = sizeOfFile(path);
    if (found === 0 || found === size) return undefined;
    return `${input}: ${path} has ${found} bytes; QEMU needs exactly ${size}`;
  } catch (error) {
    return `${input}: ${path} cannot be used: ${messageOf(error)}`;
  }
}

/**
 * Locks the files for one board until they are released or this process ends, and creates those that do not exist.
 * @returns a function that releases them.
 * @throws {Failure} `input-invalid` if another board has one of them, or one cannot be used.
 */
export async function takeFiles(files: readonly BoardFile[]): Promise<() => void> {
  const held: (() => void)[] = [];
  const release = (): void => {
    for (const each of held.splice(0)) each();
  };
  try {
    for (const file of files) {
      const claim = await claimImage(file.path);
      held.push(claim.release);
      const problem = sizeProblem(file);
      if (problem !== undefined) throw new Failure("input-invalid", `${problem}.`, "Choose another file.");
      if (sizeOfFile(file.path) === 0) create(file);
      await claim.claimFile();
    }
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

function create({ path, size, content }: BoardFile): void {
  createWhole(path, (file) => {
    if (content !== undefined) writeAll(file, content, 0);
    else
      for (let done = 0; done < size; done += PIECE_BYTES)
        writeAll(file, ERASED.subarray(0, size - done), done);
  });
}
