import { open } from "node:fs/promises";
import type { FlashBytes } from "../../firmware/flash/flash-bytes.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { FlashPiece } from "../../firmware/flash/sparse-flash.ts";

/**
 * Opens a file as the piece of flash of which it is an image, with addresses of the flash.
 * @param path of a file of `range.size` bytes.
 */
export async function withImageBytes<T>(
  path: string,
  range: Range,
  work: (flash: FlashBytes) => Promise<T>,
): Promise<T> {
  const file = await open(path, "r");
  try {
    return await work({
      size: range.size,
      read: async (address, size) => {
        const bytes = Buffer.alloc(size);
        const { bytesRead } = await file.read(bytes, 0, size, address - range.address);
        if (bytesRead === size) return bytes;
        throw new Error(`The image ends before 0x${(address + size).toString(16)}.`);
      },
    });
  } finally {
    await file.close();
  }
}

/** The piece of flash of which a file is an image; the file is opened for each read. */
export function imagePiece(path: string, range: Range): FlashPiece {
  const read = (address: number, size: number) =>
    withImageBytes(path, range, (flash) => flash.read(address, size));
  return { ...range, isBlank: false, read };
}
