import { readFile, rm, stat } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import type { RunOptions } from "../../esptool/run/client.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { sha256OfFile } from "../../system/files/digest.ts";
import type { ConnectedChip } from "./connected-chip.ts";

/**
 * Reads flash into an existing empty file.
 * @param size bytes; `undefined` reads to the end of the flash.
 * @param shown the name of the file for people.
 * @returns the file's size in bytes, and its digest.
 * @throws {Failure} if the file does not have exactly the requested size.
 */
export async function readRegion(
  address: number,
  size: number | undefined,
  partPath: string,
  shown: string,
  board: ConnectedChip,
  options: RunOptions = {},
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const wanted = size ?? (address === 0 ? "ALL" : await restOfFlash(address, board));
  const seen = await board.esptool.run(
    { name: "read-flash", address, size: wanted, output: partPath },
    wanted === "ALL" ? 0 : wanted,
    new Map([[partPath, shown]]),
    options,
  );
  const expected = wanted === "ALL" ? board.esptool.identity.flashSize : wanted;
  const bytes = (await stat(partPath)).size;
  if (bytes !== expected || seen.read?.bytes !== bytes) {
    throw new Failure(
      "esptool-failed",
      `esptool exited successfully, but "${shown}" has ${bytes} bytes instead of ${expected ?? "the whole flash"}.`,
      "The file was discarded. Read again; the log has esptool's output.",
    );
  }
  return { bytes, sha256: await sha256OfFile(partPath) };
}

/**
 * Reads a small piece of flash in one esptool process.
 * @param shown describes the bytes for people.
 * @throws {Failure} as `readRegion`.
 */
export async function readBytes(
  { address, size }: Range,
  shown: string,
  board: ConnectedChip,
): Promise<Buffer> {
  const path = await board.folder.writeBytes(`read-${formatAddress(address)}.bin`, Buffer.alloc(0));
  try {
    await readRegion(address, size, path, shown, board, { quiet: true });
    return await readFile(path);
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * The number of bytes from an address to the end of the flash. esptool's `ALL` works from address 0 only, so the size
 * must be known.
 */
export async function restOfFlash(address: number, board: Pick<ConnectedChip, "esptool">): Promise<number> {
  const { identity } = board.esptool;
  // Already known if the workflow requires an identity.
  if (identity.flashSize === undefined) {
    await board.esptool.run({ name: "flash-id" });
  }
  const { flashSize } = identity;
  if (flashSize === undefined) {
    throw new Failure(
      "flash-size-unknown",
      "The size of the board's flash could not be detected.",
      "Set `size`, or check the flash wiring.",
    );
  }
  if (address < flashSize) return flashSize - address;
  throw new Failure(
    "beyond-flash",
    `Address ${formatAddress(address)} is beyond the board's flash of ${flashSize} bytes.`,
    "Choose an address inside the flash.",
  );
}
