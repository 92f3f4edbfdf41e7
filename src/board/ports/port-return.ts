import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Port } from "../../esptool/run/port.ts";

/** A chip with native USB disconnects when it is reset, and returns within seconds. */
const RETURN_MS = 5_000;
const POLL_MS = 100;

export interface Waiting {
  readonly signal: AbortSignal;
  /** Called once, if there is something to wait for. */
  readonly log: (line: string) => void;
  readonly platform?: NodeJS.Platform;
  /** Milliseconds. */
  readonly deadlineMs?: number;
}

/**
 * Waits until a serial port that vanished in a reset is back and can be opened: udev sets its permissions a moment after
 * it appears. After the deadline esptool reports the error. On Windows ports are not files: only the retries help.
 */
export async function portBack(port: Port, waiting: Waiting): Promise<void> {
  const { signal, log, platform = process.platform, deadlineMs = RETURN_MS } = waiting;
  if (port.kind !== "serial" || platform === "win32") return;
  const deadline = performance.now() + deadlineMs;
  for (let isFirst = true; !(await isUsable(port.name)); isFirst = false) {
    if (signal.aborted) return;
    if (isFirst) log(`${port.name} is gone: waiting up to ${deadlineMs / 1000} s for it to return.`);
    else if (performance.now() >= deadline) return;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function isUsable(path: string): Promise<boolean> {
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
