import { setTimeout as sleep } from "node:timers/promises";
import type { HttpClient, HttpClientResponse } from "@actions/http-client";
import { Failure, messageOf } from "../../system/errors.ts";
import { followRedirects } from "../../system/redirects.ts";
import { MAY_BE_TEMPORARY } from "../artifacts/artifact-failure.ts";

/** A response of GitHub's API. `body` is `undefined` if it is not JSON. */
export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A page of 100 artifacts takes 100 KB. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** A request that receives no byte for this long is abandoned. */
const IDLE_MS = 30_000;
/** The pauses before retries of temporary failures. */
const RETRY_WAITS_MS = [1000, 4000];
const MOST_REDIRECTS = 3;
const API_VERSION = "2022-11-28";

/** GitHub's REST API, for facts that the artifact client does not report. Read-only. */
export class RestApi {
  readonly #apiUrl: string;
  readonly #token: string;
  readonly #signal: AbortSignal;
  #client: HttpClient | undefined;

  /** @param signal ends pauses between attempts; `withinLimit` aborts requests */
  constructor(apiUrl: string | undefined, token: string, signal: AbortSignal) {
    this.#apiUrl = (apiUrl ?? "https://api.github.com").replace(/\/+$/, "");
    this.#token = token;
    this.#signal = signal;
  }

  /**
   * @param path the path below the root of the API, with a leading slash
   * @returns the response, with any status below 500
   * @throws {Failure} `artifact-failed` if there is none after three attempts, or the rate limit is reached
   */
  async get(path: string): Promise<RestAnswer> {
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#getOnce(path).catch((error: unknown) => {
        if (error instanceof Failure) throw error;
        return messageOf(error);
      });
      if (typeof answer !== "string") return answer;
      const wait = RETRY_WAITS_MS[attempt];
      if (wait === undefined || this.#signal.aborted) throw notAnswered(path, answer);
      await sleep(wait, undefined, { signal: this.#signal });
    }
  }

  dispose(): void {
    this.#client?.dispose();
  }

  async #getOnce(path: string): Promise<RestAnswer> {
    const message = await this.#send(path);
    const status = message.statusCode ?? 0;
    if (isRateLimit(message)) throw rateLimit(message.headers["x-ratelimit-reset"]);
    const body = parsed(await readAll(message));
    if (status >= 500 || status === 408) throw new Error(`GitHub answered with HTTP status ${status}`);
    if (status === 200 && body === undefined) throw new Error("GitHub's answer is not JSON");
    return { status, body };
  }

  async #send(path: string): Promise<Message> {
    const http = await import("@actions/http-client");
    const options = { socketTimeout: IDLE_MS, allowRedirects: false };
    const client = (this.#client ??= new http.HttpClient("esptool-action", [], options));
    // A renamed repository redirects. The token is sent only to the API: same scheme, host and port.
    return followRedirects(this.#apiUrl + path, MOST_REDIRECTS, async (url, mayKnow) => {
      const { message } = await client.get(url, {
        accept: "application/vnd.github+json",
        ...(mayKnow ? { authorization: `Bearer ${this.#token}` } : {}),
        "x-github-api-version": API_VERSION,
      });
      return message;
    });
  }
}

type Message = HttpClientResponse["message"];

async function readAll(message: Message): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`GitHub's answer is longer than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** GitHub responds with 403 or 429; only `retry-after` marks a secondary limit. */
function isRateLimit({ statusCode, headers }: Message): boolean {
  if (statusCode === 429) return true;
  return statusCode === 403 && (headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers);
}

function rateLimit(reset: string | string[] | undefined): Failure {
  const seconds = Number(reset);
  const until = seconds > 0 && seconds < 1e11 ? ` until ${new Date(seconds * 1000).toISOString()}` : "";
  return new Failure(
    "artifact-failed",
    `The rate limit of GitHub's API for this token is reached${until}.`,
    "Run the job again later, or run fewer jobs with the same token at a time.",
  );
}

function notAnswered(path: string, why: string): Failure {
  return new Failure(
    "artifact-failed",
    `GitHub's API did not respond to ${path}: ${why}.`,
    `Check that the runner reaches GitHub (proxy, firewall). ${MAY_BE_TEMPORARY}`,
  );
}
