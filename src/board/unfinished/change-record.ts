import { join } from "node:path";
import type { BoardState } from "../../firmware/flash/board-state.ts";
import type { Claimant } from "../locks/holder.ts";
import { changeBy, readUnfinished, type Unfinished, writeUnfinished } from "./unfinished.ts";
import { isNothing, type Regions, remaining, union } from "./unfinished-regions.ts";

/** The state of the flash when a step ends. */
interface End {
  readonly state: BoardState;
  /** Whether the operation succeeded. */
  readonly success: boolean;
  /** Whether the step verified what it changed: an earlier interruption in the same regions then no longer matters. */
  readonly verified: boolean;
  /** Bytes; `undefined` if unknown. */
  readonly flashSize: number | undefined;
  /** The board's MAC; `undefined` if unknown. */
  readonly mac: string | undefined;
}

/** The step that changes the flash. */
interface Author {
  readonly claimant: Claimant;
  readonly operation: string;
}

/**
 * The record on this host of what a step does to a board. It is written before the first change, and cleared once
 * everything in it has been verified, so that a killed step leaves a trace. Only the holder of the lock may use it.
 */
export class ChangeRecord {
  /** What an earlier step left unfinished. */
  readonly previous: Unfinished | undefined;
  readonly #file: string;
  readonly #author: Author;
  #begun: Unfinished | undefined;
  #reach: Regions = "whole";

  private constructor(file: string, author: Author, previous: Unfinished | undefined) {
    this.#file = file;
    this.#author = author;
    this.previous = previous;
  }

  /**
   * @param folder the lock folder.
   * @param key of the board's place.
   * @throws {Failure} `lock-unavailable`.
   */
  static async open(folder: string, key: string, author: Author): Promise<ChangeRecord> {
    const file = join(folder, `${key}.unfinished`);
    return new ChangeRecord(file, author, await readUnfinished(file));
  }

  /** Sets which regions of the flash the step may change; call this before they change. */
  intend(reach: Regions): void {
    this.#reach = reach;
  }

  /** Call this before the flash is changed. The regions that an earlier step left unfinished remain in the record. */
  async begin(): Promise<void> {
    if (this.#begun !== undefined) return;
    const regions = union(this.previous?.regions ?? [], this.#reach);
    const { claimant, operation } = this.#author;
    this.#begun = changeBy(claimant, operation, regions, new Date());
    await writeUnfinished(this.#file, this.#begun);
  }

  /** Updates the record: verified regions are removed. */
  async settle({ state, success, verified, flashSize, mac }: End): Promise<void> {
    const begun = this.#begun;
    const left = this.previous?.mac;
    const isOther = left !== undefined && mac !== undefined && left !== mac;
    if (begun !== undefined && !success && state !== "untouched") {
      // A place has one record: if two boards were left unfinished there, it has no MAC.
      await writeUnfinished(this.#file, { ...begun, state, mac: isOther ? undefined : mac });
    } else if (begun !== undefined || (verified && this.previous !== undefined)) {
      await writeUnfinished(this.#file, this.#left(verified && !isOther ? this.#reach : [], flashSize));
    }
  }

  /** What an earlier step left unfinished, without the regions that have been verified since. */
  #left(covered: Regions, flashSize: number | undefined): Unfinished | undefined {
    if (this.previous === undefined) return undefined;
    const regions = remaining(this.previous.regions, covered, flashSize);
    return isNothing(regions) ? undefined : { ...this.previous, regions };
  }
}
