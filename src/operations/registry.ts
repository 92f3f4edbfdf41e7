import { backup } from "./backup.ts";
import type { Board } from "./board.ts";
import type { CheckedBackup } from "./checked-backup.ts";
import { erase } from "./erase.ts";
import { flash } from "./flash.ts";
import { read } from "./read.ts";
import type { BoardRequest } from "./request.ts";
import { restore } from "./restore.ts";
import type { OperationResult } from "./result.ts";
import { verify } from "./verify.ts";

/**
 * Does what the request asks for. A new operation does not compile until it is here.
 * @param checked the backup that the request names, for a restore.
 */
export function perform(
  request: BoardRequest,
  board: Board,
  checked?: CheckedBackup,
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
      return backup(request, board);
    case "restore":
      if (checked === undefined) throw new Error("No backup was checked for the restore.");
      return restore(request, checked, board);
  }
}
