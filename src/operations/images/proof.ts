import type { RunOptions } from "../../esptool/run/client.ts";
import { romDigests } from "../../firmware/flash/chips.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { Board } from "../../board/session/board.ts";
import type { FlashSettings } from "../../inputs/builds/wishes.ts";

/** Files are compared unchanged. */
export const AS_IS: FlashSettings = { mode: "keep", freq: "keep", size: "keep" };

/**
 * Whether the chip can compute digests of its flash: every stub can, and every ROM except the ESP8266's. (Secure
 * Download Mode allows neither digests nor reads: a backup fails there before it gets here.)
 */
export function givesDigests({ esptool }: Board): boolean {
  return esptool.connection.stub || romDigests(esptool.identity.chip);
}

/** Compares the chip's digest of the whole range with the file's. */
export async function isInFlash(
  path: string,
  shown: string,
  range: Range,
  board: Board,
  options: Pick<RunOptions, "isLast"> = {},
): Promise<boolean> {
  const { address, size } = range;
  const seen = await board.esptool.run(
    { name: "verify-flash", images: [{ address, path }], header: AS_IS, diff: false },
    size,
    new Map([[path, shown]]),
    { ...options, quiet: true },
  );
  const [comparison] = seen.comparisons;
  // A file that esptool took for Intel HEX would be compared elsewhere.
  return comparison?.equal === true && comparison.address === address && comparison.bytes === size;
}
