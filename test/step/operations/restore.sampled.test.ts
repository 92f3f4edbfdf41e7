import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { noise, sha256, text } from "../../support/bytes.ts";
import { backupOf } from "../../support/backups/made-backup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn } from "../../support/sample.ts";

const sampled = oneIn(3);

const SIZE = 0x4_0000;

/** A board with firmware on it, and a workspace with a backup of it. */
async function backedUp(options: Parameters<typeof startBoard>[0] = {}) {
  const board = await startBoard({ flashSize: SIZE, ...options });
  board.flash.poke(0x1000, text("bootloader", 20_000));
  board.flash.poke(0x9000, noise("settings", 0x1000));
  board.flash.poke(0x1_0000, noise("application", 0x8000));
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  const inputs = (more: ActionInputs): ActionInputs => ({ port: board.url, "lock-folder": locks, ...more });
  const step = (more: ActionInputs): Promise<ActionRun> => runAction(inputs(more), { workspace });
  const { image, manifest } = backupOf(board);
  writeFileSync(join(workspace, "b.bin"), image);
  writeFileSync(join(workspace, "b.bin.json"), manifest);
  const restore = (more: ActionInputs = {}): Promise<ActionRun> =>
    step({ operation: "restore", backup: "b.bin", ...more });
  return { board, workspace, inputs, step, restore, image, [Symbol.asyncDispose]: () => board.close() };
}

function expectUntouched(board: TestBoard, run: ActionRun): void {
  expect(board.log).toMatchObject({ writes: [], erases: [] });
  expect(run.outputs).toMatchObject({ "board-state": "untouched" });
  expect([run.tempListing, run.orphans]).toEqual([[], []]);
}

describe("a restore step", () => {
  it.skipIf(IS_FULL)("puts a backup back, and says what it changed and what it verified", async () => {
    await using bench = await backedUp();
    const { board, step, restore, image } = bench;
    const made = await step({ operation: "backup", output: "own.bin", upload: "never" });
    expect(made.exitCode, made.log).toBe(0);
    board.flash.poke(0x9000, noise("worn settings", 0x1000));
    const run = await restore({ backup: "own.bin" });
    expect(run.exitCode, run.log).toBe(0);
    expect(board.flash.read(0, SIZE).equals(image)).toBe(true);
    expect(run.outputs).toMatchObject({
      success: "true",
      operation: "restore",
      "backup-path": "own.bin",
      "start-address": "0x0",
      size: String(SIZE),
      sha256: sha256(image),
      verified: "true",
      "manifest-checked": "true",
      cloned: "false",
      "dry-run": "false",
      changed: "true",
      "bytes-erased": "0",
      "board-state": "written",
    });
    const written = Number(run.outputs["bytes-written"]);
    expect(written + Number(run.outputs["bytes-skipped"])).toBe(SIZE);
    expect(written).toBeLessThanOrEqual(0x4000);
    expect(JSON.parse(run.outputs["changed-regions"] ?? "")).toHaveLength(1);
    expect(run.log).toContain("To write: ");
    expect(run.summary).toContain("the whole range verified by the chip's digest");
    expect(run.annotations).toEqual([]);
    expect([run.tempListing, run.orphans, run.stderr]).toEqual([[], [], ""]);
  });

  sampled("writes nothing onto a board that is right already", async () => {
    await using bench = await backedUp();
    const run = await bench.restore();
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verified: "true", changed: "false", "bytes-written": "0" });
    expect(run.summary).toContain("already matched");
    expectUntouched(bench.board, run);
  });
});

describe("a dry run", () => {
  sampled("checks the backup and tells the plan without opening the port", async () => {
    await using bench = await backedUp();
    const run = await bench.restore({ "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({
      success: "true",
      "dry-run": "true",
      verified: "false",
      "manifest-checked": "true",
      "bytes-written": "0",
    });
    expect(run.outputs).not.toHaveProperty("changed");
    expect(run.outputs).not.toHaveProperty("esptool-version");
    expect(run.log).toContain('"b.bin" is intact');
    expect(run.summary).toContain("the board was not read");
    expect(bench.board.log.connections).toBe(0);
    expectUntouched(bench.board, run);
  });

  sampled("that connects says what would change, and changes nothing", async () => {
    await using bench = await backedUp();
    bench.board.flash.poke(0x9000, noise("worn settings", 0x1000));
    const run = await bench.restore({ "dry-run": "connect" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ changed: "true", verified: "false", "bytes-written": "0" });
    expect(run.summary).toContain("Would change");
    expectUntouched(bench.board, run);
  });
});

describe("what is refused changes nothing", () => {
  sampled("when inputs are wrong, all of them in one message", async () => {
    const run = await runAction({
      operation: "restore",
      port: "socket://127.0.0.1:1",
      backup: "gone.bin",
      "allow-other-board": "perhaps",
      "dry-run": "conect",
      output: "o.bin",
    });
    expect(run.outputs).toMatchObject({ failure: "input-invalid" });
    const [annotation] = run.annotations;
    expect(annotation?.message).toMatch(/^4 inputs are wrong:/);
    expect(annotation?.message).toContain('`backup`: "gone.bin" does not exist');
    expect(annotation?.message).toContain("did you mean connect?");
    expect(annotation?.message).toContain("`output` has no effect on restore");
  });

  sampled("when the backup is missing", async () => {
    const run = await runAction({ operation: "restore", port: "socket://127.0.0.1:1" });
    expect(run.annotations[0]?.message).toContain("Input `backup` is missing");
  });

  sampled("when the image was changed since, before the board is claimed", async () => {
    await using bench = await backedUp();
    const path = join(bench.workspace, "b.bin");
    const image = readFileSync(path);
    image[0x1_0000] = (image[0x1_0000] ?? 0) ^ 1;
    writeFileSync(path, image);
    const run = await bench.restore();
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "backup-invalid", "failure-class": "input" });
    expect(bench.board.log.connections).toBe(0);
    expectUntouched(bench.board, run);
  });

  sampled("when the manifest is not one", async () => {
    await using bench = await backedUp();
    writeFileSync(join(bench.workspace, "b.bin.json"), "::error::x\n{");
    const run = await bench.restore();
    expect(run.outputs).toMatchObject({ failure: "backup-invalid" });
    expect(run.annotations).toHaveLength(1);
    expectUntouched(bench.board, run);
  });

  sampled("when another board is on the port", async () => {
    await using bench = await backedUp();
    await using other = await startBoard({ flashSize: SIZE, mac: [0x24, 0x0a, 0xc4, 1, 2, 3] });
    const run = await bench.restore({ port: other.url });
    expect(run.outputs).toMatchObject({ failure: "backup-of-other-board", "failure-class": "refused" });
    expect(run.annotations[0]?.message).toContain("24:0a:c4:01:02:03");
    expectUntouched(other, run);
    const next = await bench.step({ operation: "read", port: other.url, output: "r.bin", size: 4096 });
    expect(next.outputs).not.toHaveProperty("previous-interruption");
  });
});

describe("a restore that was killed", () => {
  const begin = async (bench: Awaited<ReturnType<typeof backedUp>>): Promise<void> => {
    bench.board.flash.poke(0, noise("something else", SIZE));
    const inputs = bench.inputs({ operation: "restore", backup: "b.bin" });
    const killed = startAction(inputs, { workspace: bench.workspace });
    await expect
      .poll(() => bench.board.log.writes.length + bench.board.log.erases.length, {
        timeout: 120_000,
        interval: 20,
      })
      .toBeGreaterThan(0);
    killed.kill("SIGKILL");
    await killed.done;
  };

  sampled("is remembered, and finished by the next one", async () => {
    await using bench = await backedUp({ linkBaud: 460_800 });
    await begin(bench);
    const again = await bench.restore();
    expect(again.exitCode, again.log).toBe(0);
    expect(JSON.parse(again.outputs["previous-interruption"] ?? "")).toMatchObject({ operation: "restore" });
    expect(bench.board.flash.read(0, SIZE).equals(bench.image)).toBe(true);
    expect(again.outputs).toMatchObject({ verified: "true" });
    const after = await bench.restore({ "dry-run": "connect" });
    expect(after.outputs).not.toHaveProperty("previous-interruption");
  });

  sampled("is forgotten when the flash turns out to be right, but not by a dry run", async () => {
    await using bench = await backedUp({ linkBaud: 460_800 });
    await begin(bench);
    // The orphaned esptool still holds the board; the next step waits for its end.
    const dry = await bench.restore({ "dry-run": "connect" });
    expect(dry.outputs).toHaveProperty("previous-interruption");
    bench.board.flash.poke(0, bench.image);
    const right = await bench.restore();
    expect(right.outputs).toMatchObject({ "bytes-written": "0", verified: "true" });
    expect(right.outputs).toHaveProperty("previous-interruption");
    const after = await bench.restore();
    expect(after.outputs).not.toHaveProperty("previous-interruption");
  });
});
