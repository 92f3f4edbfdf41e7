import { setImmediate } from "node:timers/promises";
import { Failure } from "./errors.ts";
import { isClaimed } from "./stray-errors.ts";

/** Why a step must end early: a signal from the runner, the step's time limit, or an error outside any call. */
export class Cancellation {
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #seconds: number | undefined;
  #stray: { readonly error: unknown } | undefined;

  constructor() {
    process.on("SIGINT", this.#onSignal).on("SIGTERM", this.#onSignal);
    // Unhandled rejections are also reported here.
    process.on("uncaughtException", this.#onStray);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * An error that a library threw from a timer, an event or a promise that the step does not await. Node.js would exit
   * at once; here the step ends as if it was cancelled, so that it resets the board and releases the lock.
   */
  get stray(): { readonly error: unknown } | undefined {
    return this.#stray;
  }

  /** @param seconds from the start of this process; `undefined` sets no limit. */
  limit(seconds: number | undefined): void {
    if (seconds === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#seconds = seconds;
        this.#controller.abort();
      },
      Math.max(0, seconds * 1000 - performance.now()),
    );
  }

  /**
   * For work that does not react to the signal itself.
   * @throws {Failure} `cancelled` once the step must end.
   */
  async check(): Promise<void> {
    // Lets pending timers and signals run.
    await setImmediate();
    if (this.signal.aborted) throw new Failure("cancelled", "The step was cancelled.", "Run it again.");
  }

  /** Gives the failure the correct code: the time limit, not a user, stopped the work. */
  explain(failure: Failure): Failure {
    if (!this.signal.aborted) return failure;
    if (failure.code !== "cancelled" && failure.code !== "internal") return failure;
    if (this.#seconds === undefined) return cancelled(failure);
    return new Failure(
      "step-timed-out",
      `The step did not finish within its timeout of ${this.#seconds} s. ${failure.message}`,
      "Raise `timeout`, or check the log for what took so long.",
      { cause: failure },
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    process.off("SIGINT", this.#onSignal).off("SIGTERM", this.#onSignal);
    process.off("uncaughtException", this.#onStray);
  }

  readonly #onSignal = (): void => this.#controller.abort();

  readonly #onStray = (error: unknown): void => {
    if (isClaimed(error)) return;
    // An error during a cancellation is a consequence of it.
    if (!this.signal.aborted) this.#stray = { error };
    this.#controller.abort();
  };
}

function cancelled(failure: Failure): Failure {
  if (failure.code === "cancelled") return failure;
  return new Failure("cancelled", "The step was cancelled.", "Run it again.", { cause: failure });
}
