import { PARTITION_TABLE_SIZE } from "../firmware/partition-table.ts";
import type { Board } from "./board.ts";
import { readBytes } from "./read-region.ts";

/** What was read; it holds as long as the step has changed nothing. */
const READ = new WeakMap<Board, Buffer>();

/**
 * What the board has where its partition table belongs. Names and the plan may both want it: it is read once, in one
 * esptool process that leaves the chip in its loader.
 * @throws {Failure} as `readBytes`; `secure-download-mode` where nothing can be read.
 */
export async function tableBytes(board: Board): Promise<Buffer> {
  const before = board.esptool.state === "untouched" ? READ.get(board) : undefined;
  if (before !== undefined) return before;
  const place = { address: board.tableAddress, size: PARTITION_TABLE_SIZE };
  const bytes = await readBytes(place, "the partition table", board);
  READ.set(board, bytes);
  return bytes;
}
