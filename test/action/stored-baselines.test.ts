import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ActionInputs, ActionRun } from "../support/action.ts";
import { IDENTITY } from "../support/age-keys.ts";
import { text } from "../support/bytes.ts";
import { artifactOf, backupOf, type MadeBackup } from "../support/made-backup.ts";
import { boardRecord } from "../support/manifest-record.ts";
import { partitionTableImage } from "../support/partition-table-image.ts";
import type { Fault, OtherArtifact } from "../support/results-service.ts";
import {
  BOARD_SIZE,
  expectNoSecrets,
  sealed,
  type StorageBench,
  storageBench,
  wear,
} from "../support/storage-bench.ts";
import { writeZip } from "../support/zip-writer.ts";

const WORKFLOW = ".github/workflows/nightly.yml";

function backup({ step }: StorageBench, inputs: ActionInputs = {}): Promise<ActionRun> {
  const asked = { operation: "backup", output: "b.bin", baseline: "artifact:board", upload: "changed" };
  return step({ ...asked, "artifact-name": "board", ...inputs });
}

/** The step succeeded, and its image is the flash. */
function expectImage({ board, service, workspace }: StorageBench, run: ActionRun): void {
  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatchObject({ proven: "true", "board-state": "untouched" });
  expect(readFileSync(join(workspace, "b.bin")).equals(board.flash.read(0, BOARD_SIZE))).toBe(true);
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
  expectNoSecrets(run, service);
}

describe("a baseline from an artifact", () => {
  it("is the newest of a successful run of the same workflow, and stands for a backup that would be the same", async () => {
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
      `Not uploaded: nothing changed, the artifact "board" (${url}) holds the same bytes.`,
    );
    expect(run.summary).toMatch(/not uploaded: <a href="[^"]*">board<\/a> holds the same bytes/);
    expect(run.annotations).toEqual([]);
    expect(service.artifacts).toEqual([]);
  });

  it("that is encrypted is opened, and what has changed since is named by its partition and uploaded", async () => {
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
    const run = await backup(at, { identity: IDENTITY });
    expectImage(at, run);
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ changed: "true", uploaded: "true", "artifact-id": "1001" });
    expect(JSON.parse(run.outputs["changed-regions"] ?? "")).toEqual([
      { address: "0x10000", size: 4096, partitions: ["factory"] },
    ]);
    expect(run.summary).toContain("factory");
  });
});

interface Unfit {
  readonly name: string;
  readonly says: RegExp;
  /** The artifact `board` of the last night; `undefined`: there is none. */
  readonly stored?: (backup: MadeBackup) => Promise<Buffer> | Buffer;
  readonly expired?: boolean;
  readonly changes?: Parameters<typeof backupOf>[1];
  readonly inputs?: ActionInputs;
  readonly fault?: Fault;
}

const UNFIT: readonly Unfit[] = [
  { name: "missing", says: /is not there yet/ },
  { name: "expired", says: /is not there yet/, stored: (made) => artifactOf(made), expired: true },
  {
    name: "encrypted, without a key",
    says: /the step has no key that could open it/,
    stored: sealed,
    inputs: { identity: "" },
  },
  {
    name: "of another board",
    says: /is of another board, says its manifest/,
    stored: sealed,
    changes: { board: boardRecord({ chip: "ESP32", flash_size: BOARD_SIZE }) },
  },
  {
    name: "corrupt",
    says: /is not the image that its manifest describes/,
    stored: ({ manifest }) => sealed({ manifest, image: text("corrupt", BOARD_SIZE) }),
  },
  {
    name: "truncated",
    says: /has 4096 bytes, and the backup will have 262144/,
    stored: ({ image, manifest }) => artifactOf({ image: image.subarray(0, 4096), manifest }),
  },
  {
    name: "one whose manifest was tampered with",
    says: /has a manifest beside it that cannot be used/,
    stored: ({ image, manifest }) =>
      artifactOf({ image, manifest: manifest.replace('"schema": 1', '"schema": 99') }),
  },
  {
    name: "a zip with something else in it",
    says: /it holds "a\.txt" and "b\.bin\.json", and not an image/,
    stored: ({ manifest }) =>
      writeZip({ name: "a.txt", content: "" }, { name: "b.bin.json", content: manifest }),
  },
  {
    name: "changed on its way",
    says: /twice its digest was not/,
    stored: sealed,
    fault: { call: "GetBlob", kind: "corrupt" },
  },
  {
    name: "one that the token may not read",
    says: /HTTP status 403/,
    stored: sealed,
    fault: { call: "ListRepositoryArtifacts", kind: "status", status: 403 },
  },
];

describe("a baseline from an artifact is not used, with a warning, and all is backed up and uploaded, when it is", () => {
  it.each(UNFIT.map((unfit) => [unfit.name, unfit] as const))("%s", async (_, unfit) => {
    await using at = await storageBench();
    const { stored, expired = false, changes, inputs, fault } = unfit;
    const bytes = await stored?.(backupOf(at.board, changes));
    // GitHub knows the repository by its runs.
    at.service.addRun();
    if (bytes !== undefined) at.service.addRun({ path: WORKFLOW }, { name: "board", bytes, expired });
    if (fault !== undefined) at.service.failWith(fault);
    const run = await backup(at, { identity: IDENTITY, ...inputs });
    expectImage(at, run);
    expect(run.outputs).toMatchObject({ uploaded: "true", "artifact-id": "1001" });
    expect(run.outputs).not.toHaveProperty("changed");
    expect(Number(run.outputs["bytes-transferred"])).toBeGreaterThan(0);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({ level: "warning", title: "esptool-action: baseline" });
    expect(run.annotations[0]?.message).toMatch(unfit.says);
  });
});
