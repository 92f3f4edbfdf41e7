import { Failure } from "../../system/errors.ts";
import { STATE_SENTENCES } from "../../firmware/flash/board-state.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { PARTITION_TABLE_SIZE } from "../../firmware/formats/partition-table.ts";
import type { Board } from "../session/board.ts";
import { release } from "../session/identify.ts";
import { readBytes } from "./read-region.ts";

/** What was read; for those who ask again, it holds as long as the step has changed nothing. */
const READ = new WeakMap<Board, Buffer>();

/** What the board had at its `tableAddress` when the step read it; `undefined` where it did not. */
export function seenTableBytes(board: Board): Buffer | undefined {
  return READ.get(board);
}

/**
 * The bytes at the board's partition table. Names and the plan may both need them: they are read once, in one esptool
 * process that leaves the chip in bootloader mode.
 * @throws {Failure} as `readBytes`; `secure-download-mode` where nothing can be read, and `beyond-flash`.
 */
export async function tableBytes(board: Board): Promise<Buffer> {
  const before = board.esptool.state === "untouched" ? READ.get(board) : undefined;
  if (before !== undefined) return before;
  const bytes = await readTable(board);
  READ.set(board, bytes);
  return bytes;
}

async function readTable(board: Board): Promise<Buffer> {
  const { tableAddress: address } = board;
  try {
    return await readBytes({ address, size: PARTITION_TABLE_SIZE }, "the partition table", board);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "beyond-flash") throw error;
    await release(board);
    throw new Failure(
      error.code,
      `The partition table would be at ${formatAddress(address)} (\`partition-table-offset\`), beyond the end of the board's flash. ${STATE_SENTENCES.untouched}`,
      "Set the build's offset (CONFIG_PARTITION_TABLE_OFFSET), and check which board is on this port.",
      { cause: error },
    );
  }
}
