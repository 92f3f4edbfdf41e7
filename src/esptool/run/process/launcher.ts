import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Starts esptool on our network ports, and controls it. */
const LAUNCHER = join(packageFolder("python"), "launch.py");

/** esptool pauses after these lines, so that the identity is checked before any work. Also valid as a Python pattern. */
export const ASKED = /(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/;

export type Question = "line" | "reopen";

/** How to start the launcher, and what its own lines mean: each contains a random token, so no board can print one. */
export interface Launcher {
  /** All arguments for Python. */
  readonly args: readonly string[];
  readonly questionOf: (line: string) => Question | undefined;
  /** Whether a line reports that esptool sends data again. */
  readonly isResent: (line: string) => boolean;
  /** The start of the line that ends a command; then comes its exit code, or the negative number of a signal. */
  readonly endMark: string;
}

/**
 * @param prefix the arguments before those of esptool's command line.
 * @returns `undefined` for the standalone program, which cannot be paused.
 */
export function launcherOf(prefix: readonly string[]): Launcher | undefined {
  const at = prefix.indexOf("-m");
  if (at < 0) return undefined;
  const token = randomUUID();
  const questions = new Map<string, Question>([
    [`${token} line`, "line"],
    [`${token} reopen`, "reopen"],
  ]);
  return {
    args: [...prefix.slice(0, at), LAUNCHER, token, ASKED.source, ...prefix.slice(at + 1)],
    questionOf: (line) => questions.get(line),
    isResent: (line) => line === `${token} resent`,
    endMark: `${token} end `,
  };
}
