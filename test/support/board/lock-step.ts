import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const DRIVER = join(dirname(fileURLToPath(import.meta.url)), "lock-driver.ts");
const DEADLINE_MS = 30_000;

/** What the process is to do with the lock. */
export interface StepWork {
  readonly folder: string;
  readonly key: string;
  readonly timeoutMs?: number;
  /** The runner's variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether to start a program that inherits the lock and outlives the step. */
  readonly program?: boolean;
  /** Takes and releases the lock as often as `rounds`, with a mark in a file at each begin and end. */
  readonly race?: { readonly rounds: number; readonly marks: string };
  /** Do it as this user id, with no other groups; only root may. */
  readonly user?: number;
}

export interface StepEvent {
  readonly event: string;
  readonly text?: string;
  readonly code?: string;
  readonly message?: string;
  readonly passedThrough?: boolean;
  readonly pid?: number;
}

/** A step of another runner process, which only takes a board's lock. */
export interface LockStep extends AsyncDisposable {
  /** Resolves with the first event of that name, rejects when the process ends or time is up without one. */
  sees(event: string): Promise<StepEvent>;
  /** Lets it release the lock, and waits for its end. */
  finish(): Promise<void>;
  /** As `kill -9`, and waits for its end. */
  kill(): Promise<void>;
}

export function startLockStep(work: StepWork): LockStep {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", DRIVER, JSON.stringify(work)],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: { PATH: process.env["PATH"] },
    },
  );
  // A process that cannot be started has no `close`.
  let cause: Error | undefined;
  const ended = once(child, "close").catch((error: unknown) => {
    cause = error as Error;
  });
  const events: StepEvent[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => events.push(JSON.parse(line) as StepEvent));
  // A step that was killed cannot read any more.
  child.stdin.on("error", () => undefined);
  let over = false;
  void ended.then(() => (over = true));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return {
    sees: async (name) => {
      const deadline = Date.now() + DEADLINE_MS;
      for (;;) {
        const last = over;
        const found = events.find(({ event }) => event === name);
        if (found !== undefined) return found;
        if (last || Date.now() > deadline) {
          throw new Error(`No "${name}": ${JSON.stringify(events)}`, { cause });
        }
        await setTimeout(5);
      }
    },
    finish: async () => {
      child.stdin.end();
      const late = globalThis.setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
      await ended;
      clearTimeout(late);
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
