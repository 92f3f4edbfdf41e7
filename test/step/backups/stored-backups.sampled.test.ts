import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateIdentity } from "age-encryption";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/firmware/formats/backup-manifest.ts";
import { type ActionInputs, type ActionRun, startAction } from "../../support/runner/action.ts";
import { IDENTITY, RECIPIENT } from "../../support/backups/age-keys.ts";
import { artifactOf, backupOf, type MadeBackup } from "../../support/backups/made-backup.ts";
import { recorder } from "../../support/esptool/recording-esptool.ts";
import type { Fault } from "../../support/github/results-service.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import {
  BOARD_SIZE,
  expectNoSecrets,
  sealed,
  type StorageBench,
  storageBench,
  wear,
} from "../../support/github/storage-bench.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

function restore({ step }: StorageBench, inputs: ActionInputs = {}): Promise<ActionRun> {
  return step({ operation: "restore", backup: "artifact:board", ...inputs });
}

function expectRestored({ board }: StorageBench, run: ActionRun, { image }: Pick<MadeBackup, "image">): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(board.flash.read(0, BOARD_SIZE).equals(image)).toBe(true);
  expect(run.outputs).toMatchObject({
    verified: "true",
    "manifest-checked": "true",
    "board-state": "written",
  });
  expect(run.annotations).toEqual([]);
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
}

function expectRefused({ board, service }: StorageBench, run: ActionRun, code: string): void {
  expect(run.outputs, run.log).toMatchObject({ failure: code, "board-state": "untouched" });
  expect(run.exitCode).toBe(1);
  expect(board.log).toMatchObject({ connections: 0, writes: [], erases: [] });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expectNoSecrets(run, service);
}

describe("a restore from an artifact", () => {
  it.skipIf(IS_FULL || process.platform === "win32")(
    "opens what this run has encrypted, and no process is ever given the key",
    async () => {
      await using at = await storageBench();
      const { board, step, workspace } = at;
      const made = await step({
        operation: "backup",
        output: "night/board.bin",
        "encrypt-to": RECIPIENT,
        "artifact-name": "board",
      });
      expect(made.exitCode, made.log).toBe(0);
      const manifest = await parseManifest(readFileSync(join(workspace, "night/board.bin.json"), "utf8"));
      expect(manifest).toMatchObject({
        manifest: { security: { secure_boot: false, flash_encryption: false } },
      });
      const image = board.flash.read(0, BOARD_SIZE);
      wear(board);
      const esptool = await recorder(freshFolder("esptool"), "esptool", "esptool");
      const program = { "esptool-source": "path", "esptool-path": esptool.path };
      const run = await restore(at, { "age-identity": IDENTITY, ...program });
      expectRestored(at, run, { image });
      expect(run.outputs).toMatchObject({
        "backup-path": "artifact:board",
        changed: "true",
        cloned: "false",
      });
      const starts = esptool.starts();
      expect(starts.length).toBeGreaterThan(3);
      expect(JSON.stringify(starts)).not.toContain("AGE-SECRET-KEY");
      expect(JSON.stringify(starts)).not.toContain(at.service.apiToken);
      expectNoSecrets(run, at.service);
      const masks = run.executed.filter(({ command }) => command === "add-mask").map(({ data }) => data);
      expect(masks).toContain(IDENTITY);
    },
  );

  sampled("takes that of the run that is named", async () => {
    await using at = await storageBench();
    const backup = backupOf(at.board);
    at.service.addRun({ id: 76 }, { name: "board", bytes: Buffer.from("another night's") });
    at.service.addRun({ id: 77, conclusion: "failure" }, { name: "board", bytes: await artifactOf(backup) });
    wear(at.board);
    expectRestored(at, await restore(at, { "run-id": 77 }), backup);
  });

  sampled("takes that of another repository, with a token for it and one of several keys", async () => {
    await using at = await storageBench();
    const backup = backupOf(at.board);
    const bytes = await artifactOf(backup, RECIPIENT);
    at.service.addRun({ id: 78, repository: "octocat/bench" }, { name: "board", bytes });
    wear(at.board);
    const identity = `# of the old bench\n${await generateIdentity()}\n${IDENTITY}\n`;
    const place = { "run-id": 78, repository: "octocat/bench" };
    expectRestored(at, await restore(at, { ...place, "age-identity": identity }), backup);
  });

  sampled("in a dry run needs no esptool and no board", async () => {
    await using at = await storageBench();
    at.service.store("board", await artifactOf(backupOf(at.board), RECIPIENT));
    const run = await restore(at, { "age-identity": IDENTITY, "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ "manifest-checked": "true", "dry-run": "true", verified: "false" });
    expect(at.board.log.connections).toBe(0);
    expect(run.tempListing).toEqual([]);
  });
});

interface Trouble {
  readonly inputs?: ActionInputs;
  readonly fault?: Fault;
}

describe("a restore touches no board", () => {
  it.each(
    sample(
      "when %s",
      [
        ["nothing is stored under the name", "artifact-not-found", { inputs: { backup: "artifact:bord" } }],
        [
          "the service of this run does not give it",
          "artifact-failed",
          { fault: { call: "GetSignedArtifactURL", kind: "status", status: 400, msg: "no" } },
        ],
        [
          "what arrives of this run is not what was uploaded",
          "artifact-digest-mismatch",
          { fault: { call: "GetBlob", kind: "corrupt" } },
        ],
        [
          "the token is not of the repository",
          "artifact-forbidden",
          { inputs: { "run-id": 77, token: "ghs_of_somebody_else" } },
        ],
      ] as const,
      () => ["a case"],
    ).cases,
  )("when %s", async (_, code, { inputs, fault }: Trouble) => {
    await using at = await storageBench();
    at.service.store("board", await sealed(backupOf(at.board)));
    if (fault !== undefined) at.service.failWith(fault);
    const run = await restore(at, { "age-identity": IDENTITY, ...inputs });
    expectRefused(at, run, code);
    expect(run.log).not.toContain("ghs_of_somebody_else");
  });

  sampled("when the job is cancelled during the download", async () => {
    await using at = await storageBench();
    at.service.store("board", await sealed(backupOf(at.board)));
    at.service.failWith({ call: "GetBlob", kind: "stall", afterBytes: 1000 });
    const inputs = at.inputs({ operation: "restore", backup: "artifact:board", "age-identity": IDENTITY });
    const step = startAction(inputs, { workspace: at.workspace, env: at.service.env });
    await expect
      .poll(() => at.service.requests.some(({ call }) => call === "GetBlob"), { timeout: 120_000 })
      .toBe(true);
    const run = await step.cancel();
    expect(run.signal).toBeNull();
    expectRefused(at, run, "cancelled");
  });
});

sampled("a restore writes nothing when the backup is of a chip with flash encryption", async () => {
  await using at = await storageBench();
  const security = { secure_boot: false, flash_encryption: true };
  at.service.store("board", await artifactOf(backupOf(at.board, { security })));
  wear(at.board);
  const run = await restore(at);
  expect(run.outputs, run.log).toMatchObject({ failure: "security-refused", "board-state": "untouched" });
  expect(at.board.log).toMatchObject({ writes: [], erases: [] });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
});
