// A link that is lost while a step writes: what the step says it did is what it did, over all its attempts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise, text } from "../../support/bytes.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const MIB = 0x10_0000;
/** Every packet of the data has come, and esptool waits for the chip to say that it is in the flash. */
const AFTER_THE_LAST_BLOCK = {
  kind: "unplug",
  at: { on: "command", name: "FLASH_DEFL_END" },
  away: 0,
  times: 1,
} as const;

const DATA = text("firmware", 40_000);
const OTHER = text("data", 20_000);

function flash(board: TestBoard, inputs: ActionInputs): Promise<ActionRun> {
  const workspace = freshFolder("workspace");
  writeFileSync(join(workspace, "data.bin"), DATA);
  writeFileSync(join(workspace, "other.bin"), OTHER);
  return runAction({ port: board.url, operation: "flash", ...inputs }, { workspace });
}

interface Account {
  readonly files: readonly { readonly state: string; readonly written: number }[];
}

describe("a link that is lost after the last block", () => {
  it("leaves one image that this step has written, not one that was already in the flash", async () => {
    await using board = await startBoard({ flashSize: MIB, faults: [AFTER_THE_LAST_BLOCK] });
    const run = await flash(board, { file: "data.bin", address: "0x20000" });
    expect(board.log.faults, run.log).toEqual({ unplug: 1 });
    expect(run.outputs, run.log).toMatchObject({
      verified: "true",
      attempts: "2",
      "board-state": "written",
      "bytes-written": "40000",
      "bytes-skipped": "0",
      compressed: "true",
    });
    expect(run.summary).toContain("### ✅ flash: 1 image written, verified by the chip's digest");
    expect(board.flash.read(0x2_0000, DATA.length).equals(DATA)).toBe(true);
  });

  it("counts each of many files by what happened to it", async () => {
    await using board = await startBoard({ flashSize: MIB, faults: [AFTER_THE_LAST_BLOCK] });
    board.flash.poke(0x4_0000, OTHER);
    const files = "0x20000 data.bin\n0x40000 other.bin\n0x60000 other.bin";
    const run = await flash(board, { files });
    expect(board.log.faults, run.log).toEqual({ unplug: 1 });
    expect(run.outputs, run.log).toMatchObject({
      verified: "true",
      attempts: "2",
      "bytes-written": "60000",
      "bytes-skipped": "20000",
    });
    expect((run.result as Account).files).toMatchObject([
      { state: "written", written: 40_000 },
      { state: "unchanged", written: 0 },
      { state: "written", written: 20_000 },
    ]);
  });
});

describe("a link that is lost before anything was sent", () => {
  it("leaves an image that was already in the flash as that", async () => {
    const at = { on: "command", name: "SPI_FLASH_MD5" } as const;
    const faults = [{ kind: "unplug", at, away: 0, times: 1 }] as const;
    await using board = await startBoard({ flashSize: MIB, faults });
    board.flash.poke(0x2_0000, DATA);
    const run = await flash(board, { file: "data.bin", address: "0x20000" });
    expect(board.log.faults, run.log).toEqual({ unplug: 1 });
    expect(run.outputs, run.log).toMatchObject({
      attempts: "2",
      "bytes-written": "0",
      "bytes-skipped": "40000",
      "board-state": "untouched",
    });
    expect(run.summary).toContain("1 image already in the flash");
  });
});

describe("a link that is lost in the middle of an image", () => {
  it("counts no byte twice of what had to be sent again", async () => {
    const at = { on: "write", bytes: 20_000 } as const;
    const faults = [{ kind: "unplug", at, away: 0, times: 1 }] as const;
    await using board = await startBoard({ flashSize: MIB, faults });
    const workspace = freshFolder("workspace");
    const image = noise("image", 60_000);
    writeFileSync(join(workspace, "image.bin"), image);
    const inputs = { operation: "flash", file: "image.bin", address: "0x20000", rewrite: true };
    const run = await runAction({ port: board.url, ...inputs }, { workspace });
    expect(board.log.faults, run.log).toEqual({ unplug: 1 });
    expect(run.outputs, run.log).toMatchObject({ "bytes-written": "60000", "bytes-skipped": "0" });
    expect(board.flash.read(0x2_0000, image.length).equals(image)).toBe(true);
  });
});
