import { Failure } from "../../system/errors.ts";
import type { Esptool } from "../../esptool/run/client.ts";

/** The board to identify. */
interface Connected {
  readonly esptool: Esptool;
}

/** The end of esptool's description of such a chip. */
const LOCKED = " in Secure Download Mode";

/**
 * Identifies the board, once in a step, in one esptool process that changes nothing. One in Secure Download Mode
 * reports only its name.
 */
export async function identify({ esptool }: Connected): Promise<void> {
  if (wasIdentified(esptool) || isLocked(esptool)) return;
  try {
    await esptool.run({ name: "flash-id" });
  } catch (error) {
    if (error instanceof Failure && error.code === "secure-download-mode" && isLocked(esptool)) return;
    throw error;
  }
}

/** Whether chip, MAC and flash size of the board are known, not only its name. */
function wasIdentified(esptool: Esptool): boolean {
  return esptool.identity.flashManufacturer !== undefined;
}

/** Whether the chip reported Secure Download Mode, which allows no reads. */
export function isLocked(esptool: Esptool): boolean {
  return esptool.identity.description?.endsWith(LOCKED) === true;
}
