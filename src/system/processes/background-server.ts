import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type BackgroundEnd, type BackgroundProcess } from "./background.ts";

const POLL_MS = 50;

/**
 * Waits until a background process has printed that it is listening, as many times as it has ports.
 * @param what it is called, after "The".
 * @returns what follows each `listening on`, in order.
 * @throws {Error} with what it printed, if it ended or was not ready within `deadlineMs` milliseconds; an `AbortError`
 * once `signal` is aborted.
 */
export async function untilListening(
  server: BackgroundProcess,
  { logFile, count, what, deadlineMs, signal }: ListeningRequest,
): Promise<string[]> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const exited = server.hasExited();
    const log = readFileSync(logFile, "utf8");
    const urls = [...log.matchAll(/^listening on (.+?)\r?$/gm)].map(([, url = ""]) => url);
    if (urls.length === count) return urls;
    if (exited) throw new Error(`The ${what} did not start: ${log.trim()}`);
    if (Date.now() > deadline) throw new Error(`The ${what} was not ready in time. ${log.trim()}`);
    await setTimeout(POLL_MS, undefined, { signal });
  }
}

interface ListeningRequest {
  readonly logFile: string;
  readonly count: number;
  readonly what: string;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** What became of a background process that was stopped; completes a sentence. */
export function endWords(end: BackgroundEnd, pid: number): string {
  const words: Readonly<Record<BackgroundEnd, string>> = {
    stopped: "was stopped",
    killed: "did not stop and was killed",
    gone: "had already exited",
    unknown: `could not be distinguished from another process ${pid} and was left running`,
  };
  return words[end];
}
