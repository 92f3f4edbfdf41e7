import type { Failure, FailureCode } from "../../system/errors.ts";
import type { Observation } from "./observation.ts";

/** The rates that UART bridges support, the fastest first. Bits per second. */
const BAUD_LADDER = [3_000_000, 2_000_000, 1_500_000, 921_600, 460_800, 230_400, 115_200] as const;

/** Nearly every link works at this rate. A higher rate is on trial until a transfer has succeeded at it. */
export const USUAL_BAUD = 460_800;

/** A rate, or a request to find the highest that works. */
export type BaudChoice = number | "auto";

/** The next lower rate of the ladder; the lowest rate itself at its end. */
export function lowerBaud(baud: number): number {
  return BAUD_LADDER.find((rate) => rate < baud) ?? baud;
}

/** Whether this rate is one of those to try. */
export function isOnLadder(baud: number): boolean {
  return BAUD_LADDER.some((rate) => rate === baud);
}

/** How a process fails after it changed to a rate that the link does not carry. */
const OF_THE_RATE: ReadonlySet<FailureCode> = new Set([
  "link-corrupt",
  "flash-unreachable",
  "write-failed",
  "digest-mismatch",
  "esptool-stalled",
  "esptool-timed-out",
  // "The driver of … does not support the baud rate."
  "input-invalid",
] satisfies FailureCode[]);

/** How a connection fails if the chip is set to another rate. */
const UNREACHED: ReadonlySet<FailureCode> = new Set(["no-answer", "not-in-download-mode"]);

/** esptool's message for a chip that no longer responds; an unplugged adapter gets another one. */
const SILENCE = "No serial data received";

/**
 * Finds the highest rate that a link carries without a retransmission. It starts with the highest that can work and only
 * ever goes down. A failure at a rate on trial says nothing about the bench, so it does not count as a retry.
 */
export class AutoBaud {
  readonly #remember: (baud: number) => Promise<void>;
  #baud: number;
  #isProved = false;
  #hasFailed = false;

  /**
   * @param first the rate to start with.
   * @param remember saves the rate that works after a higher one has failed.
   */
  constructor(first: number, remember: (baud: number) => Promise<void>) {
    this.#baud = first;
    this.#remember = remember;
  }

  /** Bits per second. */
  get baud(): number {
    return this.#baud;
  }

  /**
   * The rate to try after a failure at a rate on trial.
   * @param seen the observation of the failed process.
   * @returns `undefined` if the rate is not on trial, or is not the cause.
   */
  lowerAfter(failure: Failure, seen: Observation): number | undefined {
    const isOnTrial = !this.#isProved && this.#baud > USUAL_BAUD && seen.baud === this.#baud;
    if (!isOnTrial || !isOfTheRate(failure)) return undefined;
    this.#hasFailed = true;
    this.#baud = lowerBaud(this.#baud);
    return this.#baud;
  }

  /**
   * Records that a command has failed, including all its retries. A chip that no longer responds after a rate has failed
   * was not reset: the next step must not lose it in the same way.
   * @returns a sentence for that case.
   */
  async failed({ code }: Failure): Promise<string | undefined> {
    if (!this.#hasFailed || !UNREACHED.has(code)) return undefined;
    await this.#remember(USUAL_BAUD);
    return `The chip may still be set to the rate that failed, because nothing has reset it. From now on, this port uses ${USUAL_BAUD} baud.`;
  }

  /**
   * Records that a command has succeeded.
   * @param first the rate of its first attempt.
   * @param last the rate of the attempt that succeeded.
   * @returns a sentence if later commands run at a lower rate than this one started with.
   */
  async succeeded(first: number, last: number, seen: Observation): Promise<string | undefined> {
    const isMarginal = seen.resent > 0 && last > USUAL_BAUD;
    const next = isMarginal ? lowerBaud(last) : last;
    const isTransfer = seen.read !== undefined || seen.written.length > 0;
    this.#isProved ||= isTransfer && !isMarginal && seen.baud === last;
    if (next >= first) return undefined;
    this.#baud = Math.min(this.#baud, next);
    await this.#remember(next);
    return isMarginal
      ? `At ${last} baud esptool had to resend data (${seen.resent}×). From now on, this port uses ${next} baud.`
      : `${last} baud works, and is used on this port from now on.`;
  }
}

function isOfTheRate({ code, cause }: Failure): boolean {
  return (
    OF_THE_RATE.has(code) || (code === "link-lost" && typeof cause === "string" && cause.includes(SILENCE))
  );
}
