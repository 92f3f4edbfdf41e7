import type { Port } from "../port.ts";
import { Failure } from "../../../system/errors.ts";
import { type BoardState, STATE_SENTENCES } from "../../../firmware/flash/board-state.ts";
import type { Question } from "./launcher.ts";
import type { Observation } from "../observation.ts";
import type { Event } from "../output.ts";
import { changesOf, type Pinned } from "../pinned.ts";

/** esptool found a different chip than expected. */
const OTHER_CHIP = /This chip is (\S+?), not /;

/** Makes sure that an esptool process connects only once, and only to the step's board. */
export class Guard {
  readonly #pinned: Pinned;
  readonly #seen: Observation;
  #changes: readonly string[] = [];
  #isReconnecting = false;
  #isOtherChip = false;
  #refusal: Error | undefined;

  /**
   * @param pinned the identity that earlier processes reported.
   * @param seen the observation of this process.
   */
  constructor(pinned: Pinned, seen: Observation) {
    this.#pinned = pinned;
    this.#seen = seen;
  }

  /** Checks a line after it was added to `seen`. */
  add(line: string, event: Event): void {
    const chip = event.kind === "other" ? OTHER_CHIP.exec(line)?.[1] : undefined;
    this.#isOtherChip ||= chip !== undefined;
    const current = chip === undefined ? this.#seen.identity : { chip };
    if (this.#changes.length === 0) this.#changes = changesOf(this.#pinned, current);
    // esptool would continue with whichever device then has the port's name.
    if (event.kind === "reconnecting") this.#isReconnecting = true;
  }

  /**
   * Whether a process that asks may continue. It may reopen the port only for a reset, before the chip is known or after
   * the work is done, and only if it is still the board's port.
   * @param findPort finds the board's current port.
   */
  async mayGoOn(question: Question, port: Port, findPort?: () => Promise<Port>): Promise<boolean> {
    if (question === "reopen" && !this.mustStop) {
      if (this.#seen.connected && this.#seen.leftIn === undefined) this.#isReconnecting = true;
      else this.#refusal = await whyNot(port, findPort);
    }
    return !this.mustStop;
  }

  /** Whether the chip is not the one that esptool expects. */
  get isOtherChip(): boolean {
    return this.#isOtherChip;
  }

  get isOtherBoard(): boolean {
    return this.#changes.length > 0;
  }

  get mustStop(): boolean {
    return this.isOtherBoard || this.#isReconnecting || this.#refusal !== undefined;
  }

  /**
   * @param state of the flash of the step's board.
   * @throws {Failure} if the process had to stop: `board-changed`, `link-lost`, or why the port was not reopened.
   */
  check(port: string, state: BoardState): void {
    const sentence = STATE_SENTENCES[state];
    if (this.isOtherBoard) {
      const done = this.#seen.touched
        ? "esptool was terminated, but had started to change its flash"
        : "It was not changed";
      throw new Failure(
        "board-changed",
        `The board on ${port} changed during this step: ${this.#changes.join("; ")}. ${done}. The previous board: ${sentence}`,
        "Do not move boards while a step runs. Find out which board this is and how it got on this port. Then run the step again.",
      );
    }
    if (this.#refusal !== undefined) throw this.#refusal;
    if (this.#isReconnecting) {
      throw new Failure(
        "link-lost",
        `The connection to ${port} was lost. ${sentence}`,
        "Check the cable, the power and that no other program uses the port; then run the step again.",
      );
    }
  }
}

async function whyNot({ name }: Port, findPort?: () => Promise<Port>): Promise<Error | undefined> {
  try {
    const found = await findPort?.();
    if (found === undefined || found.name === name) return undefined;
    return new Failure(
      "link-lost",
      `The board moved from ${name} to ${found.name} when it was reset.`,
      "Run the step again.",
    );
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
