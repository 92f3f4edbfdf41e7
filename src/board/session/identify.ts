import { Failure } from "../../system/errors.ts";
import type { Command } from "../../esptool/run/arguments.ts";
import type { Board } from "./board.ts";

/** What esptool says of the type of such a chip ends so. */
const LOCKED = " in Secure Download Mode";

/**
 * Asks the board who it is, once in a step, in one esptool process that changes nothing. The chip stays in its loader.
 * One in Secure Download Mode tells its name alone, and that is all that is known then.
 */
export async function identify(board: Board): Promise<void> {
  const { esptool } = board;
  if (wasIdentified(board) || isLocked(board)) return;
  try {
    await esptool.run({ name: "flash-id" }, 0, new Map(), { stay: true });
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode" && isLocked(board)) return;
    throw error;
  }
}

/** Whether the board has told who it is, with its flash, and not only its name. */
function wasIdentified({ esptool }: Board): boolean {
  return esptool.identity.flashManufacturer !== undefined;
}

/** Whether the chip said that it is in Secure Download Mode, in which nothing of it can be read. */
export function isLocked({ esptool }: Board): boolean {
  return esptool.identity.description?.endsWith(LOCKED) === true;
}

/**
 * Has the chip, which earlier commands left in its loader, reset as `after` asks for: by a command that changes
 * nothing. That it could not be is said, and is no failure.
 */
export async function release(board: Board): Promise<void> {
  const { port, after } = board.esptool.connection;
  if (port.kind === "socket" || after.startsWith("no-reset")) return;
  const ask = (command: Command): Promise<unknown> =>
    board.esptool.run(command, 0, new Map(), { quiet: true });
  try {
    // One in Secure Download Mode may say so only now, and is asked what it does answer.
    if (!isLocked(board)) {
      await ask({ name: "flash-id" }).catch((error: unknown) => {
        if (!isLocked(board)) throw error;
      });
    }
    if (isLocked(board)) await ask({ name: "get-security-info" });
  } catch {
    board.warn("reset", "The board may still wait in its loader: it could not be reset.");
  }
}
