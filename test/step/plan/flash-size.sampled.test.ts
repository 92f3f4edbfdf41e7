// Builds that count on more flash than the board has: real ones, on real esptool, by what is left in the flash.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, firmwareImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const MIB = 0x10_0000;
const FILES = "0x1000 bootloader.bin\n0x8000 table.bin\n0x10000 app.bin";

/** Bootloader, table and application of a build for a flash of 4 or 16 MB, and all of it as one image. */
function buildFor(size: 4 | 16): string {
  const folder = freshFolder("workspace");
  const bootloader = firmwareImage("esp32", noise("bootloader", 12_000), {
    flashSizeAndFreq: size === 16 ? 0x40 : 0x20,
  });
  const table = partitionTableImage([
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: MIB },
    { name: "storage", type: 1, subtype: 0x82, address: 2 * MIB, size: (size - 2) * MIB },
  ]);
  const app = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));
  const merged = Buffer.alloc(0x1_0000 + app.length, 0xff);
  bootloader.copy(merged, 0x1000);
  table.copy(merged, 0x8000);
  app.copy(merged, 0x1_0000);
  const files = { "bootloader.bin": bootloader, "table.bin": table, "app.bin": app, "merged.bin": merged };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

async function boardOf(flashSize: number): Promise<TestBoard> {
  const board = await startBoard({ flashSize });
  board.flash.poke(0, noise("what was there", 0x4_0000));
  return board;
}

function flash(board: TestBoard, workspace: string, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, operation: "flash", ...inputs }, { workspace });
}

function warningsOf(run: ActionRun): string[] {
  return JSON.parse(run.outputs["warnings"] ?? "[]") as string[];
}

async function expectRefused(workspace: string, inputs: ActionInputs, message: RegExp): Promise<void> {
  await using board = await boardOf(4 * MIB);
  const before = board.flash.read(0, 4 * MIB);
  const run = await flash(board, workspace, inputs);
  expect(run.outputs, run.log).toMatchObject({
    failure: "flash-too-small",
    "failure-class": "refused",
    "board-state": "untouched",
  });
  expect(run.annotations.map(({ message: text }) => text).join("\n")).toMatch(message);
  expect(board.flash.read(0, 4 * MIB).equals(before)).toBe(true);
}

describe("a build for 16 MB on a board that has 4", () => {
  it.each(
    sample(
      "is refused %s, before a byte is written",
      [
        [
          "as separate files",
          { files: FILES },
          /says that the flash has 16777216 bytes[^]*"storage"[^]*ends at 0x1000000/,
        ],
        ["as a merged image", { file: "merged.bin" }, /The image at 0x1000 in "merged\.bin" at 0x0 says/],
        ["onto an erased chip", { files: FILES, "erase-first": true }, /"storage"/],
        [
          "with the size detected, by its table",
          { files: FILES, "flash-size": "detect" },
          /^(?![^]*says that)[^]*"storage"/,
        ],
        ["as a table alone", { file: "table.bin", address: "0x8000" }, /"storage"/],
        [
          "as a bootloader alone",
          { file: "bootloader.bin", address: "0x1000" },
          /"bootloader\.bin" at 0x1000 says/,
        ],
      ],
      () => ["a case"],
    ).cases,
  )("is refused %s, before a byte is written", async (_how, inputs, message) => {
    await expectRefused(buildFor(16), inputs, message);
  });

  sampled("is flashed with `force`, and the size that is too much is told", async () => {
    await using board = await boardOf(4 * MIB);
    const run = await flash(board, buildFor(16), { files: FILES, force: true, "flash-size": "16MB" });
    expect(run.outputs, run.log).toMatchObject({ success: "true", verified: "true" });
    const warning = "esptool: Set flash_size 16MB is larger than the available flash size of 4MB.";
    expect(warningsOf(run)).toContain(warning);
    expect(run.annotations.map(({ message }) => message)).toContain(warning);
    expect(run.summary).toContain("size 16MB is larger than the available flash size of 4MB.");
  });

  sampled("is known in a dry run, by the same question", async () => {
    const workspace = buildFor(16);
    const dry = { files: FILES, chip: "esp32", "dry-run": true };
    const run = await runAction({ operation: "flash", port: "socket://127.0.0.1:9", ...dry }, { workspace });
    const commands = JSON.parse(run.outputs["commands"] ?? "[]") as string[];
    expect(commands[0], run.log).toContain("flash-id");
    expect(run.outputs["plan"]).toContain("flash size is read first");
  });
});

describe("a flash size that is set for a board with less", () => {
  sampled("is refused with a bootloader whose header would contain it", async () => {
    const inputs = { files: FILES, "flash-size": "16MB" };
    await expectRefused(
      buildFor(4),
      inputs,
      /"bootloader\.bin" at 0x1000 says that the flash has 16777216 bytes/,
    );
  });
});

describe("a board with enough flash", () => {
  sampled("gets the build for 16 MB, whatever it is asked before", async () => {
    await using board = await boardOf(16 * MIB);
    const workspace = buildFor(16);
    const run = await flash(board, workspace, { files: FILES });
    expect(run.outputs, run.log).toMatchObject({ verified: "true", "flash-size": String(16 * MIB) });
    expect(run.outputs).not.toHaveProperty("warnings");
    const detected = await flash(board, workspace, { files: FILES, "flash-size": "detect" });
    expect(detected.outputs, detected.log).toMatchObject({ verified: "true" });
  });

  sampled("is not asked for its size by a build for 4 MB", async () => {
    await using board = await boardOf(4 * MIB);
    const run = await flash(board, buildFor(4), { files: FILES });
    expect(run.outputs, run.log).toMatchObject({ verified: "true" });
    expect(run.outputs).not.toHaveProperty("flash-size");
  });
});
