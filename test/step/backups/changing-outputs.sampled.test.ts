// What others do to the files that a step makes, while it makes them, uploads them, or is killed over them.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { backupOf } from "../../support/backups/made-backup.ts";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { type Meddling, meddlerVariables } from "../../support/runner/file-meddler.ts";
import { startResultsService, zipEntries } from "../../support/github/results-service.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { parseFault } from "../../../src/virtual-board/faults/fault-text.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { whileWaiting } from "../../support/runner/waiting-step.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const SIZE = 256 * 1024;
/** One block of the flash map. The rest is blank, and is not read: that takes time. */
const USED = 32 * 1024;

async function boardWith(name: string, fault?: string): Promise<TestBoard> {
  const parsed = fault === undefined ? undefined : parseFault(fault);
  const faults = parsed !== undefined && "fault" in parsed ? [parsed.fault] : [];
  const board = await startBoard({ flashSize: SIZE, faults });
  fill(board, name);
  return board;
}

function fill(board: TestBoard, name: string): void {
  board.flash.poke(0, noise(name, USED));
}

/** An earlier backup of the board. */
function placeBackup(board: TestBoard, workspace: string): void {
  const { image, manifest } = backupOf(board);
  writeFileSync(join(workspace, "b.bin"), image);
  writeFileSync(join(workspace, "b.bin.json"), manifest);
}

interface Surroundings {
  readonly workspace: string;
  readonly meddling?: Meddling;
  readonly env?: Readonly<Record<string, string>>;
}

function backUp(board: TestBoard, more: ActionInputs, { workspace, meddling, env }: Surroundings) {
  const inputs = { operation: "backup", port: board.url, output: "b.bin", upload: "never", ...more };
  const meddled = meddling === undefined ? {} : meddlerVariables(meddling);
  return runAction(inputs, { workspace, env: { ...env, ...meddled } });
}

function flashOf(board: TestBoard): Buffer {
  return board.flash.read(0, SIZE);
}

/** Image and manifest are of that flash. */
function expectPairOf(flash: Buffer, workspace: string): void {
  const image = readFileSync(join(workspace, "b.bin"));
  expect(image.equals(flash)).toBe(true);
  const manifest = JSON.parse(readFileSync(join(workspace, "b.bin.json"), "utf8")) as { sha256: string };
  expect(manifest.sha256).toBe(createHash("sha256").update(flash).digest("hex"));
}

/** It failed as changed, and says nothing of the bytes. */
function expectNothingClaimed(run: ActionRun, code = "output-changed"): void {
  expect(run.outputs, run.log).toMatchObject({ success: "false", failure: code });
  expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
  for (const name of ["artifact-id", "artifact-url", "uploaded", "output-path", "sha256", "verified"])
    expect(run.outputs).not.toHaveProperty(name);
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
}

describe.skipIf(process.platform === "win32")("a backup that somebody else changes", () => {
  sampled(
    "while its digest is compared with the chip's is not kept, and the earlier pair stays",
    async () => {
      await using board = await boardWith("first");
      const workspace = freshFolder("workspace");
      placeBackup(board, workspace);
      const earlier = flashOf(board);
      fill(board, "second");
      // The private copy: the manifest is the last that is made there before the files go to the workspace.
      const meddling = { before: "^writeFile .*/manifest[.]json", act: { write: "backup.bin" } };
      const run = await backUp(board, { overwrite: true }, { workspace, meddling });
      expectNothingClaimed(run);
      expectPairOf(earlier, workspace);
      expect(readdirSync(workspace).sort()).toEqual(["b.bin", "b.bin.json"]);
    },
  );

  sampled("as soon as it has its name is not kept, and the earlier pair is there again", async () => {
    await using board = await boardWith("first");
    const workspace = freshFolder("workspace");
    placeBackup(board, workspace);
    const earlier = flashOf(board);
    fill(board, "second");
    const meddling = { before: "^rename .*b[.]bin[.]json$", act: { write: "b.bin" } };
    const run = await backUp(board, { overwrite: true }, { workspace, meddling });
    expectNothingClaimed(run);
    expectPairOf(earlier, workspace);
    expect(readdirSync(workspace).sort()).toEqual(["b.bin", "b.bin.json"]);
  });

  it.each(
    sample(
      "before it is uploaded is not uploaded: %s",
      [
        ["the image", "b.bin"],
        ["the manifest", "b.bin.json"],
      ],
      () => ["a case"],
    ).cases,
  )("before it is uploaded is not uploaded: %s", async (_, name) => {
    await using board = await boardWith("first");
    await using service = await startResultsService();
    const workspace = freshFolder("workspace");
    // The folder of the copies is made first. The file is named by way of the folder of the workspace.
    const meddling = { before: "^mkdir .*/made$", act: { write: join(workspace, name) } };
    const run = await backUp(board, { upload: "always" }, { workspace, meddling, env: service.env });
    expectNothingClaimed(run);
    expect(run.annotations[0]?.message).toContain(`"${name}"`);
    expect(service.artifacts).toEqual([]);
  });

  sampled("while it is uploaded fails the step, and the artifact holds what was read", async () => {
    await using board = await boardWith("first");
    await using service = await startResultsService();
    const workspace = freshFolder("workspace");
    const meddling = { before: "^rename .*/made/b[.]bin[.]json$", act: { write: join(workspace, "b.bin") } };
    const inputs = { upload: "always", "artifact-name": "nightly" };
    const run = await backUp(board, inputs, { workspace, meddling, env: service.env });
    expectNothingClaimed(run);
    expect(run.annotations[0]?.message).toContain('The artifact "nightly" contains the original backup.');
    const [stored] = service.artifacts;
    expect(
      zipEntries(stored?.bytes ?? Buffer.alloc(0))
        .get("b.bin")
        ?.equals(flashOf(board)),
    ).toBe(true);
  });
});

describe.skipIf(process.platform === "win32")("image and manifest", () => {
  sampled("stay as they were when the manifest cannot take its name", async () => {
    await using board = await boardWith("first");
    const workspace = freshFolder("workspace");
    placeBackup(board, workspace);
    const earlier = flashOf(board);
    fill(board, "second");
    const inputs = { operation: "backup", output: "b.bin", upload: "never", overwrite: true };
    const aside = join(workspace, "aside.json");
    const run = await whileWaiting(board, workspace, inputs, () => {
      renameSync(join(workspace, "b.bin.json"), aside);
      mkdirSync(join(workspace, "b.bin.json"));
    });
    expectNothingClaimed(run, "output-unwritable");
    expect(readFileSync(join(workspace, "b.bin")).equals(earlier)).toBe(true);
    expect(readdirSync(workspace).sort()).toEqual(["aside.json", "b.bin", "b.bin.json"]);
  });

  sampled("of a step that was killed between the two are repaired by the next backup", async () => {
    await using board = await boardWith("first");
    const workspace = await killedHalfWay(board);
    const run = await backUp(board, { overwrite: true }, { workspace });
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
    expect(run.log).toContain('A step was killed while it wrote "b.bin". Repaired: the old files');
    expectPairOf(flashOf(board), workspace);
    expect(readdirSync(workspace).sort()).toEqual(["b.bin", "b.bin.json"]);
  });

  sampled(
    "of a step that was killed between the two are repaired by a restore, which writes the earlier backup",
    async () => {
      await using board = await boardWith("first");
      const earlier = flashOf(board);
      const workspace = await killedHalfWay(board);
      const inputs = { operation: "restore", port: board.url, backup: "b.bin" };
      const run = await runAction(inputs, { workspace });
      expect(run.outputs, run.log).toMatchObject({ success: "true", "manifest-checked": "true" });
      expect(flashOf(board).equals(earlier)).toBe(true);
      expectPairOf(earlier, workspace);
    },
  );

  sampled("are of one board when two steps with the same output meet: the second is refused", async () => {
    await using slow = await boardWith("first", "slow:ms=12");
    await using other = await boardWith("second");
    const workspace = freshFolder("workspace");
    const inputs = { operation: "backup", output: "b.bin", upload: "never", overwrite: true };
    const first = startAction({ ...inputs, port: slow.url, incremental: false }, { workspace });
    await partFileIn(workspace);
    const second = await runAction({ ...inputs, port: other.url }, { workspace });
    const manifest = await runAction(
      { operation: "read", output: "b.bin.json", size: 4096, overwrite: true, port: other.url, lock: false },
      { workspace },
    );
    const run = await first.done;
    for (const refused of [second, manifest]) {
      expectNothingClaimed(refused, "output-locked");
      expect(refused.annotations[0]?.message).toContain("octocat/firmware");
    }
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
    expectPairOf(flashOf(slow), workspace);
    // Nothing of the lock is left.
    const again = await backUp(other, { overwrite: true }, { workspace });
    expect(again.outputs, again.log).toMatchObject({ success: "true" });
    expectPairOf(flashOf(other), workspace);
  });
});

// Windows makes links only for those with a privilege.
describe.skipIf(process.platform === "win32")("a folder that becomes a link out of the workspace", () => {
  it.each(
    sample(
      "while the step waits is not written through: %s",
      [
        ["the folder of the output", "out", "out/b.bin"],
        ["one above it", "out", "out/deeper/b.bin"],
      ],
      () => ["a case"],
    ).cases,
  )("while the step waits is not written through: %s", async (_, folder, output) => {
    await using board = await boardWith("first");
    const workspace = freshFolder("workspace");
    const outside = freshFolder("outside");
    for (const parent of [workspace, outside]) mkdirSync(join(parent, "out/deeper"), { recursive: true });
    for (const operation of ["backup", "read"] as const) {
      const inputs = {
        operation,
        output,
        overwrite: true,
        ...(operation === "backup" ? { upload: "never" } : {}),
      };
      const before = join(workspace, folder);
      const run = await whileWaiting(board, workspace, inputs, () => {
        renameSync(before, `${before}.moved`);
        symlinkSync(join(outside, folder), before);
      });
      expectNothingClaimed(run);
      expect(readdirSync(outside, { recursive: true })).toEqual(["out", "out/deeper"]);
      unlinkSync(before);
      renameSync(`${before}.moved`, before);
    }
    expect(readdirSync(workspace, { recursive: true })).toEqual(["out", "out/deeper"]);
  });

  sampled("while the board is read is not written through", async () => {
    await using board = await boardWith("first");
    const workspace = freshFolder("workspace");
    const outside = freshFolder("outside");
    mkdirSync(join(workspace, "out"));
    const act = { divert: join(workspace, "out"), to: outside };
    const meddling = { before: "^writeFile .*/manifest[.]json", act };
    const run = await backUp(board, { output: "out/b.bin" }, { workspace, meddling });
    expectNothingClaimed(run);
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(join(workspace, "out.moved"))).toEqual([]);
  });
});

/** A workspace with the image of one backup and the manifest of an earlier one. */
async function killedHalfWay(board: TestBoard): Promise<string> {
  const workspace = freshFolder("workspace");
  placeBackup(board, workspace);
  const earlier = readFileSync(join(workspace, "b.bin.json"));
  fill(board, "second");
  const meddling: Meddling = { before: "^rename .*b[.]bin[.]json$", act: { kill: true } };
  const run = await backUp(board, { overwrite: true }, { workspace, meddling });
  expect(run.signal, run.log).toBe("SIGKILL");
  expect(readFileSync(join(workspace, "b.bin")).equals(flashOf(board))).toBe(true);
  expect(readFileSync(join(workspace, "b.bin.json")).equals(earlier)).toBe(true);
  return workspace;
}

/** The step has taken its output: its part-files are there. */
async function partFileIn(workspace: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!readdirSync(workspace).some((name) => name.endsWith(".part"))) {
    expect(Date.now(), "no part-file").toBeLessThan(deadline);
    await setTimeout(10);
  }
}
