import { Failure } from "../../../system/errors.ts";
import { type BoardState, STATE_SENTENCES } from "../../../firmware/flash/board-state.ts";
import type { ProcessResult } from "../../../system/processes/supervision.ts";
import type { Command } from "../arguments.ts";
import { classifyFailure } from "./failure.ts";
import type { Observation } from "../observation.ts";
import type { Transcript } from "./transcript.ts";

/** An esptool process that has exited. */
export interface Ended {
  readonly command: Command;
  readonly port: string;
  /** The file that named the expected chip, if no input did. */
  readonly chipSource: string | undefined;
  readonly process: ProcessResult;
  readonly seen: Observation;
  readonly transcript: Transcript;
  /** The state of the flash so far. */
  readonly state: BoardState;
}

const AGAIN = "Run the step again. A retry flashes from the start.";

/**
 * Checks that an esptool process succeeded; a difference that `verify-flash` finds is not a failure.
 * @throws {Failure} typed by esptool's messages and by how the process ended.
 */
export function checkOutcome({
  command,
  port,
  chipSource,
  process,
  seen,
  transcript,
  state,
}: Ended): Observation {
  const what = `esptool ${command.name} on ${port}`;
  const sentence = STATE_SENTENCES[state];
  switch (process.end) {
    case "cancelled":
      throw new Failure("cancelled", `Cancelled during ${what}. ${sentence}`, AGAIN);
    case "deadline":
      throw new Failure("esptool-timed-out", `${what} took too long and was terminated. ${sentence}`, AGAIN);
    case "stall":
      throw new Failure(
        "esptool-stalled",
        `${what} stopped responding and was terminated. ${sentence}`,
        AGAIN,
      );
    case "stopped":
    case "exit":
      if (process.exitCode === 0 || foundDifference(command, seen)) return seen;
      throw classifyFailure({
        command: command.name,
        port,
        chipSource,
        exitCode: process.exitCode,
        signal: process.signal,
        tail: transcript.tail,
        shown: (line) => transcript.shown(line),
        state,
      });
  }
}

/** esptool reports a difference as a fatal error, after it has compared every file. */
function foundDifference(command: Command, seen: Observation): boolean {
  return (
    command.name === "verify-flash" &&
    seen.comparisons.length === command.images.length &&
    seen.comparisons.every(({ equal }) => equal !== undefined) &&
    seen.comparisons.some(({ equal }) => equal === false)
  );
}
