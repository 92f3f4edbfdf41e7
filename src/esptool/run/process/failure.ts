import { Failure } from "../../../system/errors.ts";
import { STATE_SENTENCES } from "../../../firmware/flash/board-state.ts";
import { cleanLine } from "../../../system/text/untrusted-text.ts";
import { type FailedRun, FAILURE_RULES, OPENING_RULES } from "./failure-rules.ts";
import { type Event, parseLine } from "../output.ts";

/** esptool exits with this code, and without a message, when its connection closes (its command line hides EPIPE). */
const BROKEN_PIPE_EXIT_CODE = 1;
const TAIL_LINES = 6;
const TAIL_COLUMNS = 300;
/** Lines that can contain the reason for a failure. */
const MAY_BE_THE_CAUSE: ReadonlySet<Event["kind"]> = new Set(["other", "not-erased"]);

/**
 * Explains why esptool failed. Its exit code is 2 for nearly everything, so its message decides; an unknown message
 * gives `esptool-failed` with esptool's last lines.
 */
export function classifyFailure(run: FailedRun): Failure {
  const words = run.tail.filter((line) => MAY_BE_THE_CAUSE.has(parseLine(line).kind));
  const text = words.map(withoutFileNames).join("\n");
  const state = STATE_SENTENCES[run.state];
  for (const { pattern, code, message, hint } of FAILURE_RULES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const advice = typeof hint === "string" ? hint : hint(run);
    return new Failure(code, `${message(match, run)} ${state}`, advice, { cause: text });
  }
  const last = words.map(withoutFrame).filter((line) => /\w/.test(line));
  const shown = last
    .slice(-TAIL_LINES)
    .map((line) => run.shown(line).slice(0, TAIL_COLUMNS))
    .join("\n");
  const reason = shown === "" ? "It gave no reason." : `Its last lines:\n${shown}`;
  if (shown === "" && run.exitCode === BROKEN_PIPE_EXIT_CODE) return wordless(run);
  const end = run.signal === null ? `exit code ${run.exitCode ?? "?"}` : `signal ${run.signal}`;
  return new Failure(
    "esptool-failed",
    `esptool ${run.command} failed on ${run.port} (${end}). ${state} ${reason}`,
    "The log has esptool's output.",
    { cause: text },
  );
}

/**
 * Explains why a port could not be opened by anything but esptool.
 * @param reason the message of pySerial or of the system.
 */
export function explainOpening(port: string, reason: string): Failure {
  const run: FailedRun = {
    ...{ port, command: "", exitCode: null, signal: null, tail: [], state: "untouched" },
    shown: (line) => line,
  };
  const text = `Could not open ${port}, the port is busy or doesn't exist.\n${reason}`;
  for (const { pattern, code, message, hint } of OPENING_RULES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return new Failure(code, message(match, run), typeof hint === "string" ? hint : hint(run), {
      cause: text,
    });
  }
  throw new Error("The last rule matches every port that does not open.");
}

function wordless({ command, port, state }: FailedRun): Failure {
  return new Failure(
    "link-lost",
    `esptool ${command} exited without a message, as it does when the connection to ${port} is closed. ${STATE_SENTENCES[state]}`,
    "Check that no other program uses the port, and what runs at its other end. Then run the step again.",
  );
}

/** File names must not match a rule: quoted absolute paths are removed. */
function withoutFileNames(line: string): string {
  return line.replace(/(['"])(?:[A-Za-z]:)?[\\/].*\1/g, "'…'");
}

/** esptool draws a frame around its usage errors. */
function withoutFrame(line: string): string {
  return cleanLine(line.replace(/[\u2500-\u257f]+/g, " ").trim());
}
