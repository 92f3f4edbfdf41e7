import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";

import { Failure } from "../errors.ts";

export interface Limit {
  /** Milliseconds after which the work is given up. */
  readonly limitMs: number;
  /** Gives the work up at once when the step is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/** Node.js publishes every HTTP request of this process here, before it is sent (since 22.12). */
const REQUEST_CREATED = "http.client.request.created";

/**
 * Waits for HTTP work that cannot be cancelled, but no longer than the limit.
 *
 * When it gives up it also breaks the requests that the work has under way, and those that it still starts, so
 * that no open connection keeps the process alive. Nothing else in the process may use HTTP meanwhile.
 *
 * @param what names the work in messages, as "the upload of X"
 * @throws Failure `artifact-failed` at the limit, `cancelled` on the signal; else whatever `work` throws
 */
export async function withinLimit<T>(limit: Limit, what: string, work: () => Promise<T>): Promise<T> {
  const { limitMs, signal } = limit;
  if (signal?.aborted === true) throw cancelled(what);
  const requests = trackRequests();
  const givenUp = Promise.withResolvers<never>();
  const giveUp = (failure: Failure): void => {
    givenUp.reject(failure);
    requests.breakAll();
  };
  const timer = setTimeout(() => giveUp(tooLong(limitMs, what)), limitMs);
  const onAbort = (): void => giveUp(cancelled(what));
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    // The requests are watched until the work itself ends, which may be after it was given up.
    return await Promise.race([work().finally(() => requests.stop()), givenUp.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function trackRequests(): { readonly breakAll: () => void; readonly stop: () => void } {
  const open = new Set<ClientRequest>();
  let broken = false;
  const onRequest = (message: unknown): void => {
    const request = requestOf(message);
    if (request === undefined) return;
    open.add(request);
    request.once("close", () => open.delete(request));
    // It is published before its owner can listen for the error.
    if (broken) setImmediate(() => request.destroy());
  };
  subscribe(REQUEST_CREATED, onRequest);
  return {
    breakAll: () => {
      broken = true;
      for (const request of open) request.destroy();
    },
    stop: () => void unsubscribe(REQUEST_CREATED, onRequest),
  };
}

function requestOf(message: unknown): ClientRequest | undefined {
  if (typeof message !== "object" || message === null || !("request" in message)) return undefined;
  return message.request instanceof ClientRequest ? message.request : undefined;
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
