import { Failure } from "../errors.ts";
import type { Range } from "../firmware/backup-plan.ts";
import { STATE_SENTENCES } from "../firmware/board-state.ts";
import type { Board } from "./board.ts";
import { isClone, mismatchOf } from "./board-match.ts";
import type { CheckedBackup } from "./checked-backup.ts";
import { givesDigests, isInFlash } from "./proof.ts";
import { restOfFlash } from "./read-region.ts";
import type { RestoreRequest } from "./request.ts";
import { carryOut, describePlan, planRestore } from "./restore-changes.ts";
import { type Changes, restoreResult } from "./restore-result.ts";
import type { RestoreResult } from "./result.ts";
import { readSecurity } from "./security.ts";

/** A second round mends what something else wrote meanwhile; after that it will go on writing. */
const ROUNDS = 2;

/**
 * Makes the flash what a backup says, by changing only what differs, and proves the whole range at the end.
 * @throws {Failure} before anything is written, for a board that the backup does not fit; `digest-mismatch` when the
 * flash is not the backup in the end.
 */
export async function restore(
  request: RestoreRequest,
  backup: CheckedBackup,
  board: Board,
): Promise<RestoreResult> {
  const { dryRun } = request;
  const { identity } = board.esptool;
  await restOfFlash(0, board);
  await orRelease(board, () => checkBoard(backup, request, board));
  if (await isRight(backup, board, { stay: true })) {
    await release(board);
    board.say(`The flash is what "${backup.name}" says already: nothing is written.`);
    return restoreResult(backup, dryRun, identity, { proven: true, written: [], erased: [] });
  }
  await orRelease(board, () => checkSecurity(board));
  if (dryRun === "connect") {
    const plan = await planRestore(backup, board);
    await release(board);
    for (const line of describePlan(plan)) board.say(line);
    const { writes, erases } = plan;
    return restoreResult(backup, dryRun, identity, { proven: false, written: writes.flat(), erased: erases });
  }
  const changes = await mend(backup, board);
  return restoreResult(backup, dryRun, identity, { proven: true, ...changes });
}

/** Changes what differs until the chip's digest of the whole is right. */
async function mend(backup: CheckedBackup, board: Board): Promise<Changes> {
  const written: Range[] = [];
  const erased: Range[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const plan = await planRestore(backup, board);
    for (const line of describePlan(plan)) board.say(line);
    await carryOut(plan, backup, board);
    written.push(...plan.writes.flat());
    erased.push(...plan.erases);
    if (await isRight(backup, board)) {
      if (board.esptool.state !== "untouched") board.esptool.state = "written";
      return { written, erased };
    }
    if (round < ROUNDS) {
      board.warn("restore again", "The flash is not the backup yet: something has changed it meanwhile.");
    }
  }
  throw new Failure(
    "digest-mismatch",
    `The flash on ${board.esptool.connection.port.name} differs from the backup "${backup.name}", though each piece of it seemed right. ${STATE_SENTENCES[board.esptool.state]}`,
    "Something else writes to the flash, or flash or power are not steady. Check them, then restore again: only what differs is written.",
  );
}

function isRight(
  { imagePath, name, range }: CheckedBackup,
  board: Board,
  manner: { readonly stay?: boolean } = {},
): Promise<boolean> {
  return isInFlash(imagePath, name, range, board, manner);
}

function checkBoard(backup: CheckedBackup, request: RestoreRequest, board: Board): Promise<void> {
  const { identity, connection } = board.esptool;
  const mismatch = mismatchOf(backup, identity, connection.port.name, request.allowOtherBoard);
  if (mismatch !== undefined) return Promise.reject(mismatch);
  if (isClone(backup, identity) === true) {
    board.warn("clone", `"${backup.name}" is of another board, ${backup.origin?.mac ?? "?"}, and is cloned.`);
  }
  if (givesDigests(board)) return Promise.resolve();
  return Promise.reject(
    new Failure(
      "chip-unsupported",
      `${identity.chip ?? "The chip"} gives no digest of its flash without the stub, so a restore could not be proven. The flash was not changed.`,
      "Leave the stub on (`no-stub: false`), or write the image with `flash` and `verify: false`.",
    ),
  );
}

/** What a manifest does not record yet, nobody can compare: whether the image is of the flash in that state. */
async function checkSecurity(board: Board): Promise<void> {
  const { secureBoot, flashEncryption } = await readSecurity(board);
  if (!secureBoot && !flashEncryption) return;
  const on = [...(secureBoot ? ["Secure Boot"] : []), ...(flashEncryption ? ["flash encryption"] : [])];
  throw new Failure(
    "security-refused",
    `The chip on ${board.esptool.connection.port.name} has ${on.join(" and ")} on, and the backup differs from its flash: to write it could make the chip useless for good. The flash was not changed.`,
    "Update such a board with images that are signed and encrypted for it (`flash`).",
  );
}

/** A board that is refused runs its firmware again. */
async function orRelease(board: Board, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    await release(board).catch(() => board.warn("reset", "The board may still wait in its loader."));
    throw error;
  }
}

/** Ends with the reset that `after` asks for; a raw socket has none. */
async function release(board: Board): Promise<void> {
  const { port, after } = board.esptool.connection;
  if (port.kind === "socket" || after.startsWith("no-reset")) return;
  await board.esptool.run({ name: "flash-id" }, 0, new Map(), { quiet: true });
}
