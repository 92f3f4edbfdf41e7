import { setTimeout as sleep } from "node:timers/promises";
import type { EsptoolProgram } from "../../esptool/install/program.ts";
import type { StepContext } from "../../system/step-context.ts";
import { boardKey } from "../locks/board-key.ts";
import type { LocationMeans } from "../ports/board-location.ts";
import { checkPort } from "../ports/port-check.ts";
import { portLister } from "../ports/port-lister.ts";

/** What finds a board on this runner, without opening a port. */
export function meansOf(
  program: EsptoolProgram,
  context: Pick<StepContext, "env" | "signal" | "log">,
): Omit<LocationMeans, "askForMac"> {
  const { signal, log } = context;
  return {
    list: portLister(program, context),
    keyOf: (port) => boardKey(port),
    check: (port) => checkPort(port),
    wait: (milliseconds) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
    signal,
    log: (line) => log.line(line),
  };
}
