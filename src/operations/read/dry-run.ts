import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
import type { ReadRequest } from "./inputs.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, reportOnBoard } from "../dry-run/on-board.ts";
import { FLASH_ID, plural, type Script, type UnopenedBoard } from "../dry-run/script.ts";

/** Reports what a read would do, without the board. */
export function dryRun(
  request: ReadRequest,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): DryRunResult {
  return reportWithoutBoard(scriptOf(request), board, notChecked);
}

/**
 * Reads the size of the board's flash, and reports what a read would do.
 * @throws {Failure} `beyond-flash`.
 */
export async function dryRunOnBoard(request: ReadRequest, board: Board): Promise<DryRunResult> {
  const { address, size } = request;
  return reportOnBoard(await lookAt(scriptOf(request), board, endOf(address, size)), board);
}

function scriptOf({ address, size, output }: ReadRequest): Script {
  const toEnd = size === undefined;
  const wanted = size ?? "ALL";
  return {
    plan: [
      `read: ${toEnd ? "the flash to its end" : plural(size, "byte")} from ${formatAddress(address)} into "${output.path}".`,
      ...(toEnd && address > 0 ? ["The size is what the board's flash leaves after that address."] : []),
    ],
    commands: [
      ...(toEnd && address > 0 ? [FLASH_ID] : []),
      { name: "read-flash", address, size: wanted, output: output.path },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: size ?? null },
  };
}
