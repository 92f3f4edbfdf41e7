import type { BoardState } from "../../firmware/flash/board-state.ts";
import { type AppStarted, appStartedAfter } from "./app-started.ts";
import type { Connection } from "./arguments.ts";
import { boardStateAfter } from "./board-state.ts";
import type { Identity } from "./observation.ts";
import type { EndedProcess } from "./process/esptool-process.ts";

/** What the esptool processes of a step have done to its board, and learned of it, as far as it was seen. */
export class Account {
  /** What is known of the board so far: no later process works on one with another chip, MAC or flash size. */
  readonly identity: Identity = {};
  /** How many esptool processes were started. */
  processes = 0;
  /** How often the command that needed most attempts was attempted. */
  attempts = 0;
  /** The highest rate at which a process has done its work, bits per second; a raw socket has none. */
  baud: number | undefined;
  /** How many of the processes changed the flash, as far as it was seen. */
  changes = 0;
  /** Whether the chip may wait in its bootloader: the last process that reached it did not reset it. */
  inBootloader = false;
  /** Whether the last process did not bring its command to its end. */
  hasFailed = false;
  /** Whether the last process met another chip than it was to look for. */
  metOtherChip = false;
  /** Whether a process met another board than the one before. */
  metOtherBoard = false;
  /** Whether the chip runs its application since the last command; `undefined` before the first. */
  appStarted: AppStarted | undefined;
  /** What esptool has warned of so far, as sentences. */
  readonly warnings = new Set<string>();
  #state: BoardState = "untouched";

  /** What the commands so far have done to the flash. */
  get state(): BoardState {
    return this.#state;
  }

  /** Takes back that what was written is right: the files that esptool read were not what was checked. */
  doubtWritten(): void {
    if (this.#state === "written") this.#state = "written-unverified";
  }

  /** What the commands changed is as it should be, by a digest over all of it. */
  confirmWritten(): void {
    if (this.#state !== "untouched") this.#state = "written";
  }

  /** The chip was reset by other means than esptool. @param app whether its application was seen. */
  noteStarted(app: AppStarted): void {
    this.inBootloader = false;
    this.appStarted = app;
  }

  /**
   * Notes what a process has done to the board of the step; of another board, only that it was met.
   * @param isLast whether esptool itself was to reset the chip.
   * @param isPart whether the flash counts as partly written, whatever was seen.
   */
  protected note(
    { command, seen, guard }: EndedProcess,
    connection: Connection,
    { isLast, isPart }: { readonly isLast: boolean; readonly isPart: boolean },
  ): void {
    const { isOtherBoard, isOtherChip } = guard;
    this.metOtherChip = isOtherChip;
    this.metOtherBoard ||= isOtherBoard;
    // Where esptool has tried to reset the chip and could not, another try cannot either.
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
   * Adds what a process has seen of the board. The crystal stays as it was first read: esptool computes it of some
   * chips from the clock of the UART, and computes another one where a stub already runs.
   */
  #learn(identity: Identity): void {
    const { crystal = identity.crystal } = this.identity;
    Object.assign(this.identity, identity, crystal === undefined ? {} : { crystal });
  }
}
