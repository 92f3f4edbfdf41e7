import { once } from "node:events";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { Failure } from "../../src/system/errors.ts";
import {
  checkPrivacy,
  isPublicPlace,
  originOf,
  privacyNotice,
  shortMac,
  type WorkflowOrigin,
} from "../../src/github/visibility.ts";
import { failureOf } from "../support/esptool/esptool.ts";
import { runs } from "../support/sample.ts";

const OWN = { id: 42, full_name: "octo/bench" };
const FORK = { id: 77, full_name: "mallory/bench" };
const PRIVATE = { ...OWN, private: true, visibility: "private" };
const PUBLIC = { ...OWN, private: false, visibility: "public" };
const INTERNAL = { ...OWN, private: true, visibility: "internal" };

const folder = mkdtempSync(join(tmpdir(), "visibility-"));
const eventFile = join(folder, "event.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** GitHub's API of one test: what it was asked, and how it answers. */
let server: Server;
let asked: { readonly url: string; readonly token: string }[] = [];
let answer: RequestListener;
beforeEach(async () => {
  asked = [];
  answer = replying(200, PRIVATE);
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", token: request.headers.authorization ?? "" });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

function replying(status: number, body: unknown): RequestListener {
  return (_, response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  };
}

interface Run {
  /** JSON, or text as it is in the file; `undefined` for no file. */
  readonly event?: unknown;
  readonly name?: string | undefined;
  readonly token?: string | undefined;
  readonly mayAsk?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly limitMs?: number;
}

function origin(run: Run): Promise<WorkflowOrigin> {
  const {
    event,
    token = "t0ken",
    mayAsk = true,
    signal = new AbortController().signal,
    limitMs = 5_000,
  } = run;
  rmSync(eventFile, { force: true });
  if (event !== undefined)
    writeFileSync(eventFile, typeof event === "string" ? event : JSON.stringify(event));
  const env = {
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_EVENT_NAME: "name" in run ? run.name : "push",
    GITHUB_REPOSITORY: OWN.full_name,
    GITHUB_REPOSITORY_ID: String(OWN.id),
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...run.env,
  };
  return originOf(env, { token, mayAsk, signal, limitMs });
}

describe("the visibility of the repository", () => {
  it.each([
    [PRIVATE, "private"],
    [PUBLIC, "public"],
    [INTERNAL, "internal"],
    [{ ...OWN, private: true }, "private"],
    [{ ...OWN, private: false }, "public"],
    [{ full_name: "Octo/Bench", private: true }, "private"],
  ])("is what the event says, without a request: %j", async (repository, visibility) => {
    expect(await origin({ event: { repository } })).toEqual({ visibility, fromFork: false });
    expect(asked).toEqual([]);
  });

  it.each([
    ["no event file", undefined],
    ["an empty file", ""],
    ["broken JSON", '{"repository": {"private": tr'],
    ["JSON that is not an object", "[1, null]"],
    ["null", "null"],
    ["no repository, as some schedules", { schedule: "0 3 * * *" }],
    ["a repository that is none", { repository: "octo/bench" }],
    ["another repository", { repository: { ...PRIVATE, ...FORK } }],
    ["a repository without a name", { repository: { private: true } }],
    ["capitals", { repository: { ...OWN, private: true, visibility: "PRIVATE" } }],
    ["an unknown word", { repository: { ...OWN, private: true, visibility: "secret" } }],
    ["text for true", { repository: { ...OWN, private: "true" } }],
    ["a contradiction", { repository: { ...OWN, private: true, visibility: "public" } }],
    ["the other contradiction", { repository: { ...OWN, private: false, visibility: "private" } }],
    ["inherited properties", '{"__proto__": {"repository": {"private": true}}}'],
  ])("is asked of the API where the event has %s", async (_, event) => {
    answer = replying(200, INTERNAL);
    expect(await origin({ event })).toEqual({ visibility: "internal", fromFork: false });
    expect(asked).toEqual([{ url: "/repos/octo/bench", token: "Bearer t0ken" }]);
  });

  it("is asked again for a run that is started again, whose event is old", async () => {
    answer = replying(200, PUBLIC);
    const again = { env: { GITHUB_RUN_ATTEMPT: "2" } };
    expect((await origin({ event: { repository: PRIVATE }, ...again })).visibility).toBe("public");
    expect(asked).toHaveLength(1);
    expect((await origin({ event: { repository: PUBLIC }, ...again })).visibility).toBe("public");
    expect(asked).toHaveLength(1);
  });

  it("is unknown without a request where none may be made, or there is no token", async () => {
    const untold = await origin({ event: {}, mayAsk: false });
    expect(untold).toMatchObject({ visibility: "unknown", doubt: "GitHub's API was not asked" });
    for (const token of ["", undefined]) {
      const env = { GITHUB_REPOSITORY: OWN.full_name };
      const tokenless = await originOf(env, { token, mayAsk: true, signal: new AbortController().signal });
      expect(tokenless.doubt).toContain("no token");
    }
    expect(asked).toEqual([]);
  });

  it.each(["", "octo", "octo/bench/extra", "../..", "octo/..", "octo/be nch", "octo/bench?x=1"])(
    "is unknown without a request for a repository called %j",
    async (name) => {
      const { visibility } = await origin({ event: {}, env: { GITHUB_REPOSITORY: name } });
      expect(visibility).toBe("unknown");
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ["404", 404, { message: "Not Found" }],
    ["401", 401, { message: "Bad credentials" }],
    ["no JSON for an error", 403, "<html>proxy</html>"],
    ["another repository", 200, { ...PRIVATE, ...FORK }],
    ["no visibility", 200, OWN],
    ["a list", 200, [PRIVATE]],
    ["null", 200, "null"],
  ])("is unknown when the API answers %s", async (_, status, body) => {
    answer = replying(status, body);
    const { visibility, doubt } = await origin({ event: {} });
    expect(visibility).toBe("unknown");
    expect(doubt).not.toBe("");
    expect(asked).toHaveLength(1);
  });

  it("is asked a second time when the API has trouble", async () => {
    answer = (request, response) => replying(asked.length === 1 ? 502 : 200, PRIVATE)(request, response);
    expect((await origin({ event: {} })).visibility).toBe("private");
    expect(asked).toHaveLength(2);
  });

  it("is unknown when the API never answers, after two tries at most", async () => {
    answer = () => undefined;
    const { visibility, doubt } = await origin({ event: {}, limitMs: 1_500 });
    expect(visibility).toBe("unknown");
    expect(doubt).toContain("did not respond");
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it("is unknown when the API always has trouble, or sends without an end", async () => {
    answer = replying(503, "");
    expect((await origin({ event: {}, limitMs: 1_500 })).visibility).toBe("unknown");
    expect(asked.length).toBeLessThanOrEqual(2);
    answer = (_, response) => {
      const piece = Buffer.alloc(1024 * 1024, " ");
      response.writeHead(200, { "content-type": "application/json" });
      const more = (): void => {
        if (response.writable) response.write(piece, more);
      };
      more();
    };
    expect((await origin({ event: {}, limitMs: 1_500 })).visibility).toBe("unknown");
  });

  it("is not waited for once the step is cancelled", async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    expect((await failureOf(origin({ event: {}, signal: stop.signal }))).code).toBe("cancelled");
  });

  it("is not read from a file that is larger than any event", async () => {
    const event = JSON.stringify({ repository: PRIVATE });
    writeFileSync(eventFile, event);
    truncateSync(eventFile, 33 * 1024 * 1024);
    const huge = `${event}${" ".repeat(33 * 1024 * 1024 - event.length)}`;
    expect((await origin({ event: huge, mayAsk: false })).visibility).toBe("unknown");
    expect((await origin({ event: `${event}${" ".repeat(1024)}`, mayAsk: false })).visibility).toBe(
      "private",
    );
    const { visibility } = await origin({ event, mayAsk: false, env: { GITHUB_EVENT_PATH: folder } });
    expect(visibility).toBe("unknown");
  });

  it("is never taken for private by an event that anybody could have written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.string(), async (json, name) => {
        const { visibility } = await origin({ event: json, name, mayAsk: false });
        expect(visibility).toBe("unknown");
      }),
      { numRuns: runs(10_000) },
    );
  });
});

describe("a workflow from a fork", () => {
  const pull = (repo: unknown) => ({ repository: PRIVATE, pull_request: { head: { repo } } });
  const run = (head: unknown) => ({
    repository: PRIVATE,
    workflow_run: { event: "pull_request", head_repository: head },
  });

  it.each([
    ["pull_request", pull(FORK)],
    ["pull_request_target", pull(FORK)],
    ["pull_request_review", pull(FORK)],
    ["workflow_run", run(FORK)],
    // The same name in lower case, and another number: it was recreated.
    ["pull_request", pull({ ...OWN, id: 78 })],
    // The fork was deleted meanwhile, or the event does not say.
    ["pull_request", pull(null)],
    ["pull_request", pull(undefined)],
    ["pull_request", pull({})],
    ["pull_request", { repository: PRIVATE, pull_request: {} }],
    ["pull_request", { repository: PRIVATE, pull_request: null }],
    ["pull_request", { repository: PRIVATE }],
    ["workflow_run", run(null)],
    ["workflow_run", run(undefined)],
    ["workflow_run", { repository: PRIVATE }],
    ["pull_request_target", "{"],
    // Whatever the runner calls it.
    ["push", pull(FORK)],
    [undefined, { repository: PRIVATE }],
  ])("is known, and assumed where %s does not tell: %j", async (name, event) => {
    expect((await origin({ event, name })).fromFork).toBe(true);
  });

  it.each([
    ["push", { repository: PRIVATE }],
    ["schedule", undefined],
    ["workflow_dispatch", { repository: PRIVATE, inputs: {} }],
    ["issue_comment", { repository: PRIVATE, issue: { pull_request: { url: "x" } } }],
    ["pull_request", pull(OWN)],
    // A repository that is a fork itself, with a pull request of its own.
    ["pull_request", pull({ ...OWN, fork: true })],
    ["pull_request_target", pull({ full_name: "OCTO/bench" })],
    ["workflow_run", run(OWN)],
  ])("is not what %s from the repository itself starts: %j", async (name, event) => {
    expect((await origin({ event, name })).fromFork).toBe(false);
  });
});

describe("an upload that is not encrypted", () => {
  const plain = { encrypted: false, allowPublic: false };
  const refused = (from: WorkflowOrigin, asks = plain): Failure | undefined => {
    try {
      checkPrivacy(from, asks);
      return undefined;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  };

  it.each([
    [{ visibility: "public", fromFork: false }, "public"],
    [{ visibility: "unknown", doubt: "nobody knows", fromFork: false }, "because nobody knows"],
    [{ visibility: "unknown", fromFork: false }, "it is unknown"],
    [{ visibility: "private", fromFork: true }, "from a fork"],
    [{ visibility: "internal", fromFork: true }, "from a fork"],
  ] as const)("is refused with its reason: %j", (from, words) => {
    const failure = refused(from);
    expect(failure).toMatchObject({ code: "upload-unencrypted", class: "refused" });
    expect(failure?.message).toContain(words);
    expect(failure?.hint).toContain("encrypt-to");
    expect(refused(from, { encrypted: true, allowPublic: false })).toBeUndefined();
    expect(refused(from, { encrypted: false, allowPublic: true })).toBeUndefined();
    expect(privacyNotice(from, { encrypted: false })).toContain("not encrypted");
    expect(privacyNotice(from, { encrypted: true })).toBeUndefined();
  });

  it("is allowed where only those can read it who were let in, and the enterprise is warned", () => {
    for (const visibility of ["private", "internal"] as const) {
      expect(refused({ visibility, fromFork: false })).toBeUndefined();
      expect(isPublicPlace(visibility)).toBe(false);
    }
    expect(privacyNotice({ visibility: "private", fromFork: false }, plain)).toBeUndefined();
    expect(privacyNotice({ visibility: "internal", fromFork: false }, plain)).toContain("enterprise");
    expect(isPublicPlace("public") && isPublicPlace("unknown")).toBe(true);
  });
});

describe("the short form of a MAC", () => {
  it.each([
    ["24:0a:c4:12:34:56", "…12:34:56"],
    ["60:55:F9:FF:FE:12:34:56", "…12:34:56"],
    ["24:0a:c4:12:34", "…"],
    ["<b>24:0a:c4:12:34:56", "…"],
    ["", "…"],
  ])("of %j is %j", (mac, short) => {
    expect(shortMac(mac)).toBe(short);
  });
});
