import type { Board } from "../../board/session/board.ts";
import type { VerifyRequest } from "./inputs.ts";
import { compareFiles } from "../dry-run/on-board.ts";
import { fileFacts, plural, type Script, type UnopenedBoard } from "../dry-run/script.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { chipOf, knownFacts } from "../flash/plan-facts.ts";
import { takeImages } from "../images/images.ts";
import { annotateWarnings } from "../plan-warnings.ts";

/** What a verify would do, without the board. */
export async function verifyScript(request: VerifyRequest, { connection }: UnopenedBoard): Promise<Script> {
  const images = request.files.map((file) => ({ file, copy: file.realPath, sha256: file.sha256 }));
  return scriptOf(request, await headerWarnings(request, images, chipOf(connection.chip)));
}

/** What a verify finds on a board that is read. */
export async function verifyOn(request: VerifyRequest, board: Board): Promise<Script> {
  const images = await takeImages(request.files, board);
  const warnings = await headerWarnings(request, images, knownFacts(board).chip);
  annotateWarnings(warnings, board);
  return compareFiles(request, scriptOf(request, warnings), board);
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
