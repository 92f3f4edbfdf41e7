// Uploads of whole steps, to a service that has its own troubles, and several in one job.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { type Fault, type StoredArtifact, zipEntries } from "../../support/github/results-service.ts";
import { oneIn, sample } from "../../support/sample.ts";
import { BOARD_SIZE, type StorageBench, storageBench } from "../../support/github/storage-bench.ts";

const sampled = oneIn(3);

beforeAll(async () => {
  await testEsptool();
});

function backup({ step }: StorageBench, inputs: ActionInputs = {}): Promise<ActionRun> {
  return step({ operation: "backup", output: "b.bin", ...inputs });
}

function isFlash({ board }: StorageBench, bytes: Buffer | undefined): boolean {
  return bytes?.equals(board.flash.read(0, BOARD_SIZE)) === true;
}

/** The backup is whole on the runner, whatever became of its upload. */
function expectImage(at: StorageBench, run: ActionRun, output = "b.bin"): void {
  expect(isFlash(at, readFileSync(join(at.workspace, output)))).toBe(true);
  expect(run.outputs).toMatchObject({ verified: "true", "board-state": "untouched" });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
}

function expectUploaded(at: StorageBench, run: ActionRun, stored: StoredArtifact | undefined): void {
  expect(run.outputs, run.log).toMatchObject({
    success: "true",
    uploaded: "true",
    "artifact-id": String(stored?.id),
    "artifact-digest": stored?.digest,
  });
  const entries = zipEntries(stored?.bytes ?? Buffer.alloc(0));
  expect([...entries.values()].some((bytes) => isFlash(at, bytes))).toBe(true);
}

describe("an upload", () => {
  sampled(
    "that meets 429, 503 and 500 of the service and 503 of the storage, each once or twice, finishes",
    async () => {
      const faults: Fault[] = [
        { call: "CreateArtifact", kind: "status", status: 429, headers: { "retry-after": "1" }, times: 1 },
        { call: "CreateArtifact", kind: "status", status: 503, after: 1, times: 2 },
        { call: "PutBlock", kind: "status", status: 503, headers: { "retry-after": "1" }, times: 1 },
        { call: "FinalizeArtifact", kind: "status", status: 500, times: 1 },
      ];
      await using at = await storageBench();
      at.service.failWith(...faults);
      const run = await backup(at);
      expectImage(at, run);
      expect(at.service.artifacts).toHaveLength(1);
      expectUploaded(at, run, at.service.artifacts[0]);
      const refused = at.service.requests.filter(({ status }) => typeof status === "number" && status >= 400);
      expect(refused.map(({ call, status }) => `${status} ${call}`)).toEqual([
        "429 CreateArtifact",
        "503 CreateArtifact",
        "503 CreateArtifact",
        "503 PutBlock",
        "500 FinalizeArtifact",
      ]);
    },
  );

  const refusals: [string, number, Fault["call"]][] = [
    ["429 of the service", 429, "CreateArtifact"],
    ["503 of the service", 503, "CreateArtifact"],
    // Azure's storage says 503 where it has too much to do, and its client takes a 429 for final.
    ["429 of the storage", 429, "PutBlock"],
  ];
  const tried = sample(
    "that meets nothing but %s fails, claims nothing, and leaves the backup",
    refusals,
    ([, status, call]) => [String(status), call],
  );
  it.each(tried.cases)(tried.title, async (_, status, call) => {
    await using at = await storageBench();
    at.service.failWith({ call, kind: "status", status, headers: { "retry-after": "1" } });
    const run = await backup(at);
    expect(run.exitCode, run.log).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "artifact-failed", "failure-class": "service" });
    expect(run.outputs).not.toHaveProperty("artifact-id");
    expectImage(at, run);
    expect(at.service.artifacts).toEqual([]);
    const errors = run.annotations.filter(({ level }) => level === "error");
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`${status}[^]*The backup itself is complete: b\\.bin on this runner`)),
    ]);
  });
});

describe("uploads in one job", () => {
  sampled(
    "are an artifact each, one after the other and at once, but two under one name are one, and the second step fails",
    async () => {
      await using at = await storageBench();
      const { artifacts } = at.service;
      const first = await backup(at, { "artifact-name": "nightly" });
      const [stored] = artifacts;
      expectUploaded(at, first, stored);
      expectImage(at, first);
      const digest = stored?.digest;
      at.board.flash.poke(0x1_0000, Buffer.from("other"));
      const second = await backup(at, { "artifact-name": "nightly", output: "c.bin" });
      expect(second.outputs, second.log).toMatchObject({ failure: "artifact-name-taken" });
      expect(second.outputs).not.toHaveProperty("artifact-id");
      expectImage(at, second, "c.bin");
      expect(artifacts.map((artifact) => artifact.digest)).toEqual([digest]);
      // The board is one: the later step waits for it.
      const atOnce = await Promise.all(
        ["d.bin", "e.bin"].map((output) => backup(at, { output, "lock-timeout": 120 })),
      );
      for (const [index, run] of atOnce.entries()) {
        const id = Number(run.outputs["artifact-id"]);
        expectUploaded(
          at,
          run,
          artifacts.find((artifact) => artifact.id === id),
        );
        expectImage(at, run, ["d.bin", "e.bin"][index]);
      }
      expect(new Set(artifacts.map(({ name }) => name)).size).toBe(3);
    },
  );
});

sampled("what two jobs back up at the same time under their own names does not mix", async () => {
  await using one = await storageBench();
  await using other = await storageBench();
  other.board.flash.poke(0x1_0000, Buffer.from("the other board"));
  const env = { ...one.service.env };
  const run = (at: StorageBench, name: string) =>
    runAction(at.inputs({ operation: "backup", output: `${name}.bin`, "artifact-name": name }), {
      workspace: at.workspace,
      env,
    });
  const runs = await Promise.all([run(one, "one"), run(other, "other")]);
  const stored = (name: string) => one.service.artifacts.find((artifact) => artifact.name === name);
  expectUploaded(one, runs[0], stored("one"));
  expectUploaded(other, runs[1], stored("other"));
});
