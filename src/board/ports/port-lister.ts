import { listPorts } from "./port-listing.ts";
import type { SerialPort } from "./serial-port.ts";
import { Failure } from "../../system/errors.ts";
import { type EsptoolProgram, pythonOf } from "../../esptool/install/program.ts";
import { runProcess } from "../../system/processes/process.ts";
import type { StepContext } from "../../system/step-context.ts";
import { programEnvironment } from "../../system/processes/program-environment.ts";

/** pySerial takes 30 ms; a cold Python on a busy machine takes some seconds. */
const DEADLINE_MS = 30_000;
/** A USB bus has at most 127 devices: longer output is not a list of ports. */
const MOST_LINES = 1_024;

/** Lists the ports of this runner with the Python of the step's esptool, if that has one. */
export function portLister(
  program: EsptoolProgram,
  context: Pick<StepContext, "env" | "signal">,
): () => Promise<readonly SerialPort[]> {
  const command = pythonOf(program);
  const python = command === undefined ? undefined : (script: string) => run(command, script, context);
  return () => listPorts({ platform: process.platform, root: "/", python });
}

async function run(
  command: string,
  script: string,
  { env, signal }: Pick<StepContext, "env" | "signal">,
): Promise<readonly string[] | undefined> {
  const lines: string[] = [];
  const ended = await runProcess({
    command,
    args: ["-I", "-B", "-X", "utf8", "-c", script],
    env: programEnvironment(env),
    deadlineMs: DEADLINE_MS,
    signal,
    onLine: (line, stream) => {
      if (stream === "stdout" && lines.length <= MOST_LINES) lines.push(line);
    },
  });
  if (ended.end === "cancelled") {
    throw new Failure("cancelled", "Cancelled while listing the ports.", "Run it again.");
  }
  return ended.end === "exit" && ended.exitCode === 0 && lines.length <= MOST_LINES ? lines : undefined;
}
