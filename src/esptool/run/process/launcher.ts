import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";

/** Starts esptool on our network ports, and controls it. */
const LAUNCHER = join(packageFolder("python"), "launch.py");

/** Lines after which esptool waits: everything that is compared, before anything is done. In Python's syntax, too. */
export const ASKED = /(?:Chip type:|(?:BASE )?MAC:|(?:Auto-d|D)etected flash size:|Lost connection)/;

export type Question = "line" | "reopen";

/** How one esptool process is started. */
export interface Start {
  /** What stands before esptool's own arguments. */
  readonly prefix: readonly string[];
  /** What a line of its output asks; absent where esptool is a program of its own, which cannot be held. */
  readonly questionOf?: (line: string) => Question | undefined;
  /** Whether a line says that esptool sends data again. */
  readonly isResent?: (line: string) => boolean;
}

/**
 * The text of a question cannot be guessed, so nothing that a board prints is taken for one.
 * @param prefix what would stand before the arguments of an esptool that is not held.
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
