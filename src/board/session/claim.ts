import { join } from "node:path";
import type { BoardLocation } from "../ports/board-location.ts";
import { type Claimant, claimantOf } from "../locks/holder.ts";
import { acquireBoardLock, type BoardLock } from "../locks/lock.ts";
import { defaultLockFolder, prepareLockFolder } from "../locks/lock-folder.ts";
import { changeBy, readUnfinished, type Unfinished, writeUnfinished } from "../unfinished/unfinished.ts";
import { isNothing, type Regions, remaining, union } from "../unfinished/unfinished-regions.ts";
import type { BoardState } from "../../firmware/flash/board-state.ts";
import type { BoardStep } from "../../inputs/step.ts";
import { hostLock } from "../../system/files/file-lock.ts";
import type { Log } from "../../system/log.ts";

export interface ClaimSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How the flash is when a step ends. */
interface End {
  readonly state: BoardState;
  /** Whether the operation succeeded. */
  readonly success: boolean;
  /** Whether what the step meant to change is now known to be as it should: then an earlier interruption no longer matters. */
  readonly verified: boolean;
  /** Bytes; `undefined` where it is not known. */
  readonly flashSize: number | undefined;
  /** Which board it was; `undefined` where it is not known. */
  readonly mac: string | undefined;
}

/**
 * A board that is this step's own, and the record on this host of what is being done to it: written before the first
 * change, and cleared once everything in it has been verified since, so that a kill cannot hide what it left.
 */
export class BoardClaim {
  /** What an earlier step left unfinished. */
  readonly previous: Unfinished | undefined;
  readonly #lock: BoardLock | undefined;
  readonly #file: string;
  readonly #claimant: Claimant;
  readonly #operation: string;
  #begun: Unfinished | undefined;
  #reach: Regions = "whole";

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
    { key, port }: Pick<BoardLocation, "key" | "port">,
    { env, signal, log }: ClaimSurroundings,
  ): Promise<BoardClaim> {
    const { lockTimeoutSeconds, lockFolder } = step.limits;
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

  /** What of the flash the step may change: to be said before it does. */
  intend(reach: Regions): void {
    this.#reach = reach;
  }

  /** Call it before the flash is changed. What an earlier step left stays in the record. */
  async beginChange(): Promise<void> {
    if (this.#begun !== undefined) return;
    const regions = union(this.previous?.regions ?? [], this.#reach);
    this.#begun = changeBy(this.#claimant, this.#operation, regions, new Date());
    await writeUnfinished(this.#file, this.#begun);
  }

  /** Settles the record: what is verified is no longer in it. */
  async settle({ state, success, verified, flashSize, mac }: End): Promise<void> {
    const begun = this.#begun;
    const left = this.previous?.mac;
    const isOther = left !== undefined && mac !== undefined && left !== mac;
    if (begun !== undefined && !success && state !== "untouched") {
      // There is one record of a place: of two boards that were left there it names neither.
      await writeUnfinished(this.#file, { ...begun, state, mac: isOther ? undefined : mac });
    } else if (begun !== undefined || (verified && this.previous !== undefined)) {
      await writeUnfinished(this.#file, this.#left(verified && !isOther ? this.#reach : [], flashSize));
    }
  }

  /** What an earlier step left, but for what is put right. */
  #left(covered: Regions, flashSize: number | undefined): Unfinished | undefined {
    if (this.previous === undefined) return undefined;
    const regions = remaining(this.previous.regions, covered, flashSize);
    return isNothing(regions) ? undefined : { ...this.previous, regions };
  }

  release(): void {
    this.#lock?.release();
  }
}
