import type { Board } from "../../board/session/board.ts";
import type { VerifyRequest } from "./inputs.ts";
import type { DryRunResult } from "../dry-run/dry-run-result.ts";
import { reportWithoutBoard } from "../dry-run/dry-run.ts";
import { compareFiles, reportOnBoard } from "../dry-run/on-board.ts";
import { fileFacts, plural, type Script, type UnopenedBoard } from "../dry-run/script.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { chipOf, knownFacts } from "../flash/plan-facts.ts";
import { takeImages } from "../images/images.ts";
import { annotateWarnings } from "../plan-warnings.ts";

/** Reports what a verify would do, without the board. */
export async function dryRun(
  request: VerifyRequest,
  board: UnopenedBoard,
  _prepared: unknown,
  notChecked: readonly string[],
): Promise<DryRunResult> {
  const images = request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 }));
  const warnings = await headerWarnings(request, images, chipOf(board.connection.chip));
  return reportWithoutBoard(scriptOf(request, warnings), board, notChecked);
}

/** Reads the board, and reports what a verify would find. */
export async function dryRunOnBoard(request: VerifyRequest, board: Board): Promise<DryRunResult> {
  const images = await takeImages(request.files, board);
  const warnings = await headerWarnings(request, images, knownFacts(board).chip);
  annotateWarnings(warnings, board);
  return reportOnBoard(await compareFiles(request, scriptOf(request, warnings), board), board);
}

function scriptOf({ files, settings }: VerifyRequest, warnings: readonly string[]): Script {
  const images = files.map(({ address, path }) => ({ address, path }));
  return {
    plan: [
      `verify: the chip's digests of ${plural(files.length, "image")} would be compared with the files'.`,
      "Images that differ would be read back to locate the differences.",
    ],
    commands: [{ name: "verify-flash", images, header: settings, diff: false }],
    warnings,
    facts: fileFacts(files),
  };
}
