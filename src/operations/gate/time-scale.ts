import { isEmulatedPort } from "../../inputs/board/emulated-ports.ts";
import type { PortQuery } from "../../board/ports/port-selector.ts";
import type { GateRules } from "../../gate/rules/gate-rules.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { Parsed } from "../../inputs/values.ts";

/**
 * In one recording of QEMU the same start-up code took first 0.5 s and then 2.1 s
 * (`test/fixtures/consoles/esp32-qmp-reset.txt`).
 */
export const EMULATOR_SCALE = 4;
const [SMALLEST, LARGEST] = [0.1, 100];

/** Which port's console is watched, and which ports belong to emulators. */
export interface WatchedPorts {
  readonly connection?: { readonly port: PortQuery } | undefined;
  /** The variable in which `qemu/` publishes its ports. */
  readonly emulatedPorts?: string | undefined;
}

/** The input `timeout-scale`; if it is not set, it depends on the port. `undefined` after noting a problem. */
export function readTimeScale(
  reader: Reader,
  { connection, emulatedPorts }: WatchedPorts,
): number | undefined {
  if (reader.isSet("timeout-scale")) return reader.parse("timeout-scale", parseScale);
  const ports = [connection?.port, reader.text("console-port")];
  const names = ports.flatMap((port) =>
    typeof port === "string" ? port : port !== undefined && "name" in port ? port.name : [],
  );
  return names.some((name) => isEmulatedPort(name, emulatedPorts)) ? EMULATOR_SCALE : 1;
}

function parseScale(text: string): Parsed<number> {
  const value = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return value >= SMALLEST && value <= LARGEST
    ? { value }
    : { problem: `is not a number from ${SMALLEST} to ${LARGEST}, such as 3 or 1.5` };
}

/** The limits that a scale has changed, as text; `undefined` if it changes nothing. */
export function scaleWords({ timeScale, timeoutMs, settleMs }: GateRules): string | undefined {
  if (timeScale === 1) return undefined;
  const limits = `gate-timeout is ${timeoutMs / 1000} s, settle ${settleMs / 1000} s`;
  return `timeout-scale is ${timeScale}: every time limit on the firmware is multiplied by it; ${limits}.`;
}
