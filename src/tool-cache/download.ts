import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, messageOf, systemCode } from "../system/errors.ts";
import type { Tool, ToolContext } from "./tool.ts";
import { followRedirects, type Redirectable } from "../system/redirects.ts";

/** 86 MB, the largest archive so far, takes 12 minutes at 1 Mbit/s. */
const DEADLINE_MS = 30 * 60_000;
/** A connection without data for this long is dead. */
const IDLE_MS = 60_000;
/** Three times the largest archive; a broken server must not fill the disk. */
const LIMIT_BYTES = 300 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const RETRY_WAITS_MS: readonly number[] = [2_000, 8_000];

/** Errors of the disk, not of the network. */
const ON_DISK: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "EIO",
]);

export interface Download {
  readonly url: string;
  /** The file to write; must not exist. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
  readonly limitBytes?: number;
  /** For all attempts together, and from one byte to the next. */
  readonly deadlineMs?: number;
  readonly idleMs?: number;
  readonly retryWaitsMs?: readonly number[];
}

/**
 * Downloads a file over HTTP, through the environment's proxy if one is set and without passwords from a `.netrc`, and
 * computes its digest. Temporary errors (the network, 408, 429, 5xx) are retried; anything else fails at once.
 * @returns the SHA-256 of the file, in hex.
 * @throws {Failure} the tool's code `download`, or its code `install` if the file cannot be written. The file is then
 *   removed.
 */
export async function download(request: Download, { tool }: Pick<ToolContext, "tool">): Promise<string> {
  const deadline = AbortSignal.timeout(request.deadlineMs ?? DEADLINE_MS);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  const waits = request.retryWaitsMs ?? RETRY_WAITS_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetchOnce(request, signal);
    } catch (error) {
      await rm(request.file, { force: true });
      const wait = waits[attempt];
      if (ON_DISK.has(systemCode(error) ?? "")) throw unwritable(request, tool, error);
      if (error instanceof Refused || wait === undefined || signal.aborted)
        throw failure(request, tool, error);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A response that a retry will not change. */
class Refused extends Error {}

async function fetchOnce(request: Download, signal: AbortSignal): Promise<string> {
  const { HttpClient } = await import("@actions/http-client");
  const client = new HttpClient("esptool-action", [], {
    allowRetries: false,
    allowRedirects: false,
    socketTimeout: request.idleMs ?? IDLE_MS,
  });
  try {
    const message = await followed(request.url, async (url) => {
      const answer = await abortable(client.get(url), signal);
      return answer.message;
    });
    const status = message.statusCode ?? 0;
    if (status !== 200) {
      message.destroy();
      const text = `the server answered ${status} ${message.statusMessage ?? ""}`.trim();
      throw status >= 500 || status === 408 || status === 429 ? new Error(text) : new Refused(text);
    }
    const meter = new Meter(request.limitBytes ?? LIMIT_BYTES);
    await pipeline(message, meter, createWriteStream(request.file, { flags: "wx" }), { signal });
    return meter.digest();
  } finally {
    client.dispose();
  }
}

/** A retry cannot change a redirect that is refused; only failed requests are retried. */
async function followed<Answer extends Redirectable>(
  first: string,
  ask: (url: string) => Promise<Answer>,
): Promise<Answer> {
  let trouble: unknown;
  const asking = async (url: string): Promise<Answer> => {
    try {
      return await ask(url);
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  return followRedirects(first, MOST_REDIRECTS, asking).catch((error: unknown) => {
    throw error === trouble ? error : new Refused(messageOf(error));
  });
}

/** Passes bytes on, digests them, and refuses more than the limit. */
class Meter extends Transform {
  readonly #hash = createHash("sha256");
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, data?: Buffer) => void) {
    this.#bytes += chunk.length;
    this.#hash.update(chunk);
    if (this.#bytes <= this.#limit) done(null, chunk);
    else done(new Refused(`the file is larger than ${this.#limit} bytes`));
  }

  digest(): string {
    return this.#hash.digest("hex");
  }
}

/** The promise, or a rejection as soon as the signal aborts, because the client cannot cancel a request. */
async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const stop = new AbortController();
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        const onAbort = (): void => reject(new Error("it was stopped"));
        signal.addEventListener("abort", onAbort, { signal: stop.signal });
      }),
    ]);
  } finally {
    stop.abort();
  }
}

function failure({ url }: Download, tool: Tool, error: unknown): Failure {
  return new Failure(
    tool.codes.download,
    `Cannot download ${url}: ${messageOf(error)}.`,
    `Check that the version exists and that the runner reaches the server (proxy, firewall). Without internet access, serve the archive yourself and set ${tool.folder}-base-url.`,
    { cause: error },
  );
}

function unwritable({ url, file }: Download, tool: Tool, error: unknown): Failure {
  return new Failure(
    tool.codes.install,
    `Cannot store ${url} as ${file}: ${messageOf(error)}.`,
    "Make room on the disk of the runner's temporary folder (RUNNER_TEMP), and give the runner's user write permission.",
    { cause: error },
  );
}
