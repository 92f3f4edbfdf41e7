import type { Connection } from "./arguments.ts";
import type { Observation } from "./observation.ts";

/**
 * Whether the chip runs its application. `yes`: its console showed it. `no`: certain, because nothing took the chip out
 * of bootloader mode. `unknown`: the chip was reset, or esptool ended before the reset, and nothing showed the
 * application.
 */
export type AppStarted = "yes" | "unknown" | "no";

export function appStartedAfter({ port }: Connection, seen: Observation): AppStarted {
  if (!seen.connected) return "unknown";
  // Over a raw socket esptool reports a reset that it cannot do.
  const cannot = port.kind === "socket" || seen.couldNotReset;
  return cannot || seen.leftIn === "bootloader" ? "no" : "unknown";
}
