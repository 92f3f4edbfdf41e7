import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../system/errors.ts";
import { runProcess } from "../system/processes/process.ts";
import type { ToolContext } from "./tool.ts";
import { helperEnvironment } from "./environment.ts";

/** Enough to show why a program failed. */
const LINES_KEPT = 40;

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly deadlineMs: number;
  /** Default: {@link helperEnvironment}. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called for each line when it arrives. */
  readonly onLine?: (line: string) => void;
}

export interface Outcome {
  readonly ok: boolean;
  /** The last lines of both streams. */
  readonly lines: readonly string[];
  /** How the program ended, for a person: `exit code 1`, `no end within 60 s`, `cannot be started: …`. */
  readonly end: string;
}

/**
 * Runs a short helper program in an empty folder and waits until it exits.
 * @throws {Failure} `cancelled` if the step is cancelled in the meantime.
 */
export async function runCommand(command: Command, context: ToolContext): Promise<Outcome> {
  throwIfCancelled(context);
  const lines: string[] = [];
  const end = await inPrivateFolder(context, async (cwd) => {
    // A user's esptool.cfg could change esptool's output, so esptool gets an empty one.
    const config = join(cwd, "esptool.cfg");
    await writeFile(config, "[esptool]\n");
    return runProcess({
      command: command.command,
      args: command.args,
      cwd,
      env: { ...(command.env ?? helperEnvironment(context)), ESPTOOL_CFGFILE: config, NO_COLOR: "1" },
      deadlineMs: command.deadlineMs,
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      onLine: (line) => {
        command.onLine?.(line);
        if (line.trim() !== "") lines.push(line);
        if (lines.length > LINES_KEPT) lines.shift();
      },
    });
  }).catch((error: unknown) => {
    if (error instanceof Failure && error.code === "esptool-not-started") return error;
    throw error;
  });
  throwIfCancelled(context);
  if (end instanceof Failure) return { ok: false, lines, end: end.message };
  if (end.end !== "exit")
    return { ok: false, lines, end: `no end within ${Math.round(command.deadlineMs / 1000)} s` };
  const code = end.exitCode === null ? `signal ${end.signal ?? "?"}` : `exit code ${end.exitCode}`;
  return { ok: end.exitCode === 0, lines, end: code };
}

/** @throws {Failure} `cancelled` if the step was cancelled. */
export function throwIfCancelled(context: ToolContext): void {
  if (context.signal?.aborted !== true) return;
  throw new Failure(
    "cancelled",
    `The step was cancelled while ${context.tool.name} was being installed. The unfinished installation is not used.`,
    "Run the job again.",
  );
}

/** Makes a temporary folder, passes it to `use`, and always removes it. */
export async function inPrivateFolder<Result>(
  context: ToolContext,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(context.temp, { recursive: true });
  const folder = await mkdtemp(join(context.temp, `${context.tool.folder}-install-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
