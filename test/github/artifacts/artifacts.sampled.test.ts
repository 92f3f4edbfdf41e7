import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { Failure } from "../../../src/system/errors.ts";
import {
  checkArtifactService,
  type ArtifactService,
  type UploadedArtifact,
} from "../../../src/github/artifacts/artifacts.ts";
import { REPOSITORY, runAction, type ActionRun } from "../../support/runner/action.ts";
import {
  FAULTS,
  startResultsService,
  zipEntries,
  type ResultsService,
} from "../../support/github/results-service.ts";
import { SHORT_PAUSES } from "../../support/runner/short-pauses.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(4);

let folder = "";
let service: ResultsService;
const image = Buffer.alloc(100_000, 0xff);
image.write("firmware", 0x1000);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "artifacts-"));
  writeFileSync(join(folder, "flash.bin"), image);
  writeFileSync(join(folder, "flash.json"), '{"chip":"esp32"}\n');
  writeFileSync(join(folder, "action.yml"), "runs: { using: node24, main: none }\n");
  service = await startResultsService();
});

afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

describe("uploadArtifact, by GitHub's client", () => {
  it.skipIf(IS_FULL)("returns what the service confirmed", async () => {
    const { outcome } = await upload("confirmed");
    const stored = service.artifacts.find(({ name }) => name === "confirmed");
    expect(outcome).toEqual({
      id: stored?.id,
      name: "confirmed",
      url: `https://github.com/octocat/firmware/actions/runs/4242/artifacts/${stored?.id}`,
      digest: `sha256:${createHash("sha256")
        .update(stored?.bytes ?? "")
        .digest("hex")}`,
      size: stored?.bytes.length,
    });
    const entries = zipEntries(stored?.bytes ?? Buffer.alloc(0));
    // The client puts them in as soon as it has opened each.
    expect([...entries.keys()].toSorted()).toEqual(["flash.bin", "flash.json"]);
    expect(entries.get("flash.bin")?.equals(image)).toBe(true);
  });

  sampled("hands on the retention and the compression level", async () => {
    const before = Date.now();
    await upload("kept-3-days", { retentionDays: 3, compressionLevel: 0 });
    const stored = service.artifacts.find(({ name }) => name === "kept-3-days");
    expect(stored?.bytes.length).toBeGreaterThan(image.length);
    const days = (Date.parse(stored?.expiresAt ?? "") - before) / 86_400_000;
    expect(days).toBeGreaterThan(2.9);
    expect(days).toBeLessThan(3.1);
  });

  sampled("reports a name that the run already has", async () => {
    await upload("twice");
    const { outcome } = await upload("twice");
    expect(outcome.code).toBe("artifact-name-taken");
    expect(outcome.message).toContain('"twice"');
    expect(service.artifacts.filter(({ name }) => name === "twice")).toHaveLength(1);
  });

  it.each(
    sample(
      "reports %s, and claims nothing",
      [
        ["a full storage", FAULTS.quota, "artifact-quota", /storage of the account is full/],
        ["a token that is refused", FAULTS.unauthorized, "artifact-failed", /401/],
        ["a missing permission", FAULTS.forbidden, "artifact-failed", /permission denied/],
        [
          "a storage that refuses the bytes",
          FAULTS.blobForbidden,
          "artifact-failed",
          /status 403 \(AuthenticationFailed\)/,
        ],
        [
          // Azure says 503 when it is busy, which its client takes as a reason to wait; 429 it does not.
          "a storage that takes no more requests",
          { call: "PutBlock", kind: "status", status: 429 },
          "artifact-failed",
          /status 429/,
        ],
        [
          "bytes that were damaged on the way",
          FAULTS.storesCorruptBytes,
          "artifact-failed",
          /digest mismatch/,
        ],
        [
          "a connection that breaks",
          { ...FAULTS.hang, kind: "reset", afterBytes: 10 },
          "artifact-failed",
          /ECONNRESET/,
        ],
        ["a confirmation without an id", confirmation('{"ok":true}'), "artifact-failed", /did not confirm/],
        ["a confirmation that is none", confirmation('{"ok":false}'), "artifact-failed", /not ok/],
      ] as const,
      ([, , code]) => [code],
    ).cases,
  )("reports %s, and claims nothing", async (what, fault, code, message) => {
    service.failWith(fault);
    const name = `fails with ${what}`;
    const { outcome } = await upload(name);
    expect(outcome.code).toBe(code);
    expect(outcome.message).toMatch(message);
    expect(outcome.message).toContain(`"${name}"`);
  });

  it.each(
    sample("overcomes a short trouble of the service (%i)", [429, 500, 502, 503, 504], () => ["a case"])
      .cases,
  )("overcomes a short trouble of the service (%i)", async (status) => {
    const name = `second attempt after ${status}`;
    service.failWith({ call: "CreateArtifact", kind: "status", status, times: 1 });
    const { outcome } = await upload(name);
    expect(outcome).toMatchObject({ name });
    expect(outcome.id).toBeGreaterThan(0);
    expect(service.artifacts.filter((artifact) => artifact.name === name)).toHaveLength(1);
  });

  it.each(sample("overcomes a short trouble of the storage (%i)", [500, 503], () => ["a case"]).cases)(
    "overcomes a short trouble of the storage (%i)",
    async (status) => {
      const name = `stored after ${status}`;
      service.failWith({ call: "PutBlock", kind: "status", status, times: 1 });
      const { outcome } = await upload(name);
      expect(outcome, JSON.stringify(outcome)).toMatchObject({ name });
      expect(
        zipEntries(service.artifacts.find((artifact) => artifact.name === name)?.bytes ?? Buffer.alloc(0))
          .get("flash.bin")
          ?.equals(image),
      ).toBe(true);
    },
  );

  sampled("reports a service that never gets better, and claims nothing", async () => {
    service.failWith({ call: "CreateArtifact", kind: "status", status: 429 });
    const { outcome } = await upload("never", {}, { limitMs: 5_000 });
    expect(outcome.code).toBe("artifact-failed");
    expect(service.artifacts.some(({ name }) => name === "never")).toBe(false);
  });

  sampled("makes two artifacts of two uploads in one job", async () => {
    const both = await Promise.all([upload("first of two"), upload("second of two")]);
    expect(both.map(({ outcome }) => outcome.name)).toEqual(["first of two", "second of two"]);
    expect(new Set(both.map(({ outcome }) => outcome.id)).size).toBe(2);
  });

  sampled(
    "gives up a service that does not answer, and leaves no connection that keeps the process alive",
    async () => {
      service.failWith(FAULTS.hang);
      // The client itself would wait 3 minutes, longer than this run may take.
      const { outcome, run } = await upload("stuck", {}, { limitMs: 500 });
      expect(outcome.code).toBe("artifact-failed");
      expect(outcome.message).toContain("within 1 s");
      expect(run.exitCode).toBe(0);
    },
  );

  sampled("ends at once when the step is cancelled", async () => {
    service.failWith(FAULTS.hang);
    const { outcome, run } = await upload("cancelled", {}, { cancelAfterMs: 500 });
    expect(outcome.code).toBe("cancelled");
    expect(run.exitCode).toBe(0);
  });

  sampled("does not reserve a name for a file that it cannot read", async () => {
    const { outcome } = await upload("missing", { files: [join(folder, "gone.bin")] });
    expect(outcome.code).toBe("artifact-failed");
    expect(outcome.message).toContain("gone.bin");
    expect(
      service.requests.filter(({ body }) => typeof body === "object" && body["name"] === "missing"),
    ).toEqual([]);
  });

  sampled("reports a token that is none as a missing service", async () => {
    const { outcome } = await upload("no token", {}, {}, { ACTIONS_RUNTIME_TOKEN: "not.a.token" });
    expect(outcome.code).toBe("artifact-unsupported");
  });

  sampled("says that the service cannot be reached", async () => {
    const gone = await startResultsService();
    await gone.close();
    const { outcome } = await upload("unreachable", {}, {}, { ACTIONS_RESULTS_URL: gone.url });
    expect(outcome.code).toBe("artifact-failed");
    expect(outcome.message).toContain("cannot be reached (ECONNREFUSED)");
  });

  sampled("masks the signatures of upload addresses", async () => {
    const { run } = await upload("masked");
    expect(run.executed.filter(({ command }) => command === "add-mask").length).toBeGreaterThan(0);
    expect(run.log).not.toContain("sig=");
  });
});

describe.skipIf(IS_FULL)("checkArtifactService", () => {
  const github: ArtifactService = {
    runtimeToken: "token",
    resultsUrl: "https://results-receiver.actions.githubusercontent.com/",
    serverUrl: "https://github.com",
    repository: "octocat/firmware",
    runId: "1",
  };

  it.each(["https://github.com", "https://GitHub.com", "https://octo.ghe.com", "http://github.localhost"])(
    "takes %s",
    (serverUrl) => {
      expect(() => checkArtifactService({ ...github, serverUrl })).not.toThrow();
    },
  );

  it.each(["https://github.example.com", "https://ghe.com.example", "https://notgithub.com", ""])(
    "refuses GitHub Enterprise Server at %j",
    (serverUrl) => {
      const failure = failureOf(() => checkArtifactService({ ...github, serverUrl }));
      expect(failure.code).toBe("artifact-unsupported");
      expect(failure.hint).toContain("upload: never");
    },
  );

  it.each([
    ["no token", { runtimeToken: undefined }],
    ["an empty token", { runtimeToken: "" }],
    ["no address", { resultsUrl: undefined }],
    ["an address that is none", { resultsUrl: "results" }],
  ])("reports %s as a missing service", (_, lack) => {
    const failure = failureOf(() => checkArtifactService({ ...github, ...lack }));
    expect(failure.code).toBe("artifact-unsupported");
    expect(failure.hint).toContain("upload: never");
  });
});

sampled("loads GitHub's client only to upload", async () => {
  const watcher = join(folder, "watch.mjs");
  const module = pathToFileURL(join(REPOSITORY, "src/github/artifacts/artifacts.ts")).href;
  writeFileSync(
    watcher,
    `import { registerHooks } from "node:module";
     registerHooks({ load: (url, context, next) => (console.log(url), next(url, context)) });
     await import(${JSON.stringify(module)});`,
  );
  const { log } = await runAction({}, { manifest: join(folder, "action.yml"), entry: watcher });
  expect(log).toContain("src/system/errors.ts");
  expect(log).not.toContain("node_modules");
});

function confirmation(body: string) {
  return { call: "FinalizeArtifact", kind: "answer", body } as const;
}

function failureOf(action: () => void): Failure {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("It did not fail.");
}

type Outcome = Partial<UploadedArtifact & Pick<Failure, "code" | "message" | "hint">>;

/** Uploads in a process of its own, and takes the service's faults back afterwards. */
async function upload(
  name: string,
  request: object = {},
  limit: object = {},
  env: Record<string, string> = {},
): Promise<{ outcome: Outcome; run: ActionRun }> {
  const files = [join(folder, "flash.bin"), join(folder, "flash.json")];
  const order = {
    request: { name, files, rootDirectory: folder, compressionLevel: 6, ...request },
    ...limit,
  };
  const run = await runAction(
    {},
    {
      manifest: join(folder, "action.yml"),
      entry: "test/support/github/upload-driver.ts",
      env: { ...service.env, ...SHORT_PAUSES, UPLOAD_REQUEST: JSON.stringify(order), ...env },
    },
  );
  service.failWith();
  const { result } = run;
  if (typeof result !== "object" || result === null || !("outcome" in result)) {
    throw new Error(`The driver gave no outcome:\n${run.log}`);
  }
  return { outcome: result.outcome as Outcome, run };
}
