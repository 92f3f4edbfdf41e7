import { Failure } from "../system/errors.ts";
import { STATE_SENTENCES } from "../firmware/flash/board-state.ts";
import { formatAddress } from "../firmware/flash/flash-layout.ts";
import { FormatError } from "../firmware/formats/format-error.ts";
import {
  mayBeCiphertext,
  readPartitionTable,
  type NamingTable,
} from "../firmware/formats/partition-table.ts";
import { boardTable } from "../board/session/board-table.ts";
import { boardTableWords, oddTableWords } from "../firmware/plan/plan-words.ts";
import type { Board } from "../board/session/board.ts";
import type { RequestProblem } from "../inputs/partitions/layout.ts";
import type { Placement } from "../inputs/partitions/placement.ts";
import { resolveNames } from "../inputs/partitions/resolve-partitions.ts";
import { capitalized } from "../system/text/sentence.ts";

/** What to do if the board's own table cannot be used. */
const GIVE_TABLE =
  "Set `partition-table` to the build's table, set `partition-table-offset` if it was moved, or use addresses instead of names.";

/**
 * Replaces names with addresses, using the partition table on the board, before anything is changed: one esptool
 * process that reads 3 KiB.
 * @throws {Failure} `partition-table-unreadable`, and the codes for wrong names.
 */
export async function resolveOnBoard<Request>(placement: Placement<Request>, board: Board): Promise<Request> {
  const table = await namingTableIn(await tableToNameBy(board), board);
  const resolved = resolveNames(placement, table, board.esptool.identity.flashSize);
  if ("problems" in resolved) throw misplaced(resolved.problems);
  for (const remark of resolved.remarks) board.say(remark);
  return resolved.request;
}

async function tableToNameBy(board: Board): Promise<Buffer> {
  try {
    return await boardTable(board);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "secure-download-mode") throw error;
    // The fix differs from that of a failed `read`.
    throw new Failure(error.code, `${error.message} Its partition table is therefore unknown.`, GIVE_TABLE, {
      cause: error,
    });
  }
}

async function namingTableIn(bytes: Buffer, board: Board): Promise<NamingTable> {
  const { tableAddress: address } = board;
  try {
    const { partitions, problems } = readPartitionTable(bytes, { address });
    const title = boardTableWords(address);
    if (problems.length > 0) board.say(`${capitalized(title)} ${oddTableWords(problems)}.`);
    return { partitions, title };
  } catch (error) {
    if (error instanceof FormatError) throw await tableUnreadable(error.message, board);
    throw error;
  }
}

async function tableUnreadable(reason: string, board: Board): Promise<Failure> {
  const isEncrypted =
    mayBeCiphertext(reason) && (await board.session.readings.reportedSecurity())?.flashEncryption === true;
  const why = isEncrypted ? "is encrypted: only the chip itself can read its partition table" : reason;
  return new Failure(
    "partition-table-unreadable",
    `The board has no usable partition table at ${formatAddress(board.tableAddress)}: the flash there ${why}. Partition names cannot be resolved. ${STATE_SENTENCES.untouched}`,
    GIVE_TABLE,
  );
}

function misplaced(problems: readonly RequestProblem[]): Failure {
  const [first] = problems;
  const same = problems.every(({ code }) => code === first?.code);
  const list = problems.map(({ text }) => text).join("; ");
  return new Failure(
    same && first !== undefined ? first.code : "input-invalid",
    `${capitalized(list)}. ${STATE_SENTENCES.untouched}`,
    "Fix the names, the files or the sizes. `operation: info` shows the partitions of a board.",
  );
}
