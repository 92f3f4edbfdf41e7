import { Failure } from "../../../system/errors.ts";
import { type EsptoolProgram, type InstallContext, pythonOf } from "../program.ts";
import { runCommand } from "../../../tool-cache/command.ts";
import { OLDEST_MINOR, PROBE_DEADLINE_MS, pythonCandidates } from "./python.ts";

/** A Python with pySerial: a script and its arguments follow `prefix`. */
export interface SerialPython {
  readonly command: string;
  readonly prefix: readonly string[];
}

/** Another package of that name has no list of handlers. */
const PROBE = `
import sys, serial, serial.tools.list_ports
sys.exit(sys.version_info < (3, ${OLDEST_MINOR}) or not isinstance(serial.protocol_handler_packages, list))`;

/**
 * esptool's own Python; if esptool is a standalone program, the first Python on the runner with pySerial.
 * @throws {Failure} `console-unavailable`, `cancelled`.
 */
export async function serialPython(program: EsptoolProgram, context: InstallContext): Promise<SerialPython> {
  const own = pythonOf(program);
  if (own !== undefined) return { command: own, prefix: [] };
  for (const { command, prefix } of await pythonCandidates(context)) {
    const args = [...prefix, "-I", "-B", "-X", "utf8", "-c", PROBE];
    const { ok } = await runCommand({ command, args, deadlineMs: PROBE_DEADLINE_MS }, context);
    if (ok) return { command, prefix };
  }
  throw new Failure(
    "console-unavailable",
    `The console cannot be read: this esptool is a standalone program, and no Python 3.${OLDEST_MINOR} or newer of this runner has pySerial.`,
    "Use `esptool-source: pip`, which includes pySerial, or install pySerial for all users of a Python on `PATH`.",
  );
}
