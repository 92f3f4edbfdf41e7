import { messageOf } from "../system/errors.ts";
import type { Identity } from "../esptool/run/observation.ts";
import { isOfBoard, parseManifest } from "../firmware/formats/backup-manifest.ts";
import type { Range } from "../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../firmware/flash/flash-layout.ts";
import type { Board } from "../board/session/board.ts";
import type { TakenBackup } from "./checked-backup.ts";

/**
 * An earlier backup on the runner, or why there is none: `problem` completes the sentence "it …", `reason` is one or
 * more sentences.
 */
export type TakenBaseline =
  | TakenBackup
  | { readonly name: string; readonly problem: string }
  | { readonly name: string; readonly reason: string };

/**
 * The path of the baseline, if it can be an earlier image of the same range of the same board. It is only a hint: every
 * byte that is taken from it is compared by the chip's digests.
 * @returns `undefined`, with a warning, for a baseline that is missing or unusable.
 */
export async function fittingBaseline(
  taken: TakenBaseline | undefined,
  range: Range,
  board: Board,
): Promise<string | undefined> {
  if (taken === undefined) return undefined;
  const unused = `The baseline "${taken.name}" is not used`;
  if ("reason" in taken) {
    board.warn("baseline", `${unused}. ${taken.reason}`);
    return undefined;
  }
  const problem =
    "problem" in taken
      ? taken.problem
      : await objectionTo(taken, range, board.esptool.identity).catch(
          (error: unknown) => `cannot be read again (${messageOf(error)})`,
        );
  if (problem === undefined && !("problem" in taken)) return taken.imagePath;
  board.warn("baseline", `${unused}: it ${problem ?? ""}.`);
  return undefined;
}

async function objectionTo(
  { size, sha256: digest, manifest }: TakenBackup,
  range: Range,
  identity: Identity,
): Promise<string | undefined> {
  if (size !== range.size) return `has ${size} bytes, and the backup has ${range.size}`;
  // An image without a manifest can also be a baseline.
  if (manifest === undefined) return undefined;
  const read = await parseManifest(manifest);
  if ("problem" in read) return `has a manifest that cannot be used: it ${read.problem}`;
  const { start_address, size: recorded, sha256, board } = read.manifest;
  if (start_address !== formatAddress(range.address)) {
    return `begins at ${start_address}, not at ${formatAddress(range.address)}`;
  }
  const namesBoard = board.mac !== null || board.mac_end !== undefined;
  if (namesBoard && isOfBoard(board, identity.mac) !== true)
    return "is of another board, according to its manifest";
  if (recorded !== range.size || sha256 !== digest) {
    return "does not match its manifest: it is damaged or was changed";
  }
  return undefined;
}
