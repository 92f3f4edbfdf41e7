import type { Log } from "../../../system/log.ts";
import type { ProcessResult } from "../../../system/processes/supervision.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";
import { type Command, type Connection, esptoolArguments } from "../arguments.ts";
import { Observation } from "../observation.ts";
import { parseLine } from "../output.ts";
import type { Pinned } from "../pinned.ts";
import type { Port } from "../port.ts";
import { warningIn } from "../warnings.ts";
import { limitsOf } from "./deadlines.ts";
import type { EsptoolRunner } from "./esptool-runner.ts";
import { Guard } from "./guard.ts";
import { Transcript } from "./transcript.ts";

/** What the processes of a step have in common. */
export interface ProcessSetting {
  readonly runner: EsptoolRunner;
  /** Where the board is now, asked before each process; by default always on the port of the connection. */
  readonly findPort?: (() => Promise<Port>) | undefined;
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
  { runner, findPort, log }: ProcessSetting,
  { command, connection, bytes, pinned, signal, names, quiet, said, warnings }: ProcessToRun,
): Promise<EndedProcess> {
  const { port } = connection;
  const seen = new Observation({});
  const guard = new Guard(pinned, seen);
  const transcript = new Transcript(log, said, names, quiet);
  const words = esptoolArguments(connection, command);
  log.detail(`esptool ${words.join(" ")}`);
  const { launcher } = runner;
  const process = await runner.run(words, {
    signal,
    ...limitsOf(command, connection, bytes),
    onLine: (raw) => {
      if (launcher?.isResent(raw) === true) {
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
      launcher &&
      ((line) => {
        const question = launcher.questionOf(line);
        return question && guard.mayGoOn(question, port, findPort);
      }),
  });
  return { command, process, seen, guard, transcript };
}
