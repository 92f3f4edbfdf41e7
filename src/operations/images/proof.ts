import type { RunOptions } from "../../esptool/run/client.ts";
import { romDigests } from "../../firmware/flash/chips.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { Board } from "../../board/session/board.ts";
import type { FlashSettings } from "../../inputs/builds/wishes.ts";

/** Compared are the files as they are. */
export const AS_IS: FlashSettings = { mode: "keep", freq: "keep", size: "keep" };

/**
 * Whether the chip can digest its flash: every stub does, and every ROM but that of the first chip. (In Secure Download Mode
 * neither digests nor reads are possible: such a backup fails before the question comes up.)
 */
export function givesDigests({ esptool }: Board): boolean {
  return esptool.connection.stub || romDigests(esptool.identity.chip);
}

/** Compares one digest over the whole range, made by the chip, with the file's. */
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
  // An image that esptool took for Intel HEX would have been compared elsewhere.
  return comparison?.equal === true && comparison.address === address && comparison.bytes === size;
}
