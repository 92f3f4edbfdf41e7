import { Failure } from "../../system/errors.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
import { checkFlash } from "../flash/flash-plan.ts";
import { headerWarnings } from "../flash/header-warnings.ts";
import { annotateWarnings } from "../plan-warnings.ts";
import { identify } from "../../board/session/identify.ts";
import {
  checkImages,
  comparisonsOf,
  fileResult,
  imageArguments,
  shownNames,
  takeImages,
  totalSize,
} from "../images/images.ts";
import { knownFacts } from "../flash/plan-facts.ts";
import { plural, type Script, logScript } from "./script.ts";
import { scriptOf } from "../flash/dry-run.ts";
import type { EraseRequest, FlashRequest, VerifyRequest } from "../../inputs/request.ts";
import { eraseScript, verifyScript } from "./scripts.ts";
import type { DryRunResult } from "./dry-run-result.ts";

/** Reports the script of an operation whose board was read, and makes a result of it. */
export function dryRunOnBoard(script: Script, board: Board): DryRunResult {
  const { connection } = board.esptool;
  return logScript("connect", script, { connection, expects: false, say: board.say });
}

export async function flashOn(request: FlashRequest, board: Board, version: string): Promise<Script> {
  const images = await takeImages(request.files, board);
  const plan = await checkFlash(request, images, board, "everything");
  const { esptool, tableAddress } = board;
  const known = { losses: [], chip: plan.chip, boot: plan.boot, ...plan.needs };
  const stage = { connection: esptool.connection, version, tableAddress };
  return compareOn(request, scriptOf(request, known, plan.warnings, stage), board);
}

export async function verifyOn(request: VerifyRequest, board: Board): Promise<Script> {
  const images = await takeImages(request.files, board);
  const warnings = await headerWarnings(request, images, knownFacts(board).chip);
  annotateWarnings(warnings, board);
  return compareOn(request, { ...verifyScript(request), warnings }, board);
}

/** Has the chip compare every file, which says what a flash would write. */
async function compareOn(
  request: FlashRequest | VerifyRequest,
  script: Script,
  board: Board,
): Promise<Script> {
  const { files, settings } = request;
  // What the chip encrypts is not in the flash.
  if (files.some(({ encrypted }) => encrypted === true)) return lookAt(script, board, 0);
  const images = await takeImages(files, board);
  await checkImages(images);
  const command = {
    name: "verify-flash",
    images: imageArguments(images),
    header: settings,
    diff: false,
  } as const;
  const seen = await board.esptool.run(command, totalSize(files), shownNames(images), {
    quiet: true,
    isLast: true,
  });
  const comparisons = comparisonsOf(images, seen);
  const compared = files.map((file, index) => ({
    ...fileResult(file),
    in_flash: comparisons[index]?.equal === true,
  }));
  const differing = compared.filter(({ in_flash }) => !in_flash);
  const says = differing.map(({ path, address }) => `"${path}" at ${address} is not in the flash.`);
  return {
    ...script,
    plan: [
      ...script.plan,
      `${plural(compared.length - differing.length, "image")} of ${compared.length} already in the flash.`,
      ...says,
    ],
    facts: { ...script.facts, files: compared, changed: differing.length > 0 },
  };
}

export async function eraseOn(request: EraseRequest, board: Board): Promise<Script> {
  const { region, force } = request;
  const script = eraseScript(request, board.esptool.connection);
  const checked = await lookAt(script, board, endOf(region?.address ?? 0, region?.size), async () => {
    const { secureBoot, flashEncryption } = await board.session.security();
    if (force || (!secureBoot && !flashEncryption)) return;
    throw new Failure(
      "security-refused",
      `The chip on ${board.esptool.connection.port.name} has Secure Boot or flash encryption on: erasing it could permanently brick it. The flash was not changed.`,
      "`force: true` erases it anyway and can permanently brick the chip.",
    );
  });
  return checked;
}

/** Identifies the board, and checks that its flash is large enough. */
export async function lookAt(
  script: Script,
  board: Board,
  end: number,
  check: () => Promise<void> = () => Promise.resolve(),
): Promise<Script> {
  await identify(board);
  const { flashSize } = board.esptool.identity;
  await check();
  if (flashSize === undefined || end <= flashSize) return script;
  throw new Failure(
    "beyond-flash",
    `The region ends at ${formatAddress(end)}, beyond the flash of ${flashSize} bytes on ${board.esptool.connection.port.name}.`,
    "Use a smaller region. Nothing was changed.",
  );
}

export function endOf(address: number, size: number | undefined): number {
  return address + (size ?? 1);
}
