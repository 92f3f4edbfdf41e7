import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ActionInputs, ActionRun } from "../../support/runner/action.ts";
import { IDENTITY } from "../../support/backups/age-keys.ts";
import { text } from "../../support/bytes.ts";
import { artifactOf, backupOf } from "../../support/backups/made-backup.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import type { Fault, OtherArtifact } from "../../support/github/results-service.ts";
import {
  BOARD_SIZE,
  expectNoSecrets,
  sealed,
  type StorageBench,
  storageBench,
  wear,
} from "../../support/github/storage-bench.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const WORKFLOW = ".github/workflows/nightly.yml";

function backup({ step }: StorageBench, inputs: ActionInputs = {}): Promise<ActionRun> {
  const asked = { operation: "backup", output: "b.bin", baseline: "artifact:board", upload: "changed" };
  return step({ ...asked, "artifact-name": "board", ...inputs });
}

function answers(call: Fault["call"], status: number): readonly Fault[] {
  return [{ call, kind: "status", status }];
}

/** The step succeeded, and its image is the flash. */
function expectImage({ board, service, workspace }: StorageBench, run: ActionRun): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatchObject({ verified: "true", "board-state": "untouched" });
  expect(readFileSync(join(workspace, "b.bin")).equals(board.flash.read(0, BOARD_SIZE))).toBe(true);
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
  expectNoSecrets(run, service);
}

describe("a baseline that may not be read", () => {
  it.each(
    sample<[string, ActionInputs, readonly Fault[], RegExp]>(
      "fails the step before the board is touched, and says what to do: %s",
      [
        ["without a token", { token: "" }, [], /need a token/],
        ["with a token that GitHub refuses", {}, answers("ListRepositoryArtifacts", 401), /HTTP status 401/],
        ["without `actions: read`", {}, answers("ListRepositoryArtifacts", 403), /HTTP status 403/],
        [
          "with a token that does not see the repository",
          {},
          answers("ListRepositoryArtifacts", 404),
          /HTTP status 404/,
        ],
        ["with a token that may not read runs", {}, answers("GetRun", 403), /HTTP status 403/],
      ],
      () => ["a case"],
    ).cases,
  )(
    "fails the step before the board is touched, and says what to do: %s",
    async (_, inputs, faults, says) => {
      await using at = await storageBench();
      at.service.addRun({ path: WORKFLOW }, { name: "board", bytes: await artifactOf(backupOf(at.board)) });
      at.service.failWith(...faults);
      const run = await backup(at, inputs);
      expect(run.exitCode, run.log).toBe(1);
      expect(run.outputs).toMatchObject({ failure: "artifact-forbidden", "failure-class": "input" });
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]?.message).toMatch(says);
      expect(run.annotations[0]?.message).toContain("Set `permissions: actions: read`");
      expect(at.board.log.connections).toBe(0);
      expect(at.service.artifacts).toEqual([]);
    },
  );

  sampled("is another thing than one that is not there yet: the first night makes its backup", async () => {
    await using at = await storageBench();
    at.service.addRun({ path: WORKFLOW });
    const run = await backup(at);
    expectImage(at, run);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      'The baseline "artifact:board" is not used: it does not exist yet: no successful run of this workflow has uploaded it.',
    ]);
  });
});

describe("a baseline that is of no use", () => {
  it.each(
    sample<[string, (at: StorageBench) => Promise<void>, RegExp]>(
      "is left out, with a warning that says why: %s",
      [
        [
          "the service fails",
          async (at) => {
            at.service.addRun(
              { path: WORKFLOW },
              { name: "board", bytes: await artifactOf(backupOf(at.board)) },
            );
            at.service.failWith(...answers("ListRepositoryArtifacts", 500));
          },
          /is not used\. .*500.*\./,
        ],
        [
          "it is not an archive",
          (at) => {
            at.service.addRun({ path: WORKFLOW }, { name: "board", bytes: Buffer.from("no archive") });
            return Promise.resolve();
          },
          /is not used\. .*(?:zip|archive).*\./,
        ],
      ],
      () => ["a case"],
    ).cases,
  )("is left out, with a warning that says why: %s", async (_, prepare, why) => {
    await using at = await storageBench();
    await prepare(at);
    const run = await backup(at);
    expectImage(at, run);
    const [warning = ""] = run.annotations.map(({ message }) => message);
    expect(warning, run.log).toMatch(why);
    expect(warning).not.toContain("it cannot be used");
  });
});

describe("a baseline from an artifact", () => {
  sampled(
    "is the newest of a successful run of the same workflow, and stands for a backup that would be the same",
    async () => {
      await using at = await storageBench();
      const { service } = at;
      const bytes = await artifactOf(backupOf(at.board));
      const stored = (content: Buffer): OtherArtifact => ({ name: "board", bytes: content });
      service.addRun(
        { path: WORKFLOW },
        stored(await artifactOf(backupOf(at.board, {}, text("old", BOARD_SIZE)))),
      );
      const { artifactIds } = service.addRun({ path: WORKFLOW }, stored(bytes));
      service.addRun({ path: WORKFLOW, conclusion: "failure" }, stored(Buffer.from("of a failed run")));
      service.addRun({ path: WORKFLOW, fork: true }, stored(Buffer.from("of a fork")));
      service.addRun({ path: ".github/workflows/other.yml" }, stored(Buffer.from("of another workflow")));
      const run = await backup(at);
      expectImage(at, run);
      const url = run.outputs["artifact-url"] ?? "";
      expect(run.outputs).toMatchObject({
        changed: "false",
        "changed-regions": "[]",
        "bytes-transferred": "0",
        uploaded: "false",
        "artifact-id": String(artifactIds[0]),
        "artifact-name": "board",
      });
      expect(run.outputs["artifact-digest"]).toMatch(/^sha256:[\da-f]{64}$/);
      expect(url).toMatch(new RegExp(`/actions/runs/\\d+/artifacts/${artifactIds[0]}$`));
      expect(run.log).toContain(
        `Not uploaded: nothing changed, the artifact "board" (${url}) contains the same bytes.`,
      );
      expect(run.summary).toMatch(/not uploaded: <a href="[^"]*">board<\/a> contains the same bytes/);
      expect(run.annotations).toEqual([]);
      expect(service.artifacts).toEqual([]);
    },
  );

  sampled(
    "that is encrypted is opened, and what has changed since is named by its partition and uploaded",
    async () => {
      await using at = await storageBench();
      at.board.flash.poke(
        0x8000,
        partitionTableImage([
          { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
          { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
        ]),
      );
      at.service.addRun({ path: WORKFLOW }, { name: "board", bytes: await sealed(backupOf(at.board)) });
      wear(at.board);
      const run = await backup(at, { "age-identity": IDENTITY });
      expectImage(at, run);
      expect(run.annotations).toEqual([]);
      expect(run.outputs).toMatchObject({ changed: "true", uploaded: "true", "artifact-id": "1001" });
      expect(JSON.parse(run.outputs["changed-regions"] ?? "")).toEqual([
        { address: "0x10000", size: 4096, partitions: ["factory"] },
      ]);
      expect(run.summary).toContain("factory");
    },
  );
});
