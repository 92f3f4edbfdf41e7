import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SerialPort, UsbIdentity } from "../board/ports/serial-port.ts";

/** Sorted before ModemManager's own rules, which begin with 77. */
const RULES = "/etc/udev/rules.d/70-esp-boards.rules";

/**
 * The commands that add a udev rule for a kind of USB device, as lines to copy.
 * @param usb VID and PID, four hex digits each: nothing else is safe between the quotes.
 * @param assignments of the rule, such as `MODE="0660"`.
 */
export function udevRule(usb: Pick<UsbIdentity, "vid" | "pid">, assignments: string): string {
  const rule = `ATTRS{idVendor}=="${usb.vid}", ATTRS{idProduct}=="${usb.pid}", ${assignments}`;
  return `  echo '${rule}' | sudo tee -a ${RULES}`;
}

/** Activates new rules. If a service already has the board, it must be plugged in again. */
export const RELOAD_RULES = "  sudo udevadm control --reload && sudo udevadm trigger";

/** Whether udev's database has the property for the port or its USB device; `undefined` if there is no database. */
export async function hasProperty(
  root: string,
  port: SerialPort,
  property: string,
): Promise<boolean | undefined> {
  const records = await Promise.all(
    port.deviceNumbers.map((number) =>
      readFile(join(root, "run/udev/data", `c${number}`), "utf8").catch(() => undefined),
    ),
  );
  const found = records.filter((record) => record !== undefined);
  if (found.length === 0) return undefined;
  return found.some((record) => record.split("\n").includes(`E:${property}`));
}
