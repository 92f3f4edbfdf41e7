import { hostLock } from "../../system/files/file-lock.ts";
import type { StepContext } from "../../system/step-context.ts";
import { claimantOf } from "../locks/holder.ts";
import { acquireBoardLock, type BoardLock } from "../locks/lock.ts";
import { defaultLockFolder, prepareLockFolder } from "../locks/lock-folder.ts";
import type { BoardLocation } from "../ports/board-location.ts";

/** How a session locks its board. */
export interface LockOptions {
  /** Absolute path of the lock folder; `undefined` is the host's own. */
  readonly lockFolder: string | undefined;
  /** Seconds to wait for a board that another step has locked; `undefined` takes no lock. */
  readonly lockTimeoutSeconds: number | undefined;
}

/** The locks of a session: that of its board, and that of another port of the step. */
export class SessionLocks {
  readonly #options: LockOptions;
  readonly #context: StepContext;
  readonly #held: BoardLock[] = [];

  constructor(options: LockOptions, context: StepContext) {
    this.#options = options;
    this.#context = context;
  }

  get folder(): string {
    return this.#options.lockFolder ?? defaultLockFolder(process.platform, this.#context.env["ProgramData"]);
  }

  /** For the programs that keep the locks while they run. */
  get inheritedFds(): readonly number[] {
    return this.#held.map(({ fd }) => fd);
  }

  /**
   * Locks what is at this place, if the step takes locks.
   * @throws {Failure} `board-locked`, `lock-unavailable`, `cancelled`.
   */
  async claim({ key, port }: BoardLocation): Promise<void> {
    const { env, signal, log } = this.#context;
    const { lockTimeoutSeconds } = this.#options;
    if (lockTimeoutSeconds === undefined) return;
    prepareLockFolder(this.folder);
    const lock = await acquireBoardLock({
      key,
      folder: this.folder,
      claimant: claimantOf(env),
      port: port.name,
      hostLock: hostLock({ path: env["PATH"] }),
      timeoutMs: lockTimeoutSeconds * 1000,
      signal,
      onWait: (text) => log.line(text),
    });
    this.#held.push(lock);
  }

  release(): void {
    for (const lock of this.#held.toReversed()) lock.release();
  }
}
