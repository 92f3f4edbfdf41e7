import type { Failure, FailureCode } from "../../system/errors.ts";
import type { Observation } from "./observation.ts";

/** The rates that UART bridges support, the fastest first. Bits per second. */
const BAUD_LADDER = [3_000_000, 2_000_000, 1_500_000, 921_600, 460_800, 230_400, 115_200] as const;

/** Nearly every link works at this rate. A higher one is on trial until a transfer has succeeded at it. */
export const USUAL_BAUD = 460_800;

/** A rate, or that the step is to find the highest that works. */
export type BaudChoice = number | "auto";

/** The next lower rate of the ladder; the lowest has none below it. */
export function lowerBaud(baud: number): number {
  return BAUD_LADDER.find((rate) => rate < baud) ?? baud;
}

/** Whether it is a rate that is tried. */
export function isOnLadder(baud: number): boolean {
  return BAUD_LADDER.some((rate) => rate === baud);
}

/** How a process fails, after it has changed the rate, on a link that does not carry the rate. */
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

/** How a connection fails to a chip that is set to another rate. */
const UNREACHED: ReadonlySet<FailureCode> = new Set(["no-answer", "not-in-download-mode"]);

/** esptool's words for a chip that no longer answers; those for an adapter that was unplugged are others. */
const SILENCE = "No serial data received";

/**
 * Finds the highest rate that a link carries without a retransmission. It begins with the highest that may work, and
 * only ever goes down. A failure of a rate that is on trial is not a failure of the bench, and so no retry.
 */
export class AutoBaud {
  readonly #remember: (baud: number) => Promise<void>;
  #baud: number;
  #isProved = false;
  #hasFailed = false;

  /**
   * @param first the rate to begin with.
   * @param remember notes the rate that works where a higher one does not.
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
   * What to try after a failure at a rate on trial.
   * @param seen what the process was seen to do.
   * @returns `undefined` where the rate is not on trial, or is not why.
   */
  lowerAfter(failure: Failure, seen: Observation): number | undefined {
    const isOnTrial = !this.#isProved && this.#baud > USUAL_BAUD && seen.baud === this.#baud;
    if (!isOnTrial || !isOfTheRate(failure)) return undefined;
    this.#hasFailed = true;
    this.#baud = lowerBaud(this.#baud);
    return this.#baud;
  }

  /**
   * Notes that a command has failed, all its retries included. Where the chip no longer answers after a rate has failed, nothing has
   * reset it: the next step must not lose it again.
   * @returns a sentence for that case.
   */
  async failed({ code }: Failure): Promise<string | undefined> {
    if (!this.#hasFailed || !UNREACHED.has(code)) return undefined;
    await this.#remember(USUAL_BAUD);
    return `The chip may still be set to the rate that failed, as nothing has reset it. From now on ${USUAL_BAUD} baud is used here.`;
  }

  /**
   * Notes that a command has succeeded.
   * @param first the rate of its first attempt.
   * @param last the rate of the attempt that succeeded.
   * @returns a sentence where later commands run at another rate than this one began with.
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
      ? `At ${last} baud esptool had to send data again (${seen.resent}×). From now on ${next} baud is used here.`
      : `${last} baud works. From now on it is used here.`;
  }
}

function isOfTheRate({ code, cause }: Failure): boolean {
  return (
    OF_THE_RATE.has(code) || (code === "link-lost" && typeof cause === "string" && cause.includes(SILENCE))
  );
}
