import { once } from "node:events";
import { parse } from "node:path";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { endInStages, killLeftovers } from "./end-process.ts";
import { notStarted, startGroup } from "./launch.ts";
import type { ProcessRequest } from "./process.ts";

/** Of what it prints as errors the end is kept, in characters. */
const ERRORS_KEPT = 4_096;
/** It needs no signal if it ends so soon after its input. */
const GRACE_MS = 1_500;

/** A program that is talked to as it runs, and that ends when its input does. */
export interface PipedProcess extends AsyncDisposable {
  readonly input: Writable;
  /** Is read no faster than its reader wants: the program waits, nothing piles up here. */
  readonly output: Readable;
  /** The end of what it has printed as errors. */
  readonly errors: () => string;
  /** Resolves when it has ended, and says with what: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Ends its input and, at once, makes it end: SIGINT, SIGTERM after 4 s, SIGKILL after 5 s. */
  readonly end: () => void;
}

/**
 * Starts a program without a shell, in a process group of its own.
 * Disposed, it ends with its input or is made to, and is waited for.
 * @throws {Failure} `esptool-not-started`, `too-many-open-files`.
 */
export async function startPiped(
  request: Pick<ProcessRequest, "command" | "args" | "env" | "inheritedFds">,
): Promise<PipedProcess> {
  const { command, args, env, inheritedFds = [] } = request;
  // The root: only its owner can put anything there.
  const cwd = parse(process.cwd()).root;
  const stdio = ["pipe", "pipe", "pipe", ...inheritedFds] as const;
  const child = startGroup({ command, args, cwd, env, stdio: [...stdio] });
  const ended = once(child, "close").then(([code, signal]) =>
    code === null ? `signal ${String(signal)}` : `exit code ${String(code)}`,
  );
  // The caller gets the error of the start; nobody may wait for the end.
  ended.catch(() => undefined);
  await once(child, "spawn").catch((error: unknown) => {
    throw notStarted(command, error);
  });
  const { input, output } = {
    input: child.stdin ?? new PassThrough(),
    output: child.stdout ?? new PassThrough(),
  };
  // It may have ended.
  input.on("error", () => undefined);
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-ERRORS_KEPT);
  });
  let timers: NodeJS.Timeout[] | undefined;
  const end = (): void => {
    input.end();
    timers ??= endInStages(child, "SIGINT");
  };
  const dispose = async (): Promise<void> => {
    input.end();
    // Otherwise it would wait until somebody reads the rest.
    output.destroy();
    const grace = setTimeout(end, GRACE_MS);
    await ended;
    for (const timer of [grace, ...(timers ?? [])]) clearTimeout(timer);
    killLeftovers(child);
  };
  let disposed: Promise<void> | undefined;
  return {
    input,
    output,
    errors: () => errors,
    ended,
    end,
    [Symbol.asyncDispose]: () => (disposed ??= dispose()),
  };
}
