import type { BoardState } from "../../firmware/flash/board-state.ts";
import { type AppStarted, appStartedAfter } from "./app-started.ts";
import type { Connection } from "./arguments.ts";
import { boardStateAfter } from "./board-state.ts";
import type { Identity } from "./observation.ts";
import type { EndedProcess } from "./process/esptool-process.ts";

/** What the esptool processes of a step have observably done to the board, and what they learned about it. */
export class Account {
  /** The board's identity so far: later processes refuse a board with another chip, MAC or flash size. */
  readonly identity: Identity = {};
  /** How many esptool processes were started. */
  processes = 0;
  /** The number of attempts of the command that needed the most. */
  attempts = 0;
  /** The highest rate at which a process succeeded, bits per second; a raw socket has none. */
  baud: number | undefined;
  /** How many processes have observably changed the flash. */
  changes = 0;
  /** Whether the chip may be in bootloader mode: the last process that reached it did not reset it. */
  inBootloader = false;
  /** Whether the last process did not finish its command. */
  hasFailed = false;
  /** Whether the last process found a different chip than requested. */
  metOtherChip = false;
  /** Whether a process found a different board than an earlier one did. */
  metOtherBoard = false;
  /** Whether the chip runs its application after the last command; `undefined` before the first. */
  appStarted: AppStarted | undefined;
  /** esptool's warnings so far, as sentences. */
  readonly warnings = new Set<string>();
  #state: BoardState = "untouched";

  get state(): BoardState {
    return this.#state;
  }

  /** Withdraws the verification of the writes: esptool did not read the files that were checked. */
  doubtWritten(): void {
    if (this.#state === "written") this.#state = "written-unverified";
  }

  /** Confirms all changes: a digest over all of them is right. */
  confirmWritten(): void {
    if (this.#state !== "untouched") this.#state = "written";
  }

  /** The chip was reset by other means than esptool. @param app whether its application was seen. */
  noteStarted(app: AppStarted): void {
    this.inBootloader = false;
    this.appStarted = app;
  }

  /**
   * Records what a process has done to the step's board. Of another board, only its presence is recorded.
   * @param isLast whether esptool had to reset the chip itself.
   * @param isPart whether any change leaves the flash partly written.
   */
  protected note(
    { command, seen, guard }: EndedProcess,
    connection: Connection,
    { isLast, isPart }: { readonly isLast: boolean; readonly isPart: boolean },
  ): void {
    const { isOtherBoard, isOtherChip } = guard;
    this.metOtherChip = isOtherChip;
    this.metOtherBoard ||= isOtherBoard;
    // If esptool could not reset the chip, another attempt cannot either.
    const isDone = isLast ? seen.leftIn !== undefined : seen.leftIn === "application";
    if (seen.connected || isOtherChip) this.inBootloader = !isDone;
    if (seen.touched) this.changes++;
    if (isOtherBoard) return;
    this.#learn(seen.identity);
    this.appStarted = appStartedAfter(connection, seen);
    const state = boardStateAfter(command, seen, this.#state);
    this.#state = isPart && seen.touched ? "partly-written" : state;
  }

  /**
   * Adds what a process has learned about the board. The first reading of the crystal counts: for some chips esptool
   * computes it from the UART's clock, and the result is wrong while a stub runs.
   */
  #learn(identity: Identity): void {
    const { crystal = identity.crystal } = this.identity;
    Object.assign(this.identity, identity, crystal === undefined ? {} : { crystal });
  }
}
