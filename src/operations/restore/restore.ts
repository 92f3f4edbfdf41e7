import { Failure } from "../../system/errors.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import { STATE_SENTENCES } from "../../firmware/flash/board-state.ts";
import { sha256OfFile } from "../../system/files/digest.ts";
import { changed } from "../../system/files/found-file.ts";
import type { Board } from "../../board/session/board.ts";
import { isClone, mismatchOf } from "../../backups/board-match.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { surveyImage } from "../images/image-survey.ts";
import { givesDigests, isInFlash } from "../images/proof.ts";
import { restOfFlash } from "../../board/device/read-region.ts";
import type { RestoreRequest } from "./inputs.ts";
import { carryOut, describePlan, planRestore } from "./restore-changes.ts";
import { type Changes, restoreResult } from "./restore-result.ts";
import type { SecurityState } from "../../board/device/security.ts";
import type { RestoreResult } from "./restore-result.ts";

/** A second round repairs what something else wrote in between; if that happens again, a third would not help. */
const ROUNDS = 2;

/**
 * Makes the flash equal a backup by changing only what differs, and verifies the whole range at the end.
 * @throws {Failure} before anything is written, for a board that the backup does not fit; `digest-mismatch` when the
 * flash still differs at the end.
 */
export async function restore(
  request: RestoreRequest,
  backup: CheckedBackup,
  board: Board,
): Promise<RestoreResult> {
  const { dryRun } = request;
  const { identity } = board.esptool;
  const { imagePath, range, tableAddress } = backup;
  const survey = () => surveyImage(imagePath, range, { chip: identity.chip, tableAddress });
  await restOfFlash(0, board);
  checkBoard(backup, request, board);
  if (await isRight(backup, board)) {
    board.say(`The flash already matches "${backup.name}": nothing is written.`);
    const nothing = { verified: true, written: [], erased: [] };
    return restoreResult(backup, dryRun, await survey(), nothing, board);
  }
  await checkSecurity(backup, board);
  if (dryRun === "connect") {
    const plan = await planRestore(backup, board);
    for (const line of describePlan(plan)) board.say(line);
    const { writes, erases } = plan;
    const planned = { verified: false, written: writes.flat(), erased: erases };
    return restoreResult(backup, dryRun, await survey(), planned, board);
  }
  const changes = await repair(backup, board);
  return restoreResult(backup, dryRun, await survey(), { verified: true, ...changes }, board);
}

/** Changes what differs until the chip's digest of the whole range is right. */
async function repair(backup: CheckedBackup, board: Board): Promise<Changes> {
  const written: Range[] = [];
  const erased: Range[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const plan = await planRestore(backup, board);
    for (const line of describePlan(plan)) board.say(line);
    await carryOut(plan, backup, board);
    written.push(...plan.writes.flat());
    erased.push(...plan.erases);
    if (await isRight(backup, board, { isLast: true })) {
      board.esptool.confirmWritten();
      return { written, erased };
    }
    if (round < ROUNDS) {
      board.warn(
        "restore again",
        "The flash does not match the backup yet: something changed it in the meantime.",
      );
    }
  }
  throw new Failure(
    "digest-mismatch",
    `The flash on ${board.esptool.connection.port.name} differs from the backup "${backup.name}", although each piece was verified. ${STATE_SENTENCES[board.esptool.state]}`,
    "Something else writes to the flash, or the flash or power supply is unstable. Check them, then restore again: only differences are written.",
  );
}

/** @throws {Failure} `file-changed` when the private copy no longer has the bytes that were checked. */
async function isRight(
  { imagePath, name, range, sha256 }: CheckedBackup,
  board: Board,
  options: { readonly isLast?: boolean } = {},
): Promise<boolean> {
  const isThere = await isInFlash(imagePath, name, range, board, options);
  // Checked only after esptool has read the copy, which it opens by name.
  if ((await sha256OfFile(imagePath)) !== sha256) throw changed(name);
  return isThere;
}

function checkBoard(backup: CheckedBackup, request: RestoreRequest, board: Board): void {
  const { identity, connection } = board.esptool;
  const mismatch = mismatchOf(backup, identity, connection.port.name, request.allowOtherBoard);
  if (mismatch !== undefined) throw mismatch;
  if (isClone(backup, identity) === true) {
    const verb = request.dryRun === "false" ? "will" : "would";
    board.warn(
      "clone",
      `"${backup.name}" was taken from another board, ${macOf(backup)}, and ${verb} be cloned.`,
    );
  }
  if (givesDigests(board)) return;
  throw new Failure(
    "not-supported-by-chip",
    `${identity.chip ?? "The chip"} cannot compute a digest of its flash without the stub, so a restore could not be verified. The flash was not changed.`,
    "Remove `no-stub: true`, or write the image with `flash` and `verify: false`.",
  );
}

/** Compares the flash protection of the board with that of the backup's board, according to the manifest. */
async function checkSecurity({ name, origin }: CheckedBackup, board: Board): Promise<void> {
  const here = protections(await board.session.readings.security());
  const { name: port } = board.esptool.connection.port;
  if (here.length > 0) {
    throw refusedBySecurity(
      `The chip on ${port} has ${here.join(" and ")} on, and the backup differs from its flash: writing it could permanently brick the chip.`,
      "Use `flash` with images that are signed and encrypted for this board.",
    );
  }
  const { secure_boot = false, flash_encryption = false } = origin?.security ?? {};
  const there = protections({ secureBoot: secure_boot, flashEncryption: flash_encryption });
  if (there.length === 0) return;
  throw refusedBySecurity(
    `The backup "${name}" was taken from a chip with ${there.join(" and ")} on, which the chip on ${port} does not have: its firmware would not run.`,
    "Restore it to the board it was taken from, or flash this board with a build for it.",
  );
}

function protections({ secureBoot, flashEncryption }: SecurityState): string[] {
  return [...(secureBoot ? ["Secure Boot"] : []), ...(flashEncryption ? ["flash encryption"] : [])];
}

function refusedBySecurity(what: string, hint: string): Failure {
  return new Failure("security-refused", `${what} The flash was not changed.`, hint);
}

function macOf({ origin }: CheckedBackup): string {
  return origin?.mac ?? (origin?.mac_end === undefined ? "?" : `…${origin.mac_end}`);
}
