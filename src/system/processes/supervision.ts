import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { StringDecoder } from "node:string_decoder";
import { endInStages, killLeftovers } from "./end-process.ts";
import { notStarted } from "./launch.ts";

/** How long to wait, after the end of the process, for pipes that a grandchild still holds. */
const PIPE_GRACE_MS = 1_000;
/** Longer lines are cut, so that a runaway program cannot fill the memory. */
const LINE_LIMIT = 16_384;

export type Stream = "stdout" | "stderr";

/** How long a program may run, who reads its lines, and what terminates it. */
export interface Supervision {
  /** The process is terminated (SIGINT, SIGTERM, SIGKILL) after this many milliseconds. */
  readonly deadlineMs: number;
  /** The process is terminated if it prints nothing for this many milliseconds. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
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

export interface ProcessExit {
  /** The exit code, or `null` if a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProcessResult extends ProcessExit {
  readonly end: ProcessEnd;
}

/**
 * Reads what a process prints and terminates it where it must, until it has ended.
 * @param exit of the process.
 * @param endMark the start of the line by which the process reports, on both streams, that its command has ended and
 * that it waits for the next one. An exit code follows, or a signal's number, negative.
 * @throws what `exit` rejects with.
 */
export async function supervise(
  child: ChildProcess,
  exit: Promise<ProcessExit>,
  request: Supervision,
  endMark?: string,
): Promise<ProcessResult> {
  const watch = superviseEnd(child, request);
  const answer = async (mayGoOn: Promise<boolean>): Promise<void> => {
    if (!(await mayGoOn.catch(() => false))) watch.stopped();
    else if (watch.isOpen()) child.stdin?.write("+");
  };
  const readers = (["stdout", "stderr"] as const).map((stream) =>
    readLines(child, stream, endMark, (line) => {
      watch.alive();
      const mayGoOn = stream === "stdout" ? request.mayGoOn?.(line) : undefined;
      if (mayGoOn !== undefined) return void answer(mayGoOn);
      request.onLine?.(line, stream);
      if (request.mustStop?.() === true) watch.stopped();
    }),
  );
  try {
    const reported = Promise.all(readers.map(({ reported }) => reported));
    const ended = await Promise.race([exit, reported.then(([code = 0]) => exitWith(code))]);
    return { ...ended, end: watch.reason() ?? "exit" };
  } finally {
    watch.stop();
    // Its own child processes may have outlived it.
    if (watch.reason() !== undefined) killLeftovers(child);
    for (const reader of readers) reader.stop();
  }
}

/**
 * How a process ends, once its output has been read to the end.
 * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
 */
export function exitOf(child: ChildProcess, command: string): Promise<ProcessExit> {
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

/** @param code an exit code, or a signal's number, negative. */
function exitWith(code: number): ProcessExit {
  if (code >= 0) return { exitCode: code, signal: null };
  const signals = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  return { exitCode: null, signal: signals.find(([, number]) => number === -code)?.[0] ?? "SIGKILL" };
}

function superviseEnd(child: ChildProcess, request: Supervision) {
  let reason: Exclude<ProcessEnd, "exit"> | undefined;
  // Then the process may already run another command, which nothing of this one may reach.
  let isOver = false;
  const timers: NodeJS.Timeout[] = [];
  const end = (why: Exclude<ProcessEnd, "exit">): void => {
    if (reason !== undefined || isOver) return;
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
    isOpen: () => reason === undefined && !isOver,
    stop: (): void => {
      isOver = true;
      request.signal?.removeEventListener("abort", onAbort);
      clearTimeout(stall);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

interface LineReader {
  /** What follows the mark, once its line has come. */
  readonly reported: Promise<number>;
  /** Passes an unfinished last line, and reads no more. */
  readonly stop: () => void;
}

/** Passes each line to `take`; a carriage return ends a line, too. */
function readLines(
  child: ChildProcess,
  stream: Stream,
  endMark: string | undefined,
  take: (line: string) => void,
): LineReader {
  const decoder = new StringDecoder("utf8");
  const { promise: reported, resolve } = Promise.withResolvers<number>();
  let rest = "";
  // The mark starts with a line break, in case the line before it is unfinished.
  let isBlank = false;
  const pass = (line: string): void => {
    if (endMark !== undefined && line.startsWith(endMark)) {
      isBlank = false;
      resolve(Number(line.slice(endMark.length)));
      return;
    }
    if (isBlank) take("");
    isBlank = endMark !== undefined && line === "";
    if (!isBlank) take(line);
  };
  const consume = (text: string): void => {
    const parts = (rest + text).split(/\r\n|\n|\r/);
    rest = parts.pop() ?? "";
    if (rest.length > LINE_LIMIT) {
      parts.push(rest);
      rest = "";
    }
    for (const part of parts) pass(part.slice(0, LINE_LIMIT));
  };
  const onData = (chunk: Buffer): void => consume(decoder.write(chunk));
  child[stream]?.on("data", onData);
  return {
    reported,
    stop: () => {
      child[stream]?.off("data", onData);
      rest += decoder.end();
      if (isBlank) take("");
      if (rest !== "") take(rest);
    },
  };
}
