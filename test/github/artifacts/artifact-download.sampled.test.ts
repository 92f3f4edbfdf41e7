import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type ActionRun, REPOSITORY, runAction } from "../../support/runner/action.ts";
// Not an inline "type": that would leave an import which runs the driver.
import type { DownloadOrder, DownloadResult } from "../../support/github/download-driver.ts";
import {
  type Fault,
  type ResultsService,
  startResultsService,
} from "../../support/github/results-service.ts";
import { writeZip } from "../../support/github/zip-writer.ts";
import { SHORT_PAUSES } from "../../support/runner/short-pauses.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const FILES = { "board.bin": "firmware", "board.json": '{"chip":"esp32"}' };
const ZIP = zipOf(FILES);

let folder = "";
let service: ResultsService;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "artifact-download-"));
  writeFileSync(join(folder, "action.yml"), "runs: { using: node24, main: none }\n");
  service = await startResultsService();
});

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

describe("an artifact of this run", () => {
  it.skipIf(IS_FULL)("is found by its name and unpacked, without a token", async () => {
    const { id, digest } = service.store("here", ZIP);
    const { result } = await order({ name: "here", download: true });
    expect(result.found).toEqual({
      id,
      name: "here",
      size: ZIP.length,
      digest,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      runId: "4242",
      repository: "octocat/firmware",
      url: `https://github.com/octocat/firmware/actions/runs/4242/artifacts/${id}`,
    });
    expect(result.files).toEqual(FILES);
    expect(result.left).toEqual(["board.bin", "board.json"]);
  });

  sampled("is found by the number of the run as well", async () => {
    service.store("numbered", ZIP);
    const { result } = await order({ name: "numbered", runId: 4242, repository: "Octocat/Firmware" });
    expect(result.found?.name).toBe("numbered");
  });

  sampled("is missed with the names that there are", async () => {
    service.store("another", ZIP);
    const { failure } = (await order({ name: "missing" })).result;
    expect(failure?.code).toBe("artifact-not-found");
    expect(failure?.message).toContain('no artifact "missing"');
    expect(failure?.message).toMatch(/this run, which has .*"/);
    expect(failure?.hint).toContain("needs");
  });

  sampled("needs a runner with an artifact service", async () => {
    const { failure } = (await order({ name: "here" }, { ACTIONS_RUNTIME_TOKEN: undefined })).result;
    expect(failure?.code).toBe("artifact-unsupported");
    expect(failure?.hint).not.toContain("upload: never");
  });

  sampled("is not looked for on GitHub Enterprise Server", async () => {
    const { failure } = (await order({ name: "here" }, { GITHUB_SERVER_URL: "https://git.example.com" }))
      .result;
    expect(failure?.code).toBe("artifact-unsupported");
  });

  sampled("is not reached without the service", async () => {
    const gone = await startResultsService();
    await gone.close();
    const { failure } = (await order({ name: "here" }, { ACTIONS_RESULTS_URL: gone.url })).result;
    expect(failure?.code).toBe("artifact-failed");
    expect(failure?.message).toContain("ECONNREFUSED");
  });
});

describe("an artifact of another run", () => {
  sampled("is found and unpacked with a token, which stays secret", async () => {
    const { result, run } = await downloadOther({});
    expect(result.files).toEqual(FILES);
    expect(result.left).toEqual(["board.bin", "board.json"]);
    expect(run.log).not.toContain(service.apiToken);
    expect(run.log).not.toContain("sig=");
  });

  sampled("is found and unpacked from another repository", async () => {
    const repository = "espressif/bench";
    const run = service.addRun({ repository }, { name: "board", bytes: ZIP });
    const { result } = await order({ name: "board", runId: run.id, repository, download: true, ...token() });
    expect(result.found?.repository).toBe(repository);
    expect(result.files).toEqual(FILES);
  });

  sampled("that expires between search and download is called so", async () => {
    const { result } = await downloadOther({}, { call: "GetArtifactZip", kind: "status", status: 410 });
    expect(result.failure?.code).toBe("artifact-expired");
  });

  it.each(
    sample(
      "that gets HTTP status %i fails as %s",
      [
        [401, "artifact-forbidden"],
        [403, "artifact-forbidden"],
        [404, "artifact-not-found"],
        [418, "artifact-failed"],
      ],
      () => ["a case"],
    ).cases,
  )("that gets HTTP status %i fails as %s", async (status, code) => {
    const { result } = await downloadOther({}, { call: "GetArtifactZip", kind: "status", status });
    expect(result.failure?.code).toBe(code);
    expect(result.failure?.message).toContain('"board"');
    expect(result.failure?.message).not.toContain(service.apiToken);
  });

  it.each(
    sample<Fault>(
      "is had in spite of a short trouble: %j",
      [
        { call: "GetArtifactZip", kind: "status", status: 503, times: 1 },
        { call: "GetBlob", kind: "status", status: 500, times: 1 },
      ],
      () => ["a case"],
    ).cases,
  )("is had in spite of a short trouble: %j", async (fault) => {
    expect((await downloadOther({}, fault)).result.files).toEqual(FILES);
  });
});

describe("a download", () => {
  sampled("is done again when its digest is wrong", async () => {
    const { result } = await downloadOther({}, { call: "GetBlob", kind: "corrupt", times: 1 });
    expect(result.files).toEqual(FILES);
  });

  sampled("fails when its digest is wrong twice, and leaves nothing", async () => {
    const { result } = await downloadOther({}, { call: "GetBlob", kind: "corrupt", times: 2 });
    expect(result.failure?.code).toBe("artifact-digest-mismatch");
    expect(result.failure?.message).toMatch(/wrong twice \(sha256:[\da-f]{64}/);
    expect(result.left).toEqual([]);
  });

  sampled("of this run is held against its digest too", async () => {
    service.store("corrupt here", ZIP);
    service.failWith({ call: "GetBlob", kind: "corrupt", times: 2 });
    const { result } = await order({ name: "corrupt here", download: true });
    expect(result.failure?.code).toBe("artifact-digest-mismatch");
    expect(result.left).toEqual([]);
  });

  it.each(
    sample<[string, Buffer, string]>(
      "that is %s is refused, and leaves nothing",
      [
        ["truncated", ZIP.subarray(0, -10), "artifact-invalid"],
        ["no zip at all", Buffer.from("firmware"), "artifact-invalid"],
        ["with a way out of the folder", writeZip({ name: "../board.bin" }), "artifact-invalid"],
        ["with a file too many", writeZip({ name: "board.bin" }, { name: "run.sh" }), "artifact-invalid"],
        ["a bomb", writeZip({ name: "board.bin", content: Buffer.alloc(2_000_000) }), "artifact-invalid"],
      ],
      () => ["a case"],
    ).cases,
  )("that is %s is refused, and leaves nothing", async (_what, bytes, code) => {
    const { result } = await downloadOther({ bytes });
    expect(result.failure?.code).toBe(code);
    expect(result.left).toEqual([]);
  });

  sampled("without a digest is unpacked by the checksums of the zip", async () => {
    expect((await downloadOther({ digest: null })).result.files).toEqual(FILES);
  });

  sampled("that would be too large is not begun", async () => {
    const { result } = await downloadOther({ size: 50_000_000 });
    expect(result.failure?.code).toBe("artifact-invalid");
    expect(service.requests.at(-1)?.call).not.toBe("GetArtifactZip");
  });

  sampled("that the disk has no room for is not begun", async () => {
    const size = Number.MAX_SAFE_INTEGER;
    const { result } = await downloadOther({ size }, undefined, { maxTotalBytes: size });
    expect(result.failure?.code).toBe("runner-disk-unusable");
    expect(result.failure?.message).toMatch(/9007199254740991 bytes are needed, \d+ are free/);
    expect(service.requests.at(-1)?.call).not.toBe("GetArtifactZip");
  });

  sampled("that is larger than GitHub said is refused", async () => {
    const { result } = await downloadOther({ bytes: Buffer.alloc(100_000), size: 100 }, undefined, {
      maxTotalBytes: 1000,
    });
    expect(result.failure?.code).toBe("artifact-invalid");
    expect(result.left).toEqual([]);
  });

  sampled("is stopped when it grows larger than GitHub said", async () => {
    const stall: Fault = { call: "GetBlob", kind: "stall", afterBytes: 1_000_000 };
    const bytes = Buffer.alloc(2_000_000);
    // Nothing else would end it before the deadline of the step.
    const { result } = await downloadOther({ bytes, size: 100 }, stall, { maxTotalBytes: 1000 });
    expect(result.failure?.code).toBe("artifact-invalid");
    expect(result.left).toEqual([]);
  });

  it.each(
    sample<Fault>(
      "ends at once when the step is cancelled, whatever hangs: %j",
      [
        { call: "GetArtifactZip", kind: "hang" },
        { call: "GetBlob", kind: "hang" },
        { call: "GetBlob", kind: "stall", afterBytes: 50 },
      ],
      () => ["a case"],
    ).cases,
  )("ends at once when the step is cancelled, whatever hangs: %j", async (fault) => {
    const { result, run } = await downloadOther({}, fault, { cancelAfterMs: 1500 });
    expect(result.failure?.code).toBe("cancelled");
    expect(result.failure?.message).toContain('the download of the artifact "board"');
    expect(result.left).toEqual([]);
    expect(run.exitCode).toBe(0);
  });

  sampled("ends at its limit", async () => {
    const { result } = await downloadOther({}, { call: "GetBlob", kind: "hang" }, { limitMs: 1500 });
    expect(result.failure?.code).toBe("artifact-failed");
    expect(result.failure?.message).toContain('the download of the artifact "board" within 2 s');
    expect(result.left).toEqual([]);
  });
});

sampled("loads GitHub's client, zod and yauzl only to use them", async () => {
  const watcher = join(folder, "watch.mjs");
  const modules = ["artifact-find", "artifact-latest", "artifact-download"].map(
    (name) => pathToFileURL(join(REPOSITORY, `src/github/artifacts/${name}.ts`)).href,
  );
  writeFileSync(
    watcher,
    `import { registerHooks } from "node:module";
     registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });
     for (const module of ${JSON.stringify(modules)}) await import(module);`,
  );
  const { log } = await runAction({}, { manifest: join(folder, "action.yml"), entry: watcher });
  expect(log).toContain("src/github/artifacts/artifact-unpack.ts");
  expect(log).not.toContain("node_modules");
});

function zipOf(files: Readonly<Record<string, string>>): Buffer {
  return writeZip(...Object.entries(files).map(([name, content]) => ({ name, content })));
}

function token(): { readonly token: string } {
  return { token: service.apiToken };
}

/** Downloads the artifact of a fresh run, with a fault of the service. */
async function downloadOther(
  artifact: Partial<Parameters<ResultsService["addRun"]>[1]>,
  fault?: Fault,
  more: Partial<DownloadOrder> = {},
): Promise<{ readonly result: DownloadResult; readonly run: ActionRun }> {
  const run = service.addRun({}, { name: "board", bytes: ZIP, ...artifact });
  if (fault !== undefined) service.failWith(fault);
  return order({ name: "board", runId: run.id, download: true, ...token(), ...more });
}

/** Runs the driver in a process of its own, and takes the service's faults back afterwards. */
async function order(
  what: DownloadOrder,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<{ readonly result: DownloadResult; readonly run: ActionRun }> {
  const run = await runAction(
    {},
    {
      manifest: join(folder, "action.yml"),
      entry: "test/support/github/download-driver.ts",
      env: { ...service.env, ...SHORT_PAUSES, DOWNLOAD_ORDER: JSON.stringify(what), ...env },
    },
  );
  service.failWith();
  if (typeof run.result !== "object" || run.result === null || !("elapsedMs" in run.result))
    throw new Error(`The driver gave no outcome:\n${run.log}`);
  return { result: run.result as DownloadResult, run };
}
