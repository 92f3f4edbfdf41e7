import type { Console, ConsoleReset, ReadyConsole } from "../../board/console/console.ts";
import type { Port } from "../../esptool/run/port.ts";
import { messageOf } from "../../system/errors.ts";

/** The port whose lines reset the chip, if the console is on another port. */
export interface ResetPort {
  readonly ready: ReadyConsole;
  readonly port: Port;
}

/** The result of the reset. `startedAt` is by `performance.now`: this boot printed nothing earlier. */
export type ResetOutcome = { readonly startedAt: number } | { readonly reason: string };

/**
 * The reader holds a chip behind a bridge in reset for 100 ms. Half of that covers the difference between two readers'
 * clocks.
 */
const MARGIN_MS = 50;

/** Resets a chip by the lines of its own port, whose data is dropped, while its console is read on another port. */
export class BoardReset implements AsyncDisposable {
  readonly #lines: Console;
  readonly #ended: Promise<void>;
  #outcome: ResetOutcome | undefined;

  private constructor(lines: Console, openedAt: number) {
    this.#lines = lines;
    this.#ended = this.#follow(openedAt);
  }

  /**
   * Opens the port and begins the reset.
   * @throws {Failure} as `ReadyConsole.open`.
   */
  static async begin(
    { ready, port }: ResetPort,
    { baud, reset }: { readonly baud: number; readonly reset: ConsoleReset },
  ): Promise<BoardReset> {
    const lines = await ready.open({ port, baud, reset });
    return new BoardReset(lines, performance.now());
  }

  /** The result of the first reset; `undefined` while it is in progress. */
  get outcome(): ResetOutcome | undefined {
    return this.#outcome;
  }

  get reset(): Console["reset"] {
    return this.#lines.reset;
  }

  async #follow(openedAt: number): Promise<void> {
    const margin = this.#lines.link === "uart" ? MARGIN_MS : 0;
    try {
      for await (const event of this.#lines) {
        if (event.kind === "reset-end") this.#outcome ??= { startedAt: openedAt + event.at - margin };
        if (event.kind === "reset-failed") this.#outcome ??= { reason: event.reason };
        if (event.kind === "ended") break;
      }
      this.#outcome ??= { reason: "Its port was lost." };
    } catch (error) {
      this.#outcome ??= { reason: messageOf(error) };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#lines.stop();
    await this.#lines[Symbol.asyncDispose]();
    await this.#ended;
  }
}
