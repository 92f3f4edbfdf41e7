import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/firmware/backup-manifest.ts";
import { type ActionInputs, type ActionRun, startAction } from "../support/action.ts";
import { IDENTITY, RECIPIENT } from "../support/age-keys.ts";
import { text } from "../support/bytes.ts";
import { artifactOf, backupOf, encrypted, type MadeBackup } from "../support/made-backup.ts";
import { boardRecord } from "../support/manifest-record.ts";
import { recorder } from "../support/recording-esptool.ts";
import type { Fault } from "../support/results-service.ts";
import { freshFolder } from "../support/runner.ts";
import {
  BOARD_SIZE,
  expectNoSecrets,
  sealed,
  type StorageBench,
  storageBench,
  wear,
} from "../support/storage-bench.ts";
import { writeZip } from "../support/zip-writer.ts";

function restore({ step }: StorageBench, inputs: ActionInputs = {}): Promise<ActionRun> {
  return step({ operation: "restore", backup: "artifact:board", ...inputs });
}

function expectRestored({ board }: StorageBench, run: ActionRun, { image }: Pick<MadeBackup, "image">): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(board.flash.read(0, BOARD_SIZE).equals(image)).toBe(true);
  expect(run.outputs).toMatchObject({ proven: "true", "manifest-checked": "true", "board-state": "written" });
  expect(run.annotations).toEqual([]);
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
}

function expectRefused({ board, service }: StorageBench, run: ActionRun, code: string): string {
  expect(run.outputs, run.log).toMatchObject({ failure: code, "board-state": "untouched" });
  expect(run.exitCode).toBe(1);
  expect(board.log).toMatchObject({ connections: 0, writes: [], erases: [] });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expectNoSecrets(run, service);
  return errors[0]?.message ?? "";
}

describe("a restore from an artifact", () => {
  it.skipIf(process.platform === "win32")(
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
      const run = await restore(at, { identity: IDENTITY, ...program });
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

  it("takes that of the run that is named", async () => {
    await using at = await storageBench();
    const backup = backupOf(at.board);
    at.service.addRun({ id: 76 }, { name: "board", bytes: Buffer.from("another night's") });
    at.service.addRun({ id: 77, conclusion: "failure" }, { name: "board", bytes: await artifactOf(backup) });
    wear(at.board);
    expectRestored(at, await restore(at, { "run-id": 77 }), backup);
  });

  it("takes that of another repository, with a token for it and one of several keys", async () => {
    await using at = await storageBench();
    const backup = backupOf(at.board);
    const bytes = await artifactOf(backup, RECIPIENT);
    at.service.addRun({ id: 78, repository: "octocat/bench" }, { name: "board", bytes });
    wear(at.board);
    const identity = `# of the old bench\n${await generateIdentity()}\n${IDENTITY}\n`;
    const place = { "run-id": 78, repository: "octocat/bench" };
    expectRestored(at, await restore(at, { ...place, identity }), backup);
  });

  it("that is only rehearsed needs no esptool and no board", async () => {
    await using at = await storageBench();
    at.service.store("board", await artifactOf(backupOf(at.board), RECIPIENT));
    const run = await restore(at, { identity: IDENTITY, "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ "manifest-checked": "true", "dry-run": "true", proven: "false" });
    expect(at.board.log.connections).toBe(0);
    expect(run.tempListing).toEqual([]);
  });
});

interface Trouble {
  readonly name: string;
  readonly code: string;
  readonly says: RegExp;
  /** What is stored as `board`, encrypted by default; `undefined`: nothing. */
  readonly stored?: (backup: MadeBackup) => Promise<Buffer> | Buffer;
  readonly inputs?: ActionInputs;
  readonly fault?: Fault;
}

const STORED: readonly Trouble[] = [
  { name: "nothing is stored under the name", code: "artifact-not-found", says: /this run, which has/ },
  {
    name: "the service fails",
    code: "artifact-failed",
    says: /"board"/,
    stored: sealed,
    fault: { call: "GetSignedArtifactURL", kind: "status", status: 400, msg: "no" },
  },
  {
    name: "what arrives is not what was uploaded",
    code: "artifact-digest-mismatch",
    says: /twice its digest/,
    stored: sealed,
    fault: { call: "GetBlob", kind: "corrupt" },
  },
  {
    name: "the key is another",
    code: "age-identity-wrong",
    says: /artifact:board/,
    stored: async (backup) => artifactOf(backup, ...(await strangers())),
  },
  {
    name: "there is no key",
    code: "age-identity-missing",
    says: /The board was not touched/,
    stored: sealed,
    inputs: { identity: "" },
  },
  {
    name: "the image is no file of age",
    code: "backup-invalid",
    says: /its manifest says/,
    stored: async ({ manifest }) =>
      writeZip(
        { name: "b.bin.age", content: "not encrypted at all" },
        { name: "b.bin.json.age", content: await encrypted(Buffer.from(manifest), [RECIPIENT]) },
      ),
  },
  {
    name: "an encrypted image was cut off",
    code: "age-file-invalid",
    says: /artifact:board/,
    stored: async ({ image, manifest }) =>
      writeZip(
        { name: "b.bin.age", content: (await encrypted(image, [RECIPIENT])).subarray(0, 100_000) },
        { name: "b.bin.json.age", content: await encrypted(Buffer.from(manifest), [RECIPIENT]) },
      ),
  },
  {
    name: "the zip holds more than a backup",
    code: "artifact-invalid",
    says: /3 entries/,
    stored: ({ image, manifest }) =>
      writeZip(
        { name: "b.bin", content: image },
        { name: "b.bin.json", content: manifest },
        { name: "run-me.sh", content: "rm -rf /" },
      ),
  },
  {
    name: "an entry of the zip leads elsewhere",
    code: "artifact-invalid",
    says: /not what was expected/,
    stored: ({ image }) => writeZip({ name: "../../b.bin", content: image }),
  },
  {
    name: "the manifest is another image's",
    code: "artifact-invalid",
    says: /not an image with its manifest/,
    stored: ({ image, manifest }) =>
      writeZip({ name: "b.bin", content: image }, { name: "c.bin.json", content: manifest }),
  },
  {
    name: "the artifact is no zip",
    code: "artifact-invalid",
    says: /not a sound zip/,
    stored: () => Buffer.from("no zip at all"),
  },
  {
    name: "the image was tampered with",
    code: "backup-invalid",
    says: /its SHA-256 is not the one in its manifest/,
    stored: ({ image, manifest }) => artifactOf({ image: text("mine", image.length), manifest }, RECIPIENT),
  },
  {
    name: "the manifest was tampered with",
    code: "backup-invalid",
    says: /its manifest/,
    stored: ({ image, manifest }) =>
      artifactOf({ image, manifest: manifest.replace('"schema": 1', '"schema": 99') }),
  },
  {
    name: "there is no manifest",
    code: "backup-unverified",
    says: /no manifest/,
    stored: ({ image }) => writeZip({ name: "b.bin", content: image }),
  },
];

/** Somebody's public key. */
async function strangers(): Promise<string[]> {
  return [await identityToRecipient(await generateIdentity())];
}

describe("a restore touches no board", () => {
  it.each(STORED.map((trouble) => [trouble.name, trouble] as const))("when %s", async (_, trouble) => {
    await using at = await storageBench();
    const bytes = await trouble.stored?.(backupOf(at.board));
    if (bytes !== undefined) at.service.store("board", bytes);
    if (trouble.fault !== undefined) at.service.failWith(trouble.fault);
    wear(at.board);
    const run = await restore(at, { identity: IDENTITY, ...trouble.inputs });
    expect(expectRefused(at, run, trouble.code)).toMatch(trouble.says);
  });

  it("when the artifact has expired, or the token may not read it", async () => {
    await using at = await storageBench();
    const bytes = await artifactOf(backupOf(at.board));
    at.service.addRun({ id: 77 }, { name: "board", bytes, expired: true });
    const place = { "run-id": 77 };
    expect(expectRefused(at, await restore(at, place), "artifact-expired")).toContain('"board"');
    const stranger = await restore(at, { ...place, token: "ghs_of_somebody_else" });
    expect(expectRefused(at, stranger, "artifact-forbidden")).toContain('"board"');
    expect(stranger.log).not.toContain("ghs_of_somebody_else");
  });

  it("when the job is cancelled during the download", async () => {
    await using at = await storageBench();
    at.service.store("board", await sealed(backupOf(at.board)));
    at.service.failWith({ call: "GetBlob", kind: "stall", afterBytes: 1000 });
    const inputs = at.inputs({ operation: "restore", backup: "artifact:board", identity: IDENTITY });
    const step = startAction(inputs, { workspace: at.workspace, env: at.service.env });
    await expect
      .poll(() => at.service.requests.some(({ call }) => call === "GetBlob"), { timeout: 60_000 })
      .toBe(true);
    const run = await step.cancel();
    expect(run.signal).toBeNull();
    expectRefused(at, run, "cancelled");
  });
});

describe("a restore writes nothing", () => {
  it.each([
    ["of another board", "board-mismatch", { board: boardRecord({ chip: "ESP32", flash_size: BOARD_SIZE }) }],
    [
      "of a chip with flash encryption",
      "security-refused",
      { security: { secure_boot: false, flash_encryption: true } },
    ],
  ])("of an artifact that is %s", async (_, code, changes) => {
    await using at = await storageBench();
    at.service.store("board", await artifactOf(backupOf(at.board, changes)));
    wear(at.board);
    const run = await restore(at);
    expect(run.outputs, run.log).toMatchObject({ failure: code, "board-state": "untouched" });
    expect(at.board.log).toMatchObject({ writes: [], erases: [] });
    expect([run.tempListing, run.orphans]).toEqual([[], []]);
  });
});
