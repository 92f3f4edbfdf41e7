// What a table behind a large bootloader can be, other than right; and boards that are not the expected ones.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const KIB = 1024;
const OFFSET = { "partition-table-offset": "0x10000" };
const HOSTILE = "<td>|`@team`";
const ROWS = [
  { name: "nvs", type: 1, subtype: 2, address: 0x1_1000, size: 0x4000 },
  { name: HOSTILE, type: 0, subtype: 0, address: 0x2_0000, size: 0x8000 },
  { name: Buffer.from("\n::error::x\u001b[2J"), type: 1, subtype: 6, address: 0x2_8000, size: 0x1000 },
];
const SHOWN = "\\x0a::error::x\\x1b[2J";
const TABLE = partitionTableImage(ROWS);
const DAMAGED = Buffer.from(TABLE);
DAMAGED.writeUInt8(0x41, 12);
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));

beforeAll(() => testEsptool());

async function boardWith(table: Buffer): Promise<TestBoard> {
  const board = await startBoard({ flashSize: 256 * KIB });
  board.flash.poke(0x1_0000, table);
  return board;
}

function runOn(
  board: TestBoard,
  inputs: ActionInputs,
  workspace = freshFolder("faults"),
): Promise<ActionRun> {
  writeFileSync(join(workspace, "app.bin"), APP);
  return runAction({ port: board.url, retries: 0, ...inputs }, { workspace });
}

function expectNothingWritten(board: TestBoard): void {
  expect([board.log.writes, board.log.erases]).toEqual([[], []]);
}

function expectOneCleanAnnotation(run: ActionRun): void {
  expect(run.annotations).toHaveLength(1);
  expect(markupProblems(run.summary)).toEqual([]);
  expect(run.log).not.toContain("\u001b[2J");
}

describe("a board that is not the expected one", () => {
  it.each(
    sample(
      "is refused by $operation before its table is looked at, wherever that is",
      [
        { operation: "flash", file: "app.bin", address: HOSTILE },
        { operation: "erase", address: "nvs" },
        { operation: "backup", output: "b.bin", upload: "never" },
        { operation: "info" },
      ],
      () => ["a case"],
    ).cases,
  )("is refused by $operation before its table is looked at, wherever that is", async (inputs) => {
    await using board = await boardWith(TABLE);
    const expected = { "require-chip": "esp32s3", "require-flash-size": "4MB" };
    const run = await runOn(board, { ...inputs, ...expected, ...OFFSET });
    expect(run.outputs).toMatchObject({ failure: "requirement-not-met", "board-state": "untouched" });
    expect(run.log).not.toContain("partition table");
    // One process asks who it is; a raw socket has no reset.
    expect(board.log.connections).toBe(1);
    expectNothingWritten(board);
  });

  sampled(
    "is one thing, and its table another: the expected board is flashed by the table that it has",
    async () => {
      await using board = await boardWith(TABLE);
      const inputs = { operation: "flash", file: "app.bin", address: HOSTILE, ...OFFSET };
      const run = await runOn(board, { ...inputs, "require-chip": "esp32", "require-flash-size": "256KB" });
      expect(run.outputs).toMatchObject({ verified: "true", partition: HOSTILE });
      expect(board.flash.read(0x2_0000, APP.length).equals(APP)).toBe(true);
    },
  );
});

describe("hostile names in a table at 0x10000", () => {
  sampled("are text in the refusal of a flash", async () => {
    await using board = await boardWith(TABLE);
    const wrong = await runOn(board, { operation: "flash", file: "app.bin", address: "0x30000", ...OFFSET });
    expect(wrong.outputs).toMatchObject({ failure: "image-misplaced" });
    expect(wrong.annotations[0]?.message).toContain(`they begin at 0x20000 "${HOSTILE}"`);
    expectOneCleanAnnotation(wrong);
    const unknown = await runOn(board, { operation: "erase", address: "gone", ...OFFSET });
    expect(unknown.annotations[0]?.message).toContain(`it has nvs, ${HOSTILE}, ${SHOWN}`);
    expectOneCleanAnnotation(unknown);
    expectNothingWritten(board);
  });

  sampled("are text in info, in a backup and in its restore", async () => {
    await using board = await boardWith(TABLE);
    const workspace = freshFolder("faults");
    const info = await runOn(board, { operation: "info", ...OFFSET }, workspace);
    expect(info.result).toMatchObject({ partitions: [{ name: "nvs" }, { name: HOSTILE }, { name: SHOWN }] });
    const output = { operation: "backup", output: "b.bin", upload: "never" };
    const backup = await runOn(board, { ...output, ...OFFSET }, workspace);
    board.flash.poke(0x2_8000, noise("changed", 10));
    const restore = await runOn(board, { operation: "restore", backup: "b.bin" }, workspace);
    expect(restore.result).toMatchObject({ changed_regions: [{ partitions: [SHOWN] }], verified: true });
    for (const run of [info, backup, restore]) {
      expect(run.exitCode, run.log).toBe(0);
      expect(run.annotations).toEqual([]);
      expect(markupProblems(run.summary)).toEqual([]);
      expect(run.log).not.toContain("\u001b[2J");
    }
  });
});

describe("a table at 0x10000 that cannot be used", () => {
  it.each(
    sample<[string, Buffer]>(
      "%s: and that is said",
      [
        ["is damaged: its digest does not match its partitions", DAMAGED],
        ["is blank", Buffer.alloc(0xc00, 0xff)],
        ["is not a partition table, or is encrypted", noise("ciphertext", 0xc00)],
      ],
      () => ["a case"],
    ).cases,
  )("%s: and that is said", async (reason, table) => {
    await using board = await boardWith(table);
    const info = await runOn(board, { operation: "info", ...OFFSET });
    expect(info.result).toMatchObject({ partition_table: { state: "absent", address: "0x10000", reason } });
    const erase = await runOn(board, { operation: "erase", address: "nvs", ...OFFSET });
    expect(erase.outputs).toMatchObject({ failure: "partition-table-unreadable" });
    expect(erase.annotations[0]?.message).toContain(`The board has no usable partition table at 0x10000`);
    expect(erase.annotations[0]?.message).toContain(reason);
    expectNothingWritten(board);
    const flash = await runOn(board, { operation: "flash", file: "app.bin", address: "0x20000", ...OFFSET });
    expect(flash.outputs).toMatchObject({ verified: "true" });
    const warnings = JSON.parse(flash.outputs["warnings"] ?? "[]") as string[];
    expect(warnings).toEqual([expect.stringContaining(`${reason}, so nothing was checked against it`)]);
  });

  sampled("is absent from a backup, whose manifest says where it was looked for", async () => {
    await using board = await boardWith(DAMAGED);
    const workspace = freshFolder("faults");
    const output = { operation: "backup", output: "b.bin", upload: "never" };
    const run = await runOn(board, { ...output, ...OFFSET }, workspace);
    expect(run.exitCode, run.log).toBe(0);
    expect(JSON.parse(readFileSync(join(workspace, "b.bin.json"), "utf8"))).toMatchObject({
      partition_table: { state: "absent", address: "0x10000" },
      partitions: [],
    });
  });

  sampled("is nowhere by a manifest that was altered: the restore continues without names", async () => {
    await using board = await boardWith(TABLE);
    const workspace = freshFolder("faults");
    const output = { operation: "backup", output: "b.bin", upload: "never" };
    await runOn(board, { ...output, ...OFFSET }, workspace);
    const path = join(workspace, "b.bin.json");
    const manifest = readFileSync(path, "utf8");
    board.flash.poke(0x1_1000, noise("settings", 10));
    for (const [address, state] of [
      ["0xffffffff", "verified"],
      ["0x10000; rm", "backup-invalid"],
    ]) {
      const altered = manifest.replace(
        /("partition_table": {[^}]*"address": )"0x10000"/,
        `$1"${address ?? ""}"`,
      );
      expect(altered).not.toBe(manifest);
      writeFileSync(path, altered);
      const run = await runOn(board, { operation: "restore", backup: "b.bin" }, workspace);
      if (state === "verified") {
        expect(run.result).toMatchObject({ verified: true, changed_regions: [{ partitions: [] }] });
      } else {
        expect(run.outputs).toMatchObject({ failure: state, "board-state": "untouched" });
      }
    }
  });

  sampled("would be beyond the flash: nothing is read there, and nothing written", async () => {
    await using board = await boardWith(TABLE);
    const beyond = { "partition-table-offset": "0x40000" };
    const info = await runOn(board, { operation: "info", ...beyond });
    expect(info.result).toMatchObject({
      partition_table: {
        state: "absent",
        address: "0x40000",
        reason: "would be beyond the end of the flash",
      },
    });
    for (const [inputs, failure, where] of [
      [{ operation: "erase", address: "nvs" }, "beyond-flash", "0x40000"],
      // No board has to be asked to know that an application may not be before its table.
      [{ operation: "flash", file: "app.bin", address: "0x20000" }, "image-misplaced", "0x41000"],
    ] as const) {
      const run = await runOn(board, { ...inputs, ...beyond });
      expect(run.outputs).toMatchObject({ failure, "board-state": "untouched" });
      expect(run.annotations[0]?.message).toContain(where);
      expect(run.annotations[0]?.message).toContain("`partition-table-offset`");
    }
    expectNothingWritten(board);
  });
});
