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

/** What all esptool processes of a step share. */
export interface ProcessSetting {
  readonly runner: EsptoolRunner;
  /** Finds the board's current port before each process; the default is always the port of the connection. */
  readonly findPort?: (() => Promise<Port>) | undefined;
  readonly log: Log;
}

/** One esptool process. */
export interface ProcessToRun {
  readonly command: Command;
  readonly connection: Connection;
  /** How many the command transfers or compares, for its deadline. */
  readonly bytes: number;
  /** The board's identity so far: the process does nothing to another board. */
  readonly pinned: Pinned;
  readonly signal: AbortSignal;
  /** File names to show instead of the paths that esptool gets. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether to show only the board's identity. */
  readonly quiet: boolean;
  /** The lines about the board that were already shown; added to. */
  readonly said: Set<string>;
  /** esptool's warnings; added to. */
  readonly warnings: Set<string>;
}

export interface EndedProcess {
  readonly command: Command;
  readonly process: ProcessResult;
  readonly seen: Observation;
  readonly guard: Guard;
  readonly transcript: Transcript;
}

/** Runs one esptool process to its end and reads its output. The caller checks whether it did its work. */
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
