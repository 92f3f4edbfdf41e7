import type { Board } from "../../board/session/board.ts";
import type { Connection } from "../../esptool/run/arguments.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { EraseRequest } from "./inputs.ts";
import { Failure } from "../../system/errors.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, reportOnBoard } from "../dry-run/on-board.ts";
import { plural, type Script, type UnopenedBoard } from "../dry-run/script.ts";
import { eraseCommand } from "./erase.ts";

/** Reports what an erase would do, without the board. */
export function dryRun(
  request: EraseRequest,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): DryRunResult {
  return reportWithoutBoard(scriptOf(request, board.connection), board, notChecked);
}

function scriptOf(request: EraseRequest, { stub }: Connection): Script {
  const { region } = request;
  const what =
    region === undefined
      ? "the whole flash"
      : `${plural(region.size, "byte")} from ${formatAddress(region.address)}`;
  return {
    plan: [`erase: ${what} would be made blank.`],
    commands: [eraseCommand(request, stub)],
    facts: { start_address: formatAddress(region?.address ?? 0), size: region?.size ?? null },
  };
}

/**
 * Reads the board, and reports what an erase would do to it.
 * @throws {Failure} `security-refused`, `beyond-flash`.
 */
export async function dryRunOnBoard(request: EraseRequest, board: Board): Promise<DryRunResult> {
  const { region, force } = request;
  const script = scriptOf(request, board.esptool.connection);
  const looked = await lookAt(script, board, endOf(region?.address ?? 0, region?.size), async () => {
    const { secureBoot, flashEncryption } = await board.session.readings.security();
    if (force || (!secureBoot && !flashEncryption)) return;
    throw new Failure(
      "security-refused",
      `The chip on ${board.esptool.connection.port.name} has Secure Boot or flash encryption on: erasing it could permanently brick it. The flash was not changed.`,
      "`force: true` erases it anyway and can permanently brick the chip.",
    );
  });
  return reportOnBoard(looked, board);
}
