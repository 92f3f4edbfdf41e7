import type { Range } from "../../firmware/transfer/backup-plan.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import type { BoardRequest } from "../../inputs/request.ts";
import type { OperationResult } from "../result.ts";

/** What of the flash an operation may change. */
export function reachOf(
  request: BoardRequest,
  backup: Pick<CheckedBackup, "range"> | undefined,
): readonly Range[] | "whole" {
  switch (request.operation) {
    case "flash":
      return request.extent === "chip"
        ? "whole"
        : request.files.map(({ address, size }) => ({ address, size }));
    case "erase":
      return request.region === undefined
        ? "whole"
        : [{ address: request.region.address, size: request.region.size }];
    case "restore":
      return backup === undefined ? "whole" : [backup.range];
    case "verify":
    case "read":
    case "backup":
    case "info":
      return [];
  }
}

/**
 * Whether all that the operation may have changed is now known to be as it should: by digests, or since all is blank.
 * An erase of a region is verified by nothing; but it brings another erase to its end.
 * @param unfinished the operation that an earlier step left unfinished.
 */
export function isPutRight(result: OperationResult, unfinished: string | undefined): boolean {
  switch (result.operation) {
    case "flash":
      return result.verified;
    case "restore":
      return result.verified && result.dry_run === "false";
    case "erase":
      return result.erase_type === "full" || unfinished === "erase";
    default:
      return false;
  }
}
