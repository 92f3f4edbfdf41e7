import { Failure } from "../../system/errors.ts";
import { RequestTracker } from "./request-tracker.ts";

export interface Limit {
  /** Milliseconds after which the work is given up. */
  readonly limitMs: number;
  /** Gives the work up at once when the step is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for HTTP work that cannot be cancelled, but no longer than the limit.
 *
 * When it gives up it also breaks the requests that the work has under way, and those that it still starts, so
 * that no open connection keeps the process alive. Requests of others are left alone.
 *
 * @param what names the work in messages, as "the upload of X"
 * @param work gets a signal that fires when it is given up, for what it can stop itself
 * @throws Failure `artifact-failed` at the limit, `cancelled` on the signal; else whatever `work` throws
 */
export async function withinLimit<T>(
  limit: Limit,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { limitMs, signal } = limit;
  if (signal?.aborted === true) throw cancelled(what);
  const requests = new RequestTracker();
  const stop = new AbortController();
  const givenUp = Promise.withResolvers<never>();
  const giveUp = (failure: Failure): void => {
    givenUp.reject(failure);
    stop.abort();
    requests.breakAll();
  };
  const timer = setTimeout(() => giveUp(tooLong(limitMs, what)), limitMs);
  const onAbort = (): void => giveUp(cancelled(what));
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    // The requests are watched until the work itself ends, which may be after it was given up.
    const working = requests.follow(() => work(stop.signal));
    return await Promise.race([working, givenUp.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function tooLong(limitMs: number, what: string): Failure {
  return new Failure(
    "artifact-failed",
    `The artifact service did not finish ${what} within ${Math.round(limitMs / 1000)} s.`,
    "Run the job again; check that the runner reaches GitHub's artifact storage (proxy, firewall).",
  );
}

function cancelled(what: string): Failure {
  return new Failure("cancelled", `The step was cancelled during ${what}.`, "Run the job again.");
}
