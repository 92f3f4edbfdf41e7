import type { StdioOptions } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { startGroup } from "./launch.ts";
import { exitOf, type ProcessResult, supervise, type Supervision } from "./supervision.ts";

export interface ProcessRequest extends Supervision {
  readonly command: string;
  readonly args: readonly string[];
  /** Default: an empty private folder, removed afterwards. */
  readonly cwd?: string;
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Open files that the process gets as its descriptors 3, 4, … and holds until its end. */
  readonly inheritedFds?: readonly number[];
}

/**
 * Runs a program without a shell, in a process group of its own, and waits for its end.
 * @throws {Failure} `esptool-not-started` if the program cannot be started at all, `too-many-open-files`.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  if (request.cwd !== undefined) return runIn(request.cwd, request);
  const folder = await mkdtemp(join(tmpdir(), "program-")).catch(() => undefined);
  // If no folder can be created, use the root, where only root can put files.
  if (folder === undefined) return runIn(parse(process.cwd()).root, request);
  try {
    return await runIn(folder, request);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function runIn(cwd: string, request: ProcessRequest): Promise<ProcessResult> {
  const { command, args, env, mayGoOn, inheritedFds = [] } = request;
  const stdin = mayGoOn === undefined ? "ignore" : "pipe";
  const stdio: StdioOptions = [stdin, "pipe", "pipe", ...inheritedFds];
  const child = startGroup({ command, args, cwd, env, stdio });
  // It may end without reading an answer.
  child.stdin?.on("error", () => undefined);
  return supervise(child, exitOf(child, command), request);
}
