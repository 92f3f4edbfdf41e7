import { setTimeout } from "node:timers/promises";
import { Failure } from "../../system/errors.ts";
import type { HostLock } from "../../system/files/file-lock.ts";
import { describeHolder, type Holder } from "./holder.ts";
import { holderFile, readHolder } from "./holder-file.ts";
import { lockUsers } from "./lock-users.ts";

/** Short compared with an operation on a board, long compared with the 2 ms of an attempt. */
const POLL_MS = 500;
/** Shows that the step is still waiting, without flooding the log. */
const REMIND_MS = 30_000;

export interface Waiting {
  /** The port as the user spelled it, for messages. */
  readonly port: string;
  readonly hostLock: HostLock;
  /** Milliseconds to wait in total; 0 makes one attempt. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Called with a sentence when the wait begins, and every 30 s after that. */
  readonly onWait?: ((text: string) => void) | undefined;
  /** Milliseconds between attempts; tests set less. */
  readonly pollMs?: number | undefined;
}

/** Waits for the locks of one board, with one deadline for all of them. */
export class LockQueue {
  readonly #waiting: Waiting;
  readonly #started = performance.now();
  #remindAt = 0;
  #waited = false;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
  }

  /** Milliseconds spent waiting for other holders. */
  get waitedMs(): number {
    return this.#waited ? performance.now() - this.#started : 0;
  }

  /**
   * Takes a lock as soon as it is free.
   * @param passes whether this step may use the board together with that holder.
   * @returns its descriptor, or the holder whose board this step may use.
   * @throws {Failure} `board-locked`, `cancelled` or `lock-unavailable`.
   */
  async take(file: string): Promise<number>;
  async take(file: string, passes: (holder: Holder) => boolean): Promise<number | Holder>;
  async take(file: string, passes?: (holder: Holder) => boolean): Promise<number | Holder> {
    const { hostLock, signal, pollMs = POLL_MS } = this.#waiting;
    for (;;) {
      this.#stopIfCancelled();
      const fd = await hostLock.tryLock(file);
      if (fd !== undefined) return fd;
      const holder = readHolder(holderFile(file));
      if (holder !== undefined && passes?.(holder) === true) return holder;
      await this.#wait(holder, file);
      await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #wait(holder: Holder | undefined, file: string): Promise<void> {
    const { port, timeoutMs, onWait } = this.#waiting;
    const elapsed = performance.now() - this.#started;
    if (elapsed >= timeoutMs) throw locked(port, holder, timeoutMs, await lockUsers(file));
    this.#waited = true;
    if (elapsed < this.#remindAt) return;
    this.#remindAt = elapsed + REMIND_MS;
    const left = Math.round((timeoutMs - elapsed) / 1_000);
    onWait?.(`Waiting for the board on ${port}: held by ${describeHolder(holder)}. At most ${left} s more.`);
  }

  #stopIfCancelled(): void {
    if (!this.#waiting.signal.aborted) return;
    const message = `Cancelled while waiting for the board on ${this.#waiting.port}. The board was not touched.`;
    throw new Failure("cancelled", message, "Run it again.");
  }
}

function locked(port: string, holder: Holder | undefined, timeoutMs: number, users: string): Failure {
  const waited = timeoutMs > 0 ? ` It was not released within ${Math.round(timeoutMs / 1_000)} s.` : "";
  return new Failure(
    "board-locked",
    `The board on ${port} is held by ${describeHolder(holder)}${users && `, in ${users}`}.${waited}`,
    "Wait for that run, stop the processes it left, or raise lock-timeout. A concurrency group for the board keeps jobs apart.",
  );
}
