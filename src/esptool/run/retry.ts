import { setTimeout as sleep } from "node:timers/promises";
import { Failure, type FailureCode } from "../../system/errors.ts";
import type { Connection } from "./arguments.ts";
import { lowerBaud } from "./auto-baud.ts";

/** Failures that another attempt can fix: never a refusal, a wrong chip, a bad input, or a difference. */
const WORTH_A_RETRY: ReadonlySet<FailureCode> = new Set([
  "port-not-found",
  "port-busy",
  "port-connection-refused",
  "port-unreachable",
  "no-answer",
  "not-in-download-mode",
  "link-lost",
  "link-corrupt",
  "esptool-timed-out",
  "esptool-stalled",
  "stub-failed",
  "write-failed",
  "digest-mismatch",
] satisfies FailureCode[]);

/** A hanging chip recovers within a second. A port that vanished has a wait of its own. */
const WAITS_MS = [500, 1_000, 5_000] as const;

export interface RetryPolicy {
  /** Retries after the first attempt. */
  readonly retries: number;
  /** Recovers the bench before the last attempt, for example by power-cycling the board; `undefined`: nothing does. */
  readonly recover: (() => Promise<void>) | undefined;
  /** A lower rate to try after a failure that does not count, as its rate was on trial; `undefined`: it counts. */
  readonly lowerRate?: (failure: Failure) => number | undefined;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** Milliseconds; a parameter for tests. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The preparation of the n-th retry (from 1). */
export interface Rung {
  readonly waitMs: number;
  readonly connection: Connection;
  readonly recover: boolean;
}

/** The ladder: reconnect, then a lower baud rate, and before the last attempt the user's own recovery. */
export function rungOf(retry: number, policy: RetryPolicy, previous: Connection): Rung {
  const waitMs = WAITS_MS[Math.min(retry, WAITS_MS.length) - 1] ?? 0;
  const lower = retry > 1 && previous.port.kind !== "socket";
  return {
    waitMs,
    connection: lower ? { ...previous, baud: lowerBaud(previous.baud) } : previous,
    recover: retry === policy.retries && policy.recover !== undefined,
  };
}

/**
 * Repeats the work until it succeeds, fails for a reason that no retry can fix, or the retries are used up.
 * @param work receives the connection to use.
 * @throws {Failure} from the last attempt.
 */
export async function withRetries<T>(
  connection: Connection,
  policy: RetryPolicy,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let current = connection;
  for (let retry = 1; ;) {
    try {
      return await work(current);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const baud = policy.signal.aborted ? undefined : policy.lowerRate?.(error);
      if (baud !== undefined) {
        policy.log(`${error.message} ${current.baud} baud may be too fast here: trying ${baud} baud.`);
        current = { ...current, baud };
        continue;
      }
      if (!WORTH_A_RETRY.has(error.code)) throw error;
      if (retry > policy.retries || policy.signal.aborted) throw afterAttempts(retry, error);
      const rung = rungOf(retry, policy, current);
      policy.log(`${error.message} ${announce(retry, policy, rung, current)}`);
      if (rung.recover) await policy.recover?.();
      await pause(rung.waitMs, policy, error);
      current = rung.connection;
      retry++;
    }
  }
}

function afterAttempts(attempts: number, failure: Failure): Failure {
  if (attempts === 1) return failure;
  const { code, message, hint, cause } = failure;
  return new Failure(code, `${message} ${attempts} attempts failed.`, hint, { cause });
}

function announce(retry: number, policy: RetryPolicy, rung: Rung, previous: Connection): string {
  const steps = [
    ...(rung.recover ? ["the recovery command"] : []),
    rung.connection.baud === previous.baud ? "a new connection" : `${rung.connection.baud} baud`,
  ];
  return `Retry ${retry} of ${policy.retries} with ${steps.join(" and ")}.`;
}

async function pause(milliseconds: number, policy: RetryPolicy, failure: Failure): Promise<void> {
  try {
    await (policy.wait ?? abortableSleep)(milliseconds, policy.signal);
  } catch {
    throw new Failure("cancelled", `Cancelled before the next attempt. ${failure.message}`, failure.hint, {
      cause: failure,
    });
  }
}

async function abortableSleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}
