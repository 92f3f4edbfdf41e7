import { Failure } from "../../system/errors.ts";
import type { Command } from "../../esptool/run/arguments.ts";
import type { Board } from "./board.ts";

/** The end of esptool's description of such a chip. */
const LOCKED = " in Secure Download Mode";

/**
 * Identifies the board, once in a step, in one esptool process that changes nothing. The chip stays in bootloader mode.
 * One in Secure Download Mode reports only its name.
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

/** Whether chip, MAC and flash size of the board are known, not only its name. */
function wasIdentified({ esptool }: Board): boolean {
  return esptool.identity.flashManufacturer !== undefined;
}

/** Whether the chip said that it is in Secure Download Mode, which allows no reads. */
export function isLocked({ esptool }: Board): boolean {
  return esptool.identity.description?.endsWith(LOCKED) === true;
}

/**
 * Resets the chip, which earlier commands left in bootloader mode, as `after` asks for: by a command that changes
 * nothing. A reset that fails is a warning, not a failure.
 */
export async function release(board: Board): Promise<void> {
  const { port, after } = board.esptool.connection;
  if (port.kind === "socket" || after.startsWith("no-reset")) return;
  const ask = (command: Command): Promise<unknown> =>
    board.esptool.run(command, 0, new Map(), { quiet: true });
  try {
    // One in Secure Download Mode may report it only now, and gets a command that it supports.
    if (!isLocked(board)) {
      await ask({ name: "flash-id" }).catch((error: unknown) => {
        if (!isLocked(board)) throw error;
      });
    }
    if (isLocked(board)) await ask({ name: "get-security-info" });
  } catch {
    board.warn("reset", "The board could not be reset and may still be in bootloader mode.");
  }
}
