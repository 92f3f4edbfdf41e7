import { setTimeout as sleep } from "node:timers/promises";
import type { ConsoleEvent } from "./console.ts";

/**
 * Events with times that never go back, and with a `quiet` event after each period of silence. A loop may stop at any
 * event, and another loop may continue.
 * @param now milliseconds of the events' clock.
 */
export function withQuiet(
  events: AsyncIterator<ConsoleEvent>,
  quietMs: number,
  now: () => number,
): AsyncIterableIterator<ConsoleEvent> {
  let pending: Promise<IteratorResult<ConsoleEvent>> | undefined;
  let last = 0;
  const inOrder = (event: ConsoleEvent): ConsoleEvent => {
    last = Math.max(last, event.at);
    return { ...event, at: last };
  };
  const begin = (): Promise<IteratorResult<ConsoleEvent>> => {
    const result = events.next();
    // It may fail while no loop waits for it; the next call of `next` then reports the error.
    result.catch(() => undefined);
    return result;
  };
  const next = async (): Promise<IteratorResult<ConsoleEvent>> => {
    pending ??= begin();
    const silence = new AbortController();
    const { signal } = silence;
    const quiet = sleep(quietMs, undefined, { signal }).catch(() => undefined);
    const result = await Promise.race([pending, quiet]);
    silence.abort();
    if (result === undefined) return { value: inOrder({ kind: "quiet", at: now() }) };
    pending = undefined;
    return result.done === true ? result : { value: inOrder(result.value) };
  };
  const iterator: AsyncIterableIterator<ConsoleEvent> = { next, [Symbol.asyncIterator]: () => iterator };
  return iterator;
}
