import { Failure } from "../../system/errors.ts";
import { STATE_SENTENCES } from "../../firmware/flash/board-state.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "./board.ts";

/**
 * The bytes at the address of the board's partition table. Names and the plan may both need them: they are read once,
 * in one esptool process.
 * @throws {Failure} as `BoardReadings.table`.
 */
export async function boardTable({
  session,
  tableAddress: address,
}: Pick<Board, "session" | "tableAddress">): Promise<Buffer> {
  try {
    return await session.readings.table(address);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "beyond-flash") throw error;
    throw new Failure(
      error.code,
      `The partition table would be at ${formatAddress(address)} (\`partition-table-offset\`), beyond the end of the board's flash. ${STATE_SENTENCES.untouched}`,
      "Set the build's offset (CONFIG_PARTITION_TABLE_OFFSET), and check which board is on this port.",
      { cause: error },
    );
  }
}
