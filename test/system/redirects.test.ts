import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { download } from "../../src/tool-cache/download.ts";
import { sha256 } from "../../src/tool-cache/survey.ts";
import { RestApi } from "../../src/github/rest/rest-api.ts";
import { followRedirects } from "../../src/system/redirects.ts";
import { ESPTOOL } from "../../src/esptool/install/program.ts";
import { failureOf } from "../support/esptool/esptool.ts";
import { serve, type Answer } from "../support/esptool/release-server.ts";

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "redirects-"))));
afterEach(() => rm(folder, { recursive: true }));

const fetch = (url: string) =>
  download({ url, file: join(folder, "file"), retryWaitsMs: [] }, { tool: ESPTOOL });
const to =
  (location: string): Answer =>
  (request, response) => {
    if (request.url === "/there") response.end("whole");
    else response.writeHead(302, { location }).end("x".repeat(1000));
  };

describe("a redirect of a mirror", () => {
  it.each(["/there", "there", "./x/../there"])("to the relative address %j is followed", async (location) => {
    await using server = await serve(to(location));
    expect(await fetch(`${server.url}/here`)).toBe(sha256("whole"));
    expect(await readFile(join(folder, "file"), "utf8")).toBe("whole");
    expect(server.requests).toEqual(["/here", "/there"]);
  });

  it.each([
    ["file:///etc/passwd", "only http and https"],
    ["ftp://127.0.0.1/x", "only http and https"],
    ["gopher:x", "only http and https"],
    ["http://[", "an invalid URL"],
  ])("to %j is refused, and not tried again", async (location, reason) => {
    await using server = await serve(to(location));
    const failure = await failureOf(fetch(`${server.url}/here`));
    expect(failure.code).toBe("esptool-download-failed");
    expect(failure.message).toContain(reason);
  });

  it("in a circle ends after five", async () => {
    await using server = await serve(to("/here"));
    expect((await failureOf(fetch(`${server.url}/here`))).message).toContain("more than 5 times");
    expect(server.requests).toHaveLength(6);
  });

  it("that never ends in its own body is not waited for", async () => {
    await using server = await serve((request, response) => {
      if (request.url === "/there") response.end("whole");
      else response.writeHead(307, { location: "/there" }).write("endless");
    });
    expect(await fetch(`${server.url}/here`)).toBe(sha256("whole"));
  });

  it("from https to http is refused", async () => {
    const asked: string[] = [];
    const ask = (url: string) => {
      asked.push(url);
      const headers = { location: "http://example.org/x" };
      return Promise.resolve({ statusCode: 302, headers, destroy: () => undefined });
    };
    await expect(followRedirects("https://example.org/", 3, ask)).rejects.toThrow("from https to http");
    expect(asked).toHaveLength(1);
  });
});

describe("the token for GitHub's API", () => {
  it("goes to the same scheme, host and port alone", async () => {
    const seen: string[] = [];
    const note: (name: string, then: Answer) => Answer = (name, then) => (request, response) => {
      seen.push(`${name}: ${request.headers.authorization ?? "none"}`);
      then(request, response);
    };
    await using other = await serve(note("other", (_, response) => response.end("{}")));
    await using api = await serve(
      note("api", (request, response) =>
        response
          .writeHead(301, { location: request.url === "/repos/a" ? "/repos/b" : `${other.url}/x` })
          .end(),
      ),
    );
    const client = new RestApi(api.url, "secret", new AbortController().signal);
    expect(await client.get("/repos/a")).toMatchObject({ status: 200 });
    client.dispose();
    expect(seen).toEqual(["api: Bearer secret", "api: Bearer secret", "other: none"]);
  });
});
