import { PARTITION_TABLE_SIZE } from "../firmware/partition-table.ts";
import type { Board } from "./board.ts";
import { readBytes } from "./read-region.ts";

/** What was read, by the address; for those who ask again, it holds as long as the step has changed nothing. */
const READ = new WeakMap<Board, Map<number, Buffer>>();

/** What the board had there when the step read it; `undefined` where it did not. */
export function seenTableBytes(address: number, board: Board): Buffer | undefined {
  return READ.get(board)?.get(address);
}

/**
 * What the board has where its partition table belongs. Names and the plan may both want it: it is read once, in one
 * esptool process that leaves the chip in its loader.
 * @throws {Failure} as `readBytes`; `secure-download-mode` where nothing can be read.
 */
export async function tableBytes(address: number, board: Board): Promise<Buffer> {
  const known = READ.get(board) ?? new Map<number, Buffer>();
  const before = board.esptool.state === "untouched" ? known.get(address) : undefined;
  if (before !== undefined) return before;
  const bytes = await readBytes({ address, size: PARTITION_TABLE_SIZE }, "the partition table", board);
  READ.set(board, known.set(address, bytes));
  return bytes;
}
