import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { REPOSITORY, runAction } from "../runner/action.ts";
import { startResultsService, zipEntry, type ResultsService } from "./results-service.ts";

let service: ResultsService;
beforeEach(async () => {
  service = await startResultsService();
});
afterEach(() => service.close());

describe("the results service", () => {
  it("stores what was put in blocks, in the order of the block list", async () => {
    const put = await create("bk");
    await put("comp=block&blockid=Mg", "world");
    await put("comp=block&blockid=MQ", "hello ");
    await put("comp=blocklist", "<BlockList><Latest>MQ</Latest><Latest>Mg</Latest></BlockList>");
    const hash = `sha256:${createHash("sha256").update("hello world").digest("hex")}`;
    expect(await call("FinalizeArtifact", { name: "bk", size: "11", hash })).toEqual({
      status: 200,
      body: { ok: true, artifact_id: "1001" },
    });
    expect(service.artifacts).toMatchObject([{ id: 1001, name: "bk", digest: hash }]);
    expect(service.artifacts[0]?.bytes.toString()).toBe("hello world");
  });

  it("refuses another size, another digest, and what was never uploaded", async () => {
    const put = await create("bk");
    const hash = `sha256:${createHash("sha256").update("x").digest("hex")}`;
    expect(await statusOf("FinalizeArtifact", { name: "bk", size: "1", hash })).toBe(404);
    await put("comp=block&blockid=MQ", "x");
    await put("comp=blocklist", "<BlockList><Latest>MQ</Latest></BlockList>");
    expect(await statusOf("FinalizeArtifact", { name: "bk", size: "2", hash })).toBe(400);
    expect(await statusOf("FinalizeArtifact", { name: "bk", size: "1", hash: "sha256:00" })).toBe(400);
    expect(await statusOf("FinalizeArtifact", { name: "bk", size: "1" })).toBe(400);
    expect(service.artifacts).toEqual([]);
    expect(await statusOf("FinalizeArtifact", { name: "bk", size: "1", hash })).toBe(200);
  });

  it("refuses a block list with a block that was never put", async () => {
    const put = await create("bk");
    expect(await put("comp=blocklist", "<BlockList><Latest>MQ</Latest></BlockList>")).toBe(400);
  });

  it("refuses foreign tokens, foreign runs, illegal names and unsigned addresses", async () => {
    expect(await statusOf("CreateArtifact", { name: "bk" }, "another token")).toBe(401);
    expect(await statusOf("CreateArtifact", { name: "bk", workflow_run_backend_id: "another" })).toBe(403);
    expect(await statusOf("CreateArtifact", { name: "a:b" })).toBe(400);
    await create("bk");
    const unsigned = `${service.url}account/actions-results/bk?comp=block&blockid=MQ&sig=wrong`;
    expect((await fetch(unsigned, { method: "PUT", body: "x" })).status).toBe(403);
  });

  it("keeps a name from its creation on, until it is deleted", async () => {
    await create("bk");
    expect(await statusOf("CreateArtifact", { name: "bk" })).toBe(409);
    await upload("done", "x");
    expect(await statusOf("CreateArtifact", { name: "done" })).toBe(409);
    expect(await statusOf("DeleteArtifact", { name: "done" })).toBe(200);
    expect(await statusOf("CreateArtifact", { name: "done" })).toBe(200);
  });

  it("fails the requests that it is told to fail, and no others", async () => {
    service.failWith({ call: "CreateArtifact", kind: "status", status: 503, after: 1, times: 2 });
    const statuses = [];
    for (const name of ["a", "b", "c", "d"]) statuses.push(await statusOf("CreateArtifact", { name }));
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(service.requests.map(({ status }) => status)).toEqual(statuses);
  });

  it("breaks a download after the bytes that it is told", async () => {
    await upload("bk", "0123456789".repeat(10_000));
    service.failWith({ call: "GetBlob", kind: "reset", afterBytes: 5000, times: 1 });
    await expect(download("bk")).rejects.toThrow();
    expect((await download("bk")).length).toBe(100_000);
  });

  it("gives other bytes than it stored when it is told to", async () => {
    await upload("bk", "0123456789");
    service.failWith({ call: "GetBlob", kind: "corrupt", times: 1 });
    expect((await download("bk")).toString()).not.toBe("0123456789");
    expect((await download("bk")).toString()).toBe("0123456789");
  });

  it("reports other runs over the REST API, to whoever has the token", async () => {
    const names = ["a", "b", "a"];
    const run = service.addRun({}, ...names.map((name) => ({ name, bytes: Buffer.from(name) })));
    const path = "repos/octocat/firmware/actions";
    expect((await rest(`${path}/artifacts`, "wrong")).status).toBe(401);
    expect((await rest(`${path}/runs/${run.id}`)).body).toMatchObject({ conclusion: "success" });
    expect((await rest(`${path}/runs/1`)).status).toBe(404);
    expect((await rest("repos/octocat/other/actions/artifacts")).status).toBe(404);
    const [first, , third] = run.artifactIds;
    const named = await rest(`${path}/artifacts?name=a&per_page=1`);
    expect(named.body).toMatchObject({ total_count: 2, artifacts: [{ id: third }] });
    const second = await rest(`${path}/runs/${run.id}/artifacts?name=a&per_page=1&page=2`);
    expect(second.body).toMatchObject({ total_count: 2, artifacts: [{ id: third }] });
    expect((await rest(`${path}/artifacts?name=a&per_page=1&page=2`)).body).toMatchObject({
      artifacts: [{ id: first }],
    });
  });

  it("gives the bytes of other runs at a signed address, but not of artifacts that have expired", async () => {
    const artifact = { name: "a", bytes: Buffer.from("zip") };
    const { artifactIds } = service.addRun({}, artifact, { ...artifact, expired: true });
    const [kept, expired] = artifactIds.map((id) => `repos/octocat/firmware/actions/artifacts/${id}/zip`);
    const { status, location } = await rest(kept ?? "");
    expect(status).toBe(302);
    expect(await (await fetch(location)).text()).toBe("zip");
    expect((await fetch(location, { headers: { authorization: "token x" } })).status).toBe(400);
    expect((await fetch(location.replace(/sig=.*/, "sig=wrong"))).status).toBe(403);
    expect((await rest(expired ?? "")).status).toBe(410);
  });

  it("serves GitHub's client from upload to download", async () => {
    const folder = mkdtempSync(join(tmpdir(), "round-trip-"));
    const client = pathToFileURL(join(REPOSITORY, "node_modules/@actions/artifact/lib/artifact.js")).href;
    writeFileSync(join(folder, "action.yml"), "runs: { using: node24, main: main.mjs }\n");
    writeFileSync(join(folder, "flash.bin"), Buffer.alloc(70_000, "flash"));
    writeFileSync(
      join(folder, "main.mjs"),
      `import client from ${JSON.stringify(client)};
       const folder = ${JSON.stringify(folder)};
       await client.uploadArtifact("bk", [folder + "/flash.bin"], folder);
       const { artifact } = await client.getArtifact("bk");
       await client.downloadArtifact(artifact.id, { path: folder + "/back", expectedHash: artifact.digest });`,
    );
    const run = await runAction({}, { manifest: join(folder, "action.yml"), env: service.env });
    expect(run.exitCode, run.stderr).toBe(0);
    const back = readFileSync(join(folder, "back", "flash.bin"));
    expect(back.equals(readFileSync(join(folder, "flash.bin")))).toBe(true);
    expect(zipEntry(service.artifacts[0]?.bytes ?? Buffer.alloc(0), "flash.bin").equals(back)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});

type Json = Record<string, unknown>;

async function call(
  method: string,
  message: Json,
  token = service.token,
): Promise<{ status: number; body: Json }> {
  const claims = JSON.parse(Buffer.from(service.token.split(".")[1] ?? "", "base64url").toString()) as {
    scp: string;
  };
  const [, run, job] = /Actions\.Results:(\S+):(\S+)/.exec(claims.scp) ?? [];
  const response = await fetch(
    `${service.url}twirp/github.actions.results.api.v1.ArtifactService/${method}`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ workflow_run_backend_id: run, workflow_job_run_backend_id: job, ...message }),
    },
  );
  return { status: response.status, body: (await response.json()) as Json };
}

async function statusOf(...args: Parameters<typeof call>): Promise<number> {
  return (await call(...args)).status;
}

async function rest(
  path: string,
  token = service.apiToken,
): Promise<{ status: number; body: Json; location: string }> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(service.url + path, { headers, redirect: "manual" });
  const text = await response.text();
  const body = text === "" ? {} : (JSON.parse(text) as Json);
  return { status: response.status, body, location: response.headers.get("location") ?? "" };
}

/** Creates an artifact; returns what puts blocks and block lists to its signed address. */
async function create(name: string): Promise<(query: string, body: string) => Promise<number>> {
  const { body } = await call("CreateArtifact", { name });
  const url = String(body["signed_upload_url"]);
  return async (query, content) => (await fetch(`${url}&${query}`, { method: "PUT", body: content })).status;
}

async function upload(name: string, content: string): Promise<void> {
  const put = await create(name);
  await put("comp=block&blockid=MQ", content);
  await put("comp=blocklist", "<BlockList><Latest>MQ</Latest></BlockList>");
  const hash = `sha256:${createHash("sha256").update(content).digest("hex")}`;
  await call("FinalizeArtifact", { name, size: String(content.length), hash });
}

async function download(name: string): Promise<Buffer> {
  const { body } = await call("GetSignedArtifactURL", { name });
  return Buffer.from(await (await fetch(String(body["signed_url"]))).arrayBuffer());
}
