import type { Board } from "../../board/session/board.ts";
import type { Connection } from "../../esptool/run/arguments.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { BackupRequest } from "./inputs.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { endOf, lookAt, reportOnBoard } from "../dry-run/on-board.ts";
import { FLASH_ID, plural, type Script, type UnopenedBoard } from "../dry-run/script.ts";
import { AS_IS } from "../images/proof.ts";
import { firstAddress } from "./backup.ts";

/** Reports what a backup would do, without the board. */
export function dryRun(
  request: BackupRequest,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): DryRunResult {
  return reportWithoutBoard(scriptOf(request, board.connection), board, notChecked);
}

/**
 * Reads the size of the board's flash, and reports what a backup would do.
 * @throws {Failure} `beyond-flash`.
 */
export async function dryRunOnBoard(request: BackupRequest, board: Board): Promise<DryRunResult> {
  const script = scriptOf(request, board.esptool.connection);
  const end = endOf(firstAddress(request), request.region?.size);
  return reportOnBoard(await lookAt(script, board, end), board);
}

function scriptOf(request: BackupRequest, { stub }: Connection): Script {
  const { output, manifest, incremental, baseline, region } = request;
  const address = firstAddress(request);
  const skipping = incremental && stub;
  const known = baseline === undefined ? "blank" : `blank, or as in "${baseline.path}"`;
  return {
    plan: [
      `backup: ${region === undefined ? `the flash from ${formatAddress(address)} to its end` : `${plural(region.size, "byte")} from ${formatAddress(address)}`} into "${output.path}", with its manifest "${manifest.path}".`,
      skipping
        ? `Blocks whose digests match ${known} would not be read (verify-flash, then read-flash of the others); one digest would verify the image.`
        : "Everything would be read, and one digest would verify it (verify-flash).",
      "A dry run uploads nothing.",
    ],
    commands: [
      FLASH_ID,
      ...(skipping
        ? []
        : [{ name: "read-flash", address, size: region?.size ?? "ALL", output: output.path } as const]),
      { name: "verify-flash", images: [{ address, path: output.path }], header: AS_IS, diff: false },
    ],
    facts: { output_path: output.path, start_address: formatAddress(address), size: region?.size ?? null },
  };
}
