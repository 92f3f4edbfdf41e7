import { join } from "node:path";
import type { BoardSite } from "../board/board-site.ts";
import { type Claimant, claimantOf } from "../board/holder.ts";
import { acquireBoardLock, type BoardLock } from "../board/lock.ts";
import { defaultLockFolder, prepareLockFolder } from "../board/lock-folder.ts";
import { changeBy, readUnfinished, type Unfinished, writeUnfinished } from "../board/unfinished.ts";
import type { BoardState } from "../firmware/board-state.ts";
import type { BoardStep } from "../inputs/step.ts";
import { hostLock } from "../system/file-lock.ts";
import type { Log } from "../system/log.ts";

export interface ClaimSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How the flash is when a step ends. */
interface End {
  readonly state: BoardState;
  /** Whether the step brought its operation to the end that was asked for. */
  readonly success: boolean;
  /** Whether the flash is known to be whole now: that makes an earlier interruption good. */
  readonly whole: boolean;
}

/**
 * A board that is this step's own, and the record on this host of what is being done to it: written before the first
 * change, and taken away when a flash or a restore has come to its end, so that a kill cannot hide what it left.
 */
export class BoardClaim {
  /** What an earlier step left unfinished. */
  readonly previous: Unfinished | undefined;
  readonly #lock: BoardLock | undefined;
  readonly #file: string;
  readonly #claimant: Claimant;
  readonly #operation: string;
  #begun: Unfinished | undefined;

  private constructor(
    file: string,
    lock: BoardLock | undefined,
    claimant: Claimant,
    operation: string,
    previous: Unfinished | undefined,
  ) {
    this.#file = file;
    this.#lock = lock;
    this.#claimant = claimant;
    this.#operation = operation;
    this.previous = previous;
  }

  /**
   * Waits until the board is free, unless the workflow wants no lock.
   * @throws {Failure} `board-locked`, `lock-unavailable` or `cancelled`.
   */
  static async take(
    step: BoardStep,
    { key, port }: Pick<BoardSite, "key" | "port">,
    { env, signal, log }: ClaimSurroundings,
  ): Promise<BoardClaim> {
    const { lockTimeoutSeconds, lockFolder } = step.endurance;
    const folder = lockFolder ?? defaultLockFolder(process.platform, env["ProgramData"]);
    const claimant = claimantOf(env);
    prepareLockFolder(folder);
    const lock =
      lockTimeoutSeconds === undefined
        ? undefined
        : await acquireBoardLock({
            key,
            folder,
            claimant,
            port: port.name,
            hostLock: hostLock({ path: env["PATH"] }),
            timeoutMs: lockTimeoutSeconds * 1000,
            signal,
            onWait: (text) => log.line(text),
          });
    const file = join(folder, `${key}.unfinished`);
    try {
      return new BoardClaim(file, lock, claimant, step.request.operation, await readUnfinished(file));
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  /** For every process that uses the board, so that it stays locked until the last of them has ended. */
  get inheritedFds(): readonly number[] {
    return this.#lock === undefined ? [] : [this.#lock.fd];
  }

  /** To be called before the flash is changed. */
  async beginChange(): Promise<void> {
    if (this.#begun !== undefined) return;
    this.#begun = changeBy(this.#claimant, this.#operation, new Date());
    await writeUnfinished(this.#file, this.#begun);
  }

  /** Settles the record. */
  async settle({ state, success, whole }: End): Promise<void> {
    const known = this.#begun ?? this.previous;
    if (whole && known !== undefined) await writeUnfinished(this.#file, undefined);
    else if (this.#begun === undefined) return;
    else if (success) await writeUnfinished(this.#file, this.previous);
    else if (state === "untouched") await writeUnfinished(this.#file, this.previous);
    else await writeUnfinished(this.#file, { ...this.#begun, state });
  }

  release(): void {
    this.#lock?.release();
  }
}
