import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Starts esptool on our network ports, and controls it. */
const LAUNCHER = join(packageFolder("python"), "launch.py");

/** esptool waits after these lines, so that the identity is checked before any work. Also valid in Python's syntax. */
export const ASKED = /(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/;

export type Question = "line" | "reopen";

/** How one esptool process is started. */
export interface Start {
  /** The arguments before esptool's own. */
  readonly prefix: readonly string[];
  /** The question in a line of its output; absent for the standalone program, which cannot be paused. */
  readonly questionOf?: (line: string) => Question | undefined;
  /** Whether a line reports that esptool sends data again. */
  readonly isResent?: (line: string) => boolean;
}

/**
 * Questions contain a random token, so no board can print one.
 * @param prefix the arguments before esptool's own if it is not paused.
 */
export function startOf(prefix: readonly string[]): Start {
  const at = prefix.indexOf("-m");
  if (at < 0) return { prefix };
  const token = randomUUID();
  const questions = new Map<string, Question>([
    [`${token} line`, "line"],
    [`${token} reopen`, "reopen"],
  ]);
  return {
    prefix: [...prefix.slice(0, at), LAUNCHER, token, ASKED.source, ...prefix.slice(at + 1)],
    questionOf: (line) => questions.get(line),
    isResent: (line) => line === `${token} resent`,
  };
}
