import { backup } from "./backup.ts";
import type { Board } from "./board.ts";
import type { TakenBaseline } from "./baseline.ts";
import type { CheckedBackup } from "./checked-backup.ts";
import { erase } from "./erase.ts";
import { flash } from "./flash.ts";
import type { Layout } from "./flash-account.ts";
import { info } from "./info.ts";
import { read } from "./read.ts";
import type { BoardRequest } from "./request.ts";
import { restore } from "./restore.ts";
import type { OperationResult } from "./result.ts";
import { verify } from "./verify.ts";

/** What was brought to the runner for an operation before its board was claimed. */
export interface Sources {
  /** The backup that a restore names. */
  readonly backup?: CheckedBackup | undefined;
  /** The earlier image that a backup compares with. */
  readonly baseline?: TakenBaseline | undefined;
  /** Where the partitions of the board are known from. */
  readonly layout?: Layout | undefined;
}

/** Does what the request asks for. A new operation does not compile until it is here. */
export function perform(
  request: BoardRequest,
  board: Board,
  sources: Sources = {},
): Promise<OperationResult> {
  switch (request.operation) {
    case "flash":
      return flash(request, board, sources.layout);
    case "verify":
      return verify(request, board);
    case "read":
      return read(request, board, sources.layout);
    case "erase":
      return erase(request, board, sources.layout);
    case "backup":
      return backup(request, sources.baseline, board);
    case "restore":
      if (sources.backup === undefined) throw new Error("No backup was checked for the restore.");
      return restore(request, sources.backup, board);
    case "info":
      return info(board);
  }
}
