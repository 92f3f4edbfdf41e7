import { Failure } from "../../system/errors.ts";
import { RequestTracker } from "./request-tracker.ts";

export interface Limit {
  /** Milliseconds after which the work is abandoned. */
  readonly limitMs: number;
  /** Abandons the work at once if the step is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for HTTP work that cannot be cancelled, but no longer than the limit.
 *
 * When the work is abandoned, its pending requests are aborted, as are those that it still starts, so that no open
 * connection keeps the process alive. Other requests are not affected.
 * @param what describes the work in messages, such as "the upload of X"
 * @param work gets a signal that aborts when the work is abandoned, for what it can stop itself
 * @throws Failure `artifact-failed` at the limit, `cancelled` on the signal; otherwise whatever `work` throws
 */
export async function withinLimit<T>(
  limit: Limit,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { limitMs, signal } = limit;
  if (signal?.aborted === true) throw cancelledDuring(what);
  const requests = new RequestTracker();
  const stop = new AbortController();
  const givenUp = Promise.withResolvers<never>();
  const giveUp = (failure: Failure): void => {
    givenUp.reject(failure);
    stop.abort();
    requests.breakAll();
  };
  const timer = setTimeout(() => giveUp(tooLong(limitMs, what)), limitMs);
  const onAbort = (): void => giveUp(cancelledDuring(what));
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    // The requests are watched until the work itself ends, which may be after it was abandoned.
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

/** @param what such as "the upload of X" */
export function cancelledDuring(what: string, cause?: unknown): Failure {
  return new Failure("cancelled", `The step was cancelled during ${what}.`, "Run the job again.", { cause });
}
