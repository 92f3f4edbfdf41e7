import { isAbsolute } from "node:path";
import { backslashProblem } from "./files/paths.ts";
import type { Reader, ReadInput } from "./reader.ts";
import { refuseWith } from "./unused-inputs.ts";
import { parseBoolean, parseInteger, type Parsed, parseSeconds } from "./values.ts";

/** The limits of a step: time, retries, locks. Durations are seconds. */
export interface Limits {
  /** For the whole step; if `undefined`, only the limits of the esptool commands apply. */
  readonly timeoutSeconds: number | undefined;
  /** Retries after the first attempt. */
  readonly retries: number;
  /** A program that recovers the bench before the last attempt. */
  readonly recovery: { readonly command: readonly string[]; readonly timeoutSeconds: number } | undefined;
  /** If `undefined`, no lock is taken. */
  readonly lockTimeoutSeconds: number | undefined;
  /** Absolute path; `undefined` means the host's default. */
  readonly lockFolder: string | undefined;
}

/** A self-hosted job may run for 5 days. */
const LONGEST_SECONDS = 5 * 24 * 3600;
const MOST_RETRIES = 10;
const MOST_ARGUMENTS = 64;

/**
 * The time limit of the step, read before all other inputs, because it includes the time to find and read files.
 * @returns seconds; `undefined` if there is none, or if it is invalid, which is reported with the other inputs.
 */
export function readTimeLimit(read: ReadInput): number | undefined {
  const parsed = parseTimeout(read("timeout").trim());
  return "value" in parsed ? parsed.value : undefined;
}

function parseTimeout(text: string): Parsed<number> {
  return parseSeconds(text, 1, LONGEST_SECONDS);
}

export function readLimits(reader: Reader): Limits | undefined {
  const timeoutSeconds = reader.optional("timeout", parseTimeout);
  const retries = reader.parse("retries", (text) => parseInteger(text, 0, MOST_RETRIES));
  const command = reader.optional("recovery-command", parseCommand);
  const recoverySeconds = reader.parse("recovery-timeout", (text) => parseSeconds(text, 1, 3600));
  const lock = reader.parse("lock", parseBoolean);
  const lockSeconds = reader.parse("lock-timeout", (text) => parseSeconds(text, 0, LONGEST_SECONDS));
  const lockFolder = reader.optional("lock-folder", parseLockFolder);
  if (retries === 0) refuseWith(reader, ["recovery-command"], "with `retries: 0`");
  if (!reader.isSet("recovery-command")) {
    refuseWith(reader, ["recovery-timeout"], "without a `recovery-command`");
  }
  // The record of unfinished changes is also in this folder.
  if (lock === false) refuseWith(reader, ["lock-timeout"], "with `lock: false`");
  if (
    retries === undefined ||
    recoverySeconds === undefined ||
    lock === undefined ||
    lockSeconds === undefined
  ) {
    return undefined;
  }
  return {
    timeoutSeconds,
    retries,
    recovery: command && { command, timeoutSeconds: recoverySeconds },
    lockFolder,
    lockTimeoutSeconds: lock ? lockSeconds : undefined,
  };
}

function parseLockFolder(text: string): Parsed<string> {
  const problem = backslashProblem(text);
  if (problem !== undefined) return { problem };
  return isAbsolute(text) ? { value: text } : { problem: "is not an absolute path" };
}

/** A JSON list of program and arguments: without a shell, nothing needs quoting and nothing can be injected. */
function parseCommand(text: string): Parsed<readonly string[]> {
  const problem =
    'is not a JSON list of program and arguments, such as ["uhubctl", "-a", "cycle", "-p", "2"]';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem };
  }
  if (!Array.isArray(json) || json.length === 0 || json.length > MOST_ARGUMENTS) return { problem };
  const words = json.filter((word) => typeof word === "string" && !word.includes("\0"));
  return words.length === json.length && words[0] !== "" ? { value: words } : { problem };
}
