import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { join } from "node:path";
import { Failure, messageOf } from "../errors.ts";
import { diskFailure, isLimit } from "../files/disk-trouble.ts";
import { absolutePathEntries } from "./program-environment.ts";

/** A program to start, with everything that it is given. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdio: StdioOptions;
  /** Whether it gets a process group of its own. */
  readonly detached: boolean;
}

/**
 * Starts a program without a shell. The only place where this action starts any. The program gets this environment and
 * nothing else; relative entries of `PATH` are removed, because they could run a file of the working directory.
 */
export function launch({ command, args, cwd, env, stdio, detached }: Launch): ChildProcess {
  const own = Object.entries(env).map(([name, value]): [string, string] =>
    name.toUpperCase() === "PATH" ? [name, absolutePathEntries(value)] : [name, value],
  );
  return spawn(command, args, {
    cwd,
    env: Object.fromEntries(own),
    stdio,
    detached,
    windowsHide: true,
  });
}

/**
 * Starts a program in a process group of its own.
 * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
 */
export function startGroup(program: Omit<Launch, "detached">): ChildProcess {
  try {
    return launch({ ...program, detached: process.platform !== "win32" });
  } catch (error) {
    throw notStarted(program.command, error);
  }
}

/** The absolute path of a program of Windows itself, which nothing on `PATH` or in a working directory can replace. */
export function windowsProgram(...path: readonly string[]): { command: string; env: Record<string, string> } {
  const root = process.env["SystemRoot"] ?? "C:\\Windows";
  return { command: join(root, "System32", ...path), env: { SystemRoot: root } };
}

/** Why a program could not be started at all. */
export function notStarted(command: string, error: unknown): Failure {
  const what = `Cannot start ${command}`;
  if (isLimit(error)) return diskFailure("esptool-not-started", what, "", error);
  return new Failure(
    "esptool-not-started",
    `${what}: ${messageOf(error)}.`,
    "Check that the program exists and that the runner's user may execute it.",
    { cause: error },
  );
}
