import { Failure } from "../../system/errors.ts";
import { cleanLine } from "../../system/text/untrusted-text.ts";
import { runProcess } from "../../system/processes/process.ts";
import { programEnvironment } from "../../system/processes/program-environment.ts";
import type { StepContext } from "../../system/step-context.ts";

/** The workflow's `recovery-command`, such as one that power-cycles the board. */
export interface Recovery {
  readonly command: readonly string[];
  readonly timeoutSeconds: number;
}

/** Returns a function that runs it; `undefined` if there is none. */
export function recoveryOf(
  recovery: Recovery | undefined,
  { env, signal, log }: Pick<StepContext, "env" | "signal" | "log">,
): (() => Promise<void>) | undefined {
  if (recovery === undefined) return undefined;
  const [command = "", ...args] = recovery.command;
  return async () => {
    log.line(cleanLine(`Running the recovery command: ${recovery.command.join(" ")}`));
    const ended = await runProcess({
      command,
      args,
      env: programEnvironment(env),
      deadlineMs: recovery.timeoutSeconds * 1000,
      signal,
      onLine: (line) => log.line(cleanLine(line)),
    }).catch((error: unknown) => {
      throw failed(command, "it cannot be started", error);
    });
    if (ended.end === "deadline") throw failed(command, `it took longer than ${recovery.timeoutSeconds} s`);
    if (ended.end === "exit" && ended.exitCode !== 0) {
      throw failed(command, `it exited with code ${ended.exitCode ?? "none"}`);
    }
  };
}

function failed(command: string, why: string, cause?: unknown): Failure {
  return new Failure(
    "recovery-failed",
    `The recovery command ${JSON.stringify(command)} failed: ${why}.`,
    "Run the command by hand on the runner, as the runner's user.",
    { cause },
  );
}
