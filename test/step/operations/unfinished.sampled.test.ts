import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { boardKey } from "../../../src/board/locks/board-key.ts";
import { claimantOf } from "../../../src/board/locks/holder.ts";
import { parsePort } from "../../../src/esptool/run/port.ts";
import { changeBy, writeUnfinished } from "../../../src/board/unfinished/unfinished.ts";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { faultOf, happened } from "../../support/board/fault-step.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const MIB = 1024 * 1024;

interface Remembered {
  readonly operation: string;
  readonly state: string;
  readonly regions: { readonly address: string; readonly size: number }[] | null;
}

/** A board whose link stalls while it is written, so that a test knows when to cancel a step. */
function stallingBoard(stall = "at=write:50000,times=1"): Promise<TestBoard> {
  return startBoard({ flashSize: MIB, faults: [faultOf(`stall:${stall}`)] });
}

function previous(run: ActionRun): Remembered | undefined {
  const text = run.outputs["previous-interruption"];
  return text === undefined ? undefined : (JSON.parse(text) as Remembered);
}

sampled(
  "a flash that was killed is remembered on the host until a flash has verified all that it touched",
  async () => {
    await using board = await stallingBoard("at=write:50000,ms=1500,times=1");
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    const locks = mkdtempSync(join(tmpdir(), "locks-"));
    writeFileSync(join(workspace, "big.bin"), noise("big", 120_000));
    writeFileSync(join(workspace, "small.bin"), noise("small", 5000));
    writeFileSync(join(workspace, "tiny.bin"), noise("tiny", 16));
    const inputs = (more: ActionInputs) => ({ port: board.url, "lock-folder": locks, ...more });
    const step = (more: ActionInputs): Promise<ActionRun> => runAction(inputs(more), { workspace });
    const look = (): Promise<ActionRun> =>
      step({ operation: "verify", file: "tiny.bin", "fail-on-mismatch": false });

    const killed = startAction(inputs({ operation: "flash", file: "big.bin" }), { workspace });
    await happened(board, "stall", killed.done);
    killed.kill("SIGKILL");
    await killed.done;

    // The orphaned esptool still holds the board; the next step waits for its end.
    const read = await step({ operation: "read", output: "a.bin", address: 0, size: 4096 });
    expect(read.exitCode, read.log).toBe(0);
    expect(read.annotations).toEqual([
      expect.objectContaining({
        level: "warning",
        message: expect.stringMatching(
          /an earlier flash did not finish \(its result is unknown: 0x0 up to 0x1d4c0\)/,
        ) as string,
      }),
    ]);
    expect(previous(read)).toMatchObject({
      operation: "flash",
      state: "begun",
      regions: [{ address: "0x0", size: 120_000 }],
      repository: "octocat/firmware",
    });
    expect(read.summary).toContain("Before this step");
    expect(read.summary).toContain("120000 bytes at 0x0");

    const elsewhere = await step({ operation: "flash", file: "tiny.bin", address: "0x80000" });
    expect(elsewhere.outputs).toMatchObject({ verified: "true" });
    const erase = await step({ operation: "erase", address: 0, size: 4096 });
    expect(previous(erase)?.regions).toEqual([{ address: "0x0", size: 120_000 }]);

    const part = await step({ operation: "flash", file: "small.bin" });
    expect(part.exitCode, part.log).toBe(0);
    expect(previous(part)?.regions).toEqual([{ address: "0x0", size: 120_000 }]);
    expect(previous(await look())?.regions).toEqual([{ address: "0x1388", size: 115_000 }]);

    const whole = await step({ operation: "flash", file: "big.bin" });
    expect(previous(whole)?.regions).toEqual([{ address: "0x1388", size: 115_000 }]);

    const after = await look();
    expect(after.outputs).not.toHaveProperty("previous-interruption");
    expect(after.annotations).toEqual([]);
  },
);

it.each(
  sample(
    "a flash that was cancelled is made good by %s",
    [
      [
        "a restore of all of it",
        { operation: "restore", backup: "whole.bin", "allow-unidentified-backup": true },
      ],
      ["an erase of the whole chip", { operation: "erase", "erase-all": true }],
      [
        "a flash that erases the whole chip first",
        { operation: "flash", file: "tiny.bin", "erase-first": true },
      ],
    ],
    () => ["a case"],
  ).cases,
)("a flash that was cancelled is made good by %s", async (_, inputs) => {
  await using board = await stallingBoard();
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  writeFileSync(join(workspace, "big.bin"), noise("big", 100_000));
  writeFileSync(join(workspace, "tiny.bin"), noise("tiny", 16));
  writeFileSync(join(workspace, "whole.bin"), Buffer.alloc(MIB, 0xff));
  const port = { port: board.url, "lock-folder": locks };
  const cancelled = startAction({ ...port, operation: "flash", file: "big.bin" }, { workspace });
  await happened(board, "stall", cancelled.done);
  await cancelled.cancel();
  const good = await runAction({ ...port, ...inputs }, { workspace });
  expect(good.exitCode, good.log).toBe(0);
  expect(previous(good)?.regions).toEqual([{ address: "0x0", size: 100_000 }]);
  const read = { ...port, operation: "read", output: "a.bin", address: 0, size: 4096 };
  expect(previous(await runAction(read, { workspace }))).toBeUndefined();
});

sampled("a change that is cut off after another names what both have touched", async () => {
  await using board = await stallingBoard("at=write:50000,times=2");
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  writeFileSync(join(workspace, "big.bin"), noise("big", 100_000));
  const inputs = { port: board.url, "lock-folder": locks };
  for (const [index, address] of ["0x0", "0x40000"].entries()) {
    const flash = { ...inputs, operation: "flash", file: "big.bin", address };
    const cancelled = startAction(flash, { workspace });
    await happened(board, "stall", cancelled.done, index + 1);
    await cancelled.cancel();
  }
  const read = await runAction(
    { ...inputs, operation: "read", output: "a.bin", address: 0, size: 4096 },
    { workspace },
  );
  expect(previous(read)).toMatchObject({
    state: "partly-written",
    regions: [
      { address: "0x0", size: 100_000 },
      { address: "0x40000", size: 100_000 },
    ],
  });
});

sampled("a cancelled flash is remembered with the state in which it left the flash", async () => {
  await using board = await stallingBoard();
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  writeFileSync(join(workspace, "big.bin"), noise("big", 120_000));
  const inputs = { port: board.url, "lock-folder": locks };
  const cancelled = startAction({ ...inputs, operation: "flash", file: "big.bin" }, { workspace });
  await happened(board, "stall", cancelled.done);
  const run = await cancelled.cancel();
  expect(run.outputs).toMatchObject({ failure: "cancelled", "board-state": "partly-written" });
  expect(run.summary).toContain("The flash may be partly erased or written.");
  const next = await runAction(
    { ...inputs, operation: "read", output: "a.bin", address: 0, size: 4096 },
    { workspace },
  );
  expect(JSON.parse(next.outputs["previous-interruption"] ?? "")).toMatchObject({ state: "partly-written" });
});

sampled("a flash that finds everything there makes an interruption good, and begins no other", async () => {
  await using board = await stallingBoard();
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  const image = noise("big", 120_000);
  writeFileSync(join(workspace, "big.bin"), image);
  const inputs = { port: board.url, "lock-folder": locks, operation: "flash", file: "big.bin" };
  const cancelled = startAction(inputs, { workspace });
  await happened(board, "stall", cancelled.done);
  await cancelled.cancel();
  board.flash.poke(0, image);
  const found = await runAction(inputs, { workspace });
  expect(found.outputs).toMatchObject({ "bytes-written": "0", "board-state": "untouched", verified: "true" });
  expect(found.outputs).toHaveProperty("previous-interruption");
  const after = await runAction(inputs, { workspace });
  expect(after.outputs).toMatchObject({ "bytes-written": "0" });
  expect(after.outputs).not.toHaveProperty("previous-interruption");
});

sampled("a flash that was cancelled is finished by the next, which writes only what is missing", async () => {
  // In the second piece of 256 KiB.
  await using board = await stallingBoard("at=write:400000,times=1");
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const image = noise("big", 600_000);
  writeFileSync(join(workspace, "big.bin"), image);
  const inputs = { port: board.url, "lock-folder": mkdtempSync(join(tmpdir(), "locks-")) };
  const flash = { ...inputs, operation: "flash", file: "big.bin" };
  const cancelled = startAction(flash, { workspace });
  await happened(board, "stall", cancelled.done);
  expect((await cancelled.cancel()).outputs).toMatchObject({ "board-state": "partly-written" });
  const run = await runAction(flash, { workspace });
  expect(run.outputs).toMatchObject({ verified: "true", "board-state": "written" });
  expect(Number(run.outputs["bytes-skipped"])).toBeGreaterThanOrEqual(0x4_0000);
  expect(board.flash.read(0, image.length).equals(image)).toBe(true);
});

sampled("a step that never reached the flash leaves no record", async () => {
  await using board = await startBoard({ flashSize: MIB, chip: "esp32c3" });
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const inputs = { port: board.url, "lock-folder": mkdtempSync(join(tmpdir(), "locks-")) };
  writeFileSync(join(workspace, "small.bin"), noise("small", 5000));
  const refused = await runAction(
    { ...inputs, operation: "flash", file: "small.bin", chip: "esp32" },
    { workspace },
  );
  expect(refused.outputs).toMatchObject({ failure: "wrong-chip", "board-state": "untouched" });
  const next = await runAction({ ...inputs, operation: "verify", file: "small.bin" }, { workspace });
  expect(next.outputs).not.toHaveProperty("previous-interruption");
});

it.each(
  sample(
    "an erase of the region that an unfinished %s has touched",
    [
      ["erase", undefined],
      ["flash", [{ address: "0x9000", size: 0x2000 }]],
    ],
    () => ["a case"],
  ).cases,
)("an erase of the region that an unfinished %s has touched", async (operation, left) => {
  await using board = await startBoard({ flashSize: MIB });
  const locks = mkdtempSync(join(tmpdir(), "locks-"));
  const port = parsePort(board.url, process.platform);
  if ("problem" in port) throw new Error(port.problem);
  const record = join(locks, `${await boardKey(port.value)}.unfinished`);
  const regions = [{ address: 0x9000, size: 0x2000 }];
  await writeUnfinished(record, changeBy(claimantOf({}), operation, regions, new Date()));
  const inputs = { port: board.url, "lock-folder": locks };
  const erased = await runAction({ ...inputs, operation: "erase", address: "0x9000", size: "8K" });
  expect(erased.exitCode, erased.log).toBe(0);
  expect(previous(erased)).toMatchObject({ operation, state: "begun" });
  const next = await runAction({ ...inputs, operation: "read", output: "a.bin", address: 0, size: 4096 });
  expect(previous(next)?.regions).toEqual(left);
});
