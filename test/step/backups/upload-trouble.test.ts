// Uploads of whole steps, to a service that has its own troubles, and several in one job.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { type Fault, type StoredArtifact, zipEntries } from "../../support/github/results-service.ts";
import { BOARD_SIZE, type StorageBench, storageBench } from "../../support/github/storage-bench.ts";

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
  it.each<[string, Fault]>([
    [
      "429 and Retry-After of the service",
      { call: "CreateArtifact", kind: "status", status: 429, headers: { "retry-after": "1" }, times: 1 },
    ],
    ["500 of the service at its end", { call: "FinalizeArtifact", kind: "status", status: 500, times: 1 }],
    ["503 of the service", { call: "CreateArtifact", kind: "status", status: 503, times: 2 }],
    [
      "503 and Retry-After of the storage",
      { call: "PutBlock", kind: "status", status: 503, headers: { "retry-after": "1" }, times: 1 },
    ],
  ])("that meets %s once finishes", async (_, fault) => {
    await using at = await storageBench();
    at.service.failWith(fault);
    const run = await backup(at);
    expectImage(at, run);
    expect(at.service.artifacts).toHaveLength(1);
    expectUploaded(at, run, at.service.artifacts[0]);
  });

  it.each<[string, number, Fault["call"]]>([
    ["429 of the service", 429, "CreateArtifact"],
    ["503 of the service", 503, "CreateArtifact"],
    // Azure's storage says 503 where it has too much to do, and its client takes a 429 for final.
    ["429 of the storage", 429, "PutBlock"],
  ])("that meets nothing but %s fails, claims nothing, and leaves the backup", async (_, status, call) => {
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

describe("two uploads in one job", () => {
  it("are two artifacts, one after the other and at once", async () => {
    await using at = await storageBench();
    const first = await backup(at);
    const second = await backup(at, { output: "c.bin" });
    // The board is one: the later step waits for it.
    const [third, fourth] = await Promise.all([
      backup(at, { output: "d.bin", "lock-timeout": 120 }),
      backup(at, { output: "e.bin", "lock-timeout": 120 }),
    ]);
    const runs = [first, second, third, fourth];
    const { artifacts } = at.service;
    for (const run of runs) {
      const id = Number(run.outputs["artifact-id"]);
      expectUploaded(
        at,
        run,
        artifacts.find((artifact) => artifact.id === id),
      );
    }
    expect(new Set(artifacts.map(({ name }) => name)).size).toBe(4);
    for (const [index, output] of ["b.bin", "c.bin", "d.bin", "e.bin"].entries()) {
      const run = runs[index];
      if (run !== undefined) expectImage(at, run, output);
    }
  });

  it("under one name are one artifact, and the second step fails and says so", async () => {
    await using at = await storageBench();
    const first = await backup(at, { "artifact-name": "nightly" });
    const [stored] = at.service.artifacts;
    expectUploaded(at, first, stored);
    const digest = stored?.digest;
    at.board.flash.poke(0x1_0000, Buffer.from("other"));
    const second = await backup(at, { "artifact-name": "nightly", output: "c.bin" });
    expect(second.outputs, second.log).toMatchObject({ failure: "artifact-name-taken" });
    expect(second.outputs).not.toHaveProperty("artifact-id");
    expectImage(at, second, "c.bin");
    expect(at.service.artifacts.map((artifact) => artifact.digest)).toEqual([digest]);
  });
});

it("what two jobs back up at the same time under their own names does not mix", async () => {
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
