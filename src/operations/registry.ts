import { backup } from "./backup/backup.ts";
import type { Board } from "../board/session/board.ts";
import type { TakenBaseline } from "../backups/baseline.ts";
import type { CheckedBackup } from "../backups/checked-backup.ts";
import { erase } from "./erase/erase.ts";
import { flash } from "./flash/flash.ts";
import { info } from "./info/info.ts";
import { read } from "./read/read.ts";
import type { BoardRequest } from "../inputs/request.ts";
import { restore } from "./restore/restore.ts";
import type { OperationResult } from "./result.ts";
import { verify } from "./verify/verify.ts";

/** What was brought to the runner for an operation before its board was claimed. */
export interface Sources {
  /** The backup that a restore names. */
  readonly backup?: CheckedBackup | undefined;
  /** The earlier image that a backup compares with. */
  readonly baseline?: TakenBaseline | undefined;
}

/** Does what the request asks for. A new operation does not compile until it is here. */
export function perform(
  request: BoardRequest,
  board: Board,
  sources: Sources = {},
): Promise<OperationResult> {
  switch (request.operation) {
    case "flash":
      return flash(request, board);
    case "verify":
      return verify(request, board);
    case "read":
      return read(request, board);
    case "erase":
      return erase(request, board);
    case "backup":
      return backup(request, sources.baseline, board);
    case "restore":
      if (sources.backup === undefined) throw new Error("No backup was checked for the restore.");
      return restore(request, sources.backup, board);
    case "info":
      return info(board);
  }
}
