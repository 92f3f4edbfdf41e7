import { Failure } from "../../system/errors.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { Board } from "../../board/session/board.ts";
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
import { plural, type Script, logScript } from "./script.ts";
import type { FlashRequest } from "../flash/inputs.ts";
import type { DryRunResult } from "./dry-run-result.ts";

/** Reports the script of an operation after the board was read, and returns it as a result. */
export function reportOnBoard(script: Script, board: Board): DryRunResult {
  const { connection } = board.esptool;
  return logScript("connect", script, { connection, say: board.say });
}

/** Compares every file by the chip's digests, to show what differs and what a flash would write. */
export async function compareFiles(
  request: Pick<FlashRequest, "files" | "settings">,
  script: Script,
  board: Board,
): Promise<Script> {
  const { files, settings } = request;
  // The flash holds the encrypted bytes, so it cannot be compared.
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

/** Identifies the board, and checks that the region fits into its flash. */
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

/** The address after a region; for one up to the end of the flash, the address after its first byte. */
export function endOf(address: number, size: number | undefined): number {
  return address + (size ?? 1);
}
