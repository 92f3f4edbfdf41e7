import type { Connection } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/**
 * Whether the chip runs its application. `yes`: its console showed it. `no` is certain, too: nothing took the chip out
 * of bootloader mode. `unknown` means that the reset was sent, or that esptool ended before it could be: nobody saw the
 * application.
 */
export type AppStarted = "yes" | "unknown" | "no";

export function appStartedAfter({ port }: Connection, seen: Observation): AppStarted {
  if (!seen.connected) return "unknown";
  // Over a raw socket esptool says that it resets the chip, but cannot.
  const cannot = port.kind === "socket" || seen.couldNotReset;
  return cannot || seen.leftIn === "bootloader" ? "no" : "unknown";
}
