import type { ChildProcess, StdioOptions } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { endInStages, killLeftovers } from "./end-process.ts";
import { launch, notStarted } from "./launch.ts";

/** How long to wait, after the end of the process, for pipes that a grandchild still holds. */
const PIPE_GRACE_MS = 1_000;
/** Longer lines are cut, so that a runaway program cannot fill the memory. */
const LINE_LIMIT = 16_384;

export type Stream = "stdout" | "stderr";

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  /** Default: an empty private folder, removed afterwards. */
  readonly cwd?: string;
  /** The whole environment of the process: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** The process is terminated (SIGINT, SIGTERM, SIGKILL) after this many milliseconds. */
  readonly deadlineMs: number;
  /** The process is terminated if it prints nothing for this many milliseconds. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  /** Open files that the process gets as its descriptors 3, 4, … and holds until its end. */
  readonly inheritedFds?: readonly number[];
  /** Called for each line as it arrives, without its line break. */
  readonly onLine?: (line: string, stream: Stream) => void;
  /** Called after each line: whether to terminate the process at once. */
  readonly mustStop?: () => boolean;
  /**
   * The answer to a question of the process: whether it may continue. `undefined` for a line of its standard output
   * that is not a question. The process waits until it reads a "+" from its standard input. Questions are not passed to
   * `onLine`.
   */
  readonly mayGoOn?: ((line: string) => Promise<boolean> | undefined) | undefined;
}

/** `exit`: by itself; otherwise why it was terminated. */
export type ProcessEnd = "exit" | "stopped" | "deadline" | "stall" | "cancelled";

export interface ProcessResult {
  readonly end: ProcessEnd;
  /** The exit code, or `null` if a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
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
  const child = started(cwd, request);
  // The process may end without reading the answer.
  child.stdin?.on("error", () => undefined);
  const watch = superviseEnd(child, request);
  const answer = async (mayGoOn: Promise<boolean>): Promise<void> => {
    if (!(await mayGoOn.catch(() => false))) watch.stopped();
    else if (watch.reason() === undefined) child.stdin?.write("+");
  };
  const flushers = (["stdout", "stderr"] as const).map((stream) =>
    splitLines(child, stream, (line) => {
      watch.alive();
      const mayGoOn = stream === "stdout" ? request.mayGoOn?.(line) : undefined;
      if (mayGoOn !== undefined) return void answer(mayGoOn);
      request.onLine?.(line, stream);
      if (request.mustStop?.() === true) watch.stopped();
    }),
  );
  try {
    const { exitCode, signal } = await ended(child, request.command);
    return { end: watch.reason() ?? "exit", exitCode, signal };
  } finally {
    watch.stop();
    // Its own child processes may have outlived it.
    if (watch.reason() !== undefined) killLeftovers(child);
    for (const flush of flushers) flush();
  }
}

function started(cwd: string, request: ProcessRequest): ChildProcess {
  const { command, args, env, mayGoOn, inheritedFds = [] } = request;
  const stdin = mayGoOn === undefined ? "ignore" : "pipe";
  const stdio: StdioOptions = [stdin, "pipe", "pipe", ...inheritedFds];
  try {
    return launch({ command, args, cwd, env, stdio, detached: process.platform !== "win32" });
  } catch (error) {
    throw notStarted(command, error);
  }
}

function ended(
  child: ChildProcess,
  command: string,
): Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      reject(notStarted(command, error));
    });
    child.once("exit", (exitCode, signal) => {
      const grace = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, PIPE_GRACE_MS);
      child.once("close", () => {
        clearTimeout(grace);
        resolve({ exitCode, signal });
      });
    });
  });
}

function superviseEnd(child: ChildProcess, request: ProcessRequest) {
  let reason: Exclude<ProcessEnd, "exit"> | undefined;
  const timers: NodeJS.Timeout[] = [];
  const end = (why: Exclude<ProcessEnd, "exit">): void => {
    if (reason !== undefined) return;
    reason = why;
    // A process that must not do anything else gets no chance to clean up.
    timers.push(...endInStages(child, why === "stopped" ? "SIGTERM" : "SIGINT"));
  };
  timers.push(setTimeout(() => end("deadline"), request.deadlineMs));
  const stall = request.stallMs === undefined ? undefined : setTimeout(() => end("stall"), request.stallMs);
  const onAbort = (): void => end("cancelled");
  if (request.signal?.aborted) onAbort();
  else request.signal?.addEventListener("abort", onAbort, { once: true });
  return {
    alive: (): void => void stall?.refresh(),
    stopped: (): void => end("stopped"),
    reason: () => reason,
    stop: (): void => {
      request.signal?.removeEventListener("abort", onAbort);
      clearTimeout(stall);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/**
 * Passes each line to `take`; a carriage return ends a line, too. The returned function passes an unfinished last
 * line.
 */
function splitLines(child: ChildProcess, stream: Stream, take: (line: string) => void): () => void {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  const consume = (text: string): void => {
    const parts = (rest + text).split(/\r\n|\n|\r/);
    rest = parts.pop() ?? "";
    if (rest.length > LINE_LIMIT) {
      parts.push(rest);
      rest = "";
    }
    for (const part of parts) take(part.slice(0, LINE_LIMIT));
  };
  child[stream]?.on("data", (chunk: Buffer) => consume(decoder.write(chunk)));
  return () => {
    rest += decoder.end();
    if (rest !== "") take(rest);
    rest = "";
  };
}
