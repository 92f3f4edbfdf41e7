import { once } from "node:events";
import { createServer, get, type Server } from "node:http";
import { type AddressInfo, type Socket } from "node:net";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Failure } from "../../../src/system/errors.ts";
import { withinLimit } from "../../../src/github/rest/request-limit.ts";

let server: Server;
let url = "";
/** Resolves with the connection of the next request, which is never answered. */
let asked: PromiseWithResolvers<Socket>;

beforeEach(async () => {
  asked = Promise.withResolvers();
  server = createServer(({ socket }) => {
    asked.resolve(socket);
    asked = Promise.withResolvers();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const CLIENTS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["node:http", () => once(get(url), "response")],
  ["undici", () => fetch(url)],
];

describe("withinLimit", () => {
  it("hands on what the work gives, or throws", async () => {
    expect(await withinLimit({ limitMs: 60_000 }, "it", () => Promise.resolve(7))).toBe(7);
    const failing = withinLimit({ limitMs: 60_000 }, "it", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
  });

  it("does not begin when the step was cancelled already", async () => {
    const work = (): never => expect.unreachable();
    const begun = withinLimit({ limitMs: 60_000, signal: AbortSignal.abort() }, "the upload", work);
    expect(await failureOf(begun)).toMatchObject({
      code: "cancelled",
      message: "The step was cancelled during the upload.",
    });
  });

  it.each(CLIENTS)("breaks the request of %s that is under way, and tells the work", async (_, request) => {
    const cancel = new AbortController();
    let told: AbortSignal | undefined;
    const connected = asked.promise;
    const working = withinLimit({ limitMs: 60_000, signal: cancel.signal }, "it", (signal) => {
      told = signal;
      return request();
    });
    const socket = await connected;
    const broken = once(socket, "close");
    cancel.abort();
    expect((await failureOf(working)).code).toBe("cancelled");
    expect(told?.aborted).toBe(true);
    await broken;
  });

  it("breaks the requests that the work makes after it was given up", async () => {
    const begin = Promise.withResolvers<undefined>();
    const ended = Promise.withResolvers<unknown>();
    const working = withinLimit({ limitMs: 1 }, "it", async () => {
      await begin.promise;
      ended.resolve(await once(get(url), "response").catch((error: unknown) => error));
    });
    expect((await failureOf(working)).code).toBe("artifact-failed");
    begin.resolve(undefined);
    expect(await ended.promise).toMatchObject({ code: "ECONNRESET" });
  });

  it.each(CLIENTS)("leaves the requests of others alone, by %s", async (_, request) => {
    const cancel = new AbortController();
    const never = Promise.withResolvers<never>();
    const working = withinLimit({ limitMs: 60_000, signal: cancel.signal }, "it", () => never.promise);
    const connected = asked.promise;
    const other = request().then(
      () => "answered",
      () => "broken",
    );
    const socket = await connected;
    cancel.abort();
    expect((await failureOf(working)).code).toBe("cancelled");
    socket.end("HTTP/1.1 204 No Content\r\n\r\n");
    expect(await other).toBe("answered");
  });
});

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof Failure) return outcome;
  throw new Error("It did not fail as it should.", { cause: outcome });
}
