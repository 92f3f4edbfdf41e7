import { setImmediate, setTimeout } from "node:timers/promises";

/** Timers fire up to about a millisecond late, so the end of a wait polls the clock. */
const TIMER_SLACK_MS = 1.1;

/** Milliseconds of the host's monotonic clock. */
export function now(): number {
  return performance.now();
}

/** Waits until `time`, accurate to well under a millisecond, or until `signal` is aborted; never throws. */
export async function until(time: number, signal: AbortSignal): Promise<void> {
  for (let left = time - now(); left > 0 && !signal.aborted; left = time - now()) {
    if (left > TIMER_SLACK_MS) {
      await setTimeout(left - TIMER_SLACK_MS, undefined, { signal }).catch(() => undefined);
    } else await setImmediate();
  }
}
