import type { Log } from "../../../system/log.ts";
import { type ProcessResult, runProcess } from "../../../system/processes/process.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";
import { type Command, type Connection, esptoolArguments } from "../arguments.ts";
import { Observation } from "../observation.ts";
import { parseLine } from "../output.ts";
import type { Pinned } from "../pinned.ts";
import type { Port } from "../port.ts";
import { warningIn } from "../warnings.ts";
import { limitsOf } from "./deadlines.ts";
import { Guard } from "./guard.ts";
import { startOf } from "./launcher.ts";
import { Transcript } from "./transcript.ts";

/** An esptool that is ready to run. */
export interface Program {
  /** Absolute path of a Python or of the standalone binary. */
  readonly command: string;
  /** The arguments before esptool's own. */
  readonly prefix: readonly string[];
  readonly version: string;
}

/** What the processes of a step have in common. */
export interface ProcessSetting {
  readonly program: Program;
  /** Where the board is now, asked before each process; by default always on the port of the connection. */
  readonly findPort?: (() => Promise<Port>) | undefined;
  /** An empty private folder: esptool looks for configuration in its working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Open files that each esptool holds until its end, such as the lock of the board. */
  readonly inheritedFds: readonly number[];
  readonly log: Log;
}

/** One esptool process. */
export interface ProcessToRun {
  readonly command: Command;
  readonly connection: Connection;
  /** What the command moves or compares, for its deadline. */
  readonly bytes: number;
  /** What the board is known by: the process does nothing to another one. */
  readonly pinned: Pinned;
  readonly signal: AbortSignal;
  /** File names to show in place of the paths that esptool is given. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether only what says who the board is shall be shown. */
  readonly quiet: boolean;
  /** What was shown of the board already; added to. */
  readonly said: Set<string>;
  /** What esptool warned of; added to. */
  readonly warnings: Set<string>;
}

export interface EndedProcess {
  readonly command: Command;
  readonly process: ProcessResult;
  readonly seen: Observation;
  readonly guard: Guard;
  readonly transcript: Transcript;
}

/** Runs one esptool process to its end, and reads what it prints; whether it did its work is for others to judge. */
export async function runEsptoolProcess(
  { program, findPort, folder, environment, inheritedFds, log }: ProcessSetting,
  { command, connection, bytes, pinned, signal, names, quiet, said, warnings }: ProcessToRun,
): Promise<EndedProcess> {
  const { port } = connection;
  const seen = new Observation({});
  const guard = new Guard(pinned, seen);
  const transcript = new Transcript(log, said, names, quiet);
  const words = esptoolArguments(connection, command);
  log.detail(`esptool ${words.join(" ")}`);
  const { prefix, questionOf, isResent } = startOf(program.prefix);
  const process = await runProcess({
    command: program.command,
    args: [...prefix, ...words],
    cwd: folder,
    env: environment,
    inheritedFds,
    signal,
    ...limitsOf(command, connection, bytes),
    onLine: (raw) => {
      if (isResent?.(raw) === true) {
        seen.resent++;
        return;
      }
      const line = cleanLine(raw);
      const event = parseLine(line);
      seen.add(event);
      guard.add(line, event);
      transcript.add(line, event);
      const warning = warningIn(line, command);
      if (warning !== undefined) warnings.add(transcript.shown(warning));
    },
    mustStop: () => guard.mustStop,
    mayGoOn:
      questionOf &&
      ((line) => {
        const question = questionOf(line);
        return question && guard.mayGoOn(question, port, findPort);
      }),
  });
  return { command, process, seen, guard, transcript };
}
