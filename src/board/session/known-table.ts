import { parsed } from "../../firmware/formats/parsed.ts";
import { readPartitionTable } from "../../firmware/formats/partition-table.ts";
import { boardTableWords } from "../../firmware/plan/plan-words.ts";
import type { Board } from "./board.ts";
import type { NamingTable } from "../../firmware/formats/partition-table.ts";

/** The partition table to use for names: the board's, if it was read, else the one that the workflow gives. */
export function knownTable(board: Board): NamingTable | undefined {
  const { session, tableAddress: address } = board;
  const bytes = session.readings.lastTable(address);
  const table = bytes && parsed(() => readPartitionTable(bytes, { address }));
  return table ? { partitions: table.partitions, title: boardTableWords(address) } : board.givenTable;
}
