// A project with a large bootloader has its partition table behind it, at 0x10000.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(3);

const KIB = 1024;
const OFFSET = { "partition-table-offset": "0x10000" };
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x1_1000, size: 0x4000 },
  { name: "factory", type: 0, subtype: 0, address: 0x2_0000, size: 0x8000 },
  { name: "storage", type: 1, subtype: 6, address: 0x2_8000, size: 0x4000 },
]);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 40_000));
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));

beforeAll(() => testEsptool());

/** A build of ESP-IDF, whose flasher_args.json says where the table is. */
function workspaceWithBuild(): string {
  const workspace = freshFolder("moved-table");
  mkdirSync(join(workspace, "build"));
  const merged = Buffer.alloc(0x2_0000 + APP.length, 0xff);
  for (const [address, bytes] of parts()) bytes.copy(merged, address);
  const files = { "boot.bin": BOOTLOADER, "table.bin": TABLE, "app.bin": APP, "merged.bin": merged };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(workspace, "build", name), bytes);
  const json = {
    flash_files: { "0x1000": "boot.bin", "0x10000": "table.bin", "0x20000": "app.bin" },
    "partition-table": { offset: "0x10000", file: "table.bin", encrypted: "false" },
    extra_esptool_args: { chip: "esp32" },
  };
  writeFileSync(join(workspace, "build", "flasher_args.json"), JSON.stringify(json));
  return workspace;
}

function parts(): [number, Buffer][] {
  return [
    [0x1000, BOOTLOADER],
    [0x1_0000, TABLE],
    [0x2_0000, APP],
  ];
}

async function flashedBoard(): Promise<TestBoard> {
  const board = await startBoard({ flashSize: 256 * KIB });
  for (const [address, bytes] of parts()) board.flash.poke(address, bytes);
  return board;
}

function runOn(board: TestBoard, inputs: ActionInputs, workspace = workspaceWithBuild()): Promise<ActionRun> {
  return runAction({ port: board.url, retries: 0, ...inputs }, { workspace });
}

function expectNothingWritten(board: TestBoard): void {
  expect([board.log.writes, board.log.erases]).toEqual([[], []]);
}

describe("a flash with the table at 0x10000", () => {
  sampled("of a build goes by what the build says of its table, which costs no process", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    const run = await runOn(board, { operation: "flash", files: "build\nstorage build/table.bin" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toContain("partition-table-offset 0x10000");
    expect(run.log).toContain("Partition storage: 16384 bytes at 0x28000, by the table in");
    expect(run.outputs).toMatchObject({ verified: "true" });
    expect(run.outputs).not.toHaveProperty("warnings");
    // One asks what protects the chip, one writes.
    expect(board.log.connections).toBe(2);
    for (const [address, bytes] of parts()) {
      expect(board.flash.read(address, bytes.length).equals(bytes)).toBe(true);
    }
  });

  sampled("is refused before the port is opened where an input contradicts the build", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    const offset = { "partition-table-offset": "0xc000" };
    const run = await runOn(board, { operation: "flash", files: "build", ...offset });
    expect(run.outputs).toMatchObject({ failure: "input-invalid", "failure-class": "input" });
    expect(run.annotations[0]?.message).toMatch(/0xc000 contradicts ".*" *, which has its .* at 0x10000/);
    expect(board.log.connections).toBe(0);
  });

  sampled("of an application alone is checked by the table on the board", async () => {
    await using board = await flashedBoard();
    const app = { operation: "flash", file: "build/app.bin" };
    const right = await runOn(board, { ...app, address: "0x20000", ...OFFSET });
    expect(right.outputs).toMatchObject({ verified: "true", "bytes-written": "0" });
    expect(right.outputs).not.toHaveProperty("warnings");
    const wrong = await runOn(board, { ...app, address: "0x30000", ...OFFSET });
    expect(wrong.outputs).toMatchObject({ failure: "image-misplaced", "board-state": "untouched" });
    expect(wrong.annotations[0]?.message).toContain('they begin at 0x20000 "factory"');
    const unsaid = await runOn(board, { ...app, address: "0x20000" });
    expect(unsaid.outputs["warnings"]).toContain(
      "The board's partition table at 0x8000 (`partition-table-offset`)",
    );
    expectNothingWritten(board);
  });

  sampled("of an application that is too large is told alike by name and by address", async () => {
    await using board = await flashedBoard();
    const workspace = workspaceWithBuild();
    const large = applicationImage("esp32", { name: "large" }, noise("large", 0x8000));
    writeFileSync(join(workspace, "large.bin"), large);
    const words = `(${large.length} bytes) does not fit in the partition factory, which has 32768 bytes according to the partition table on the board (at 0x10000)`;
    for (const address of ["factory", "0x20000"]) {
      const inputs = { operation: "flash", file: "large.bin", address, ...OFFSET };
      const run = await runOn(board, inputs, workspace);
      expect(run.outputs).toMatchObject({ failure: "beyond-partition", "board-state": "untouched" });
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]?.message).toContain(words);
    }
    expectNothingWritten(board);
  });

  sampled("of a bootloader alone may reach up to the table, and no further", async () => {
    await using board = await flashedBoard();
    const bootloader = { operation: "flash", file: "build/boot.bin", address: "0x1000" };
    const refused = await runOn(board, bootloader);
    expect(refused.outputs).toMatchObject({ failure: "image-misplaced", "failure-class": "refused" });
    expect(refused.annotations[0]?.message).toContain("over the partition table at 0x8000");
    expect(refused.annotations[0]?.message).toContain("CONFIG_PARTITION_TABLE_OFFSET");
    expect((await runOn(board, { ...bootloader, ...OFFSET })).outputs).toMatchObject({ verified: "true" });
  });

  sampled("of a merged image keeps the settings of the board", async () => {
    await using board = await flashedBoard();
    board.flash.poke(0x1_1000, noise("settings", 4096));
    const run = await runOn(board, { operation: "flash", file: "build/merged.bin", ...OFFSET });
    expect(run.outputs).toMatchObject({ failure: "data-loss", "board-state": "untouched" });
    expect(run.annotations[0]?.message).toContain('"nvs" (16384 bytes at 0x11000)');
    expectNothingWritten(board);
  });

  sampled("is shown by a dry run with the commands that would look there", async () => {
    await using board = await startBoard({ flashSize: 256 * KIB });
    const app = { operation: "flash", file: "build/app.bin", address: "0x20000", "dry-run": true };
    expect((await runOn(board, { ...app, ...OFFSET })).outputs["commands"]).toContain(
      "read-flash 0x10000 3072 board-table.bin",
    );
    const info = await runOn(board, { operation: "info", "dry-run": true, ...OFFSET });
    expect(info.outputs["commands"]).toContain("read-flash 0x10000 3072 board-table.bin");
    expect(board.log.connections).toBe(0);
  });
});

describe("a board with the table at 0x10000", () => {
  sampled("is described by info", async () => {
    await using board = await flashedBoard();
    const run = await runOn(board, { operation: "info", ...OFFSET });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.result).toMatchObject({
      partition_table: { state: "found", address: "0x10000" },
      partitions: [{ name: "nvs" }, { name: "factory", boots: true }, { name: "storage" }],
      application: { name: "blink", partition: "factory" },
    });
    expect(run.summary).toContain("found at <code>0x10000</code>");
    const usual = await runOn(board, { operation: "info" });
    expect(usual.result).toMatchObject({ partition_table: { state: "absent", address: "0x8000" } });
  });

  sampled(
    "is backed up with its partitions, and restored by what the manifest says of the table",
    async () => {
      await using board = await flashedBoard();
      const workspace = workspaceWithBuild();
      const backup = { operation: "backup", upload: "never", ...OFFSET };
      const first = await runOn(board, { ...backup, output: "first.bin" }, workspace);
      expect(first.exitCode, first.log).toBe(0);
      expect(JSON.parse(readFileSync(join(workspace, "first.bin.json"), "utf8"))).toMatchObject({
        partition_table: { state: "found", address: "0x10000", reason: null },
        partitions: [{ name: "nvs" }, { name: "factory", content: "application" }, { name: "storage" }],
        bootloader: { address: "0x1000", idf_version: "v5.4.1", intact: true },
      });
      const map = JSON.parse(first.outputs["flash-map"] ?? "{}") as {
        rows: { kind: string; size: number }[];
      };
      expect(map.rows).toMatchObject([
        { kind: "gap" },
        { kind: "bootloader", address: "0x1000", size: 0xf000 },
        { kind: "partition-table", address: "0x10000" },
        { name: "nvs" },
        { kind: "gap" },
        { name: "factory" },
        { name: "storage" },
        { kind: "gap" },
      ]);

      board.flash.poke(0x2_8000, noise("stored since", 100));
      const second = await runOn(
        board,
        { ...backup, output: "second.bin", baseline: "first.bin" },
        workspace,
      );
      const region = { address: "0x28000", partitions: ["storage"] };
      expect(JSON.parse(second.outputs["changed-regions"] ?? "")).toEqual([{ ...region, size: 4096 }]);

      const restored = await runOn(board, { operation: "restore", backup: "first.bin" }, workspace);
      expect(restored.outputs).toMatchObject({ verified: "true", changed: "true" });
      expect(JSON.parse(restored.outputs["changed-regions"] ?? "")).toMatchObject([region]);
    },
  );

  sampled("is restored from a plain image by what the input says of the table", async () => {
    await using board = await flashedBoard();
    const workspace = workspaceWithBuild();
    writeFileSync(join(workspace, "plain.bin"), board.flash.read(0, 256 * KIB));
    board.flash.poke(0x1_1000, noise("settings", 100));
    const inputs = { operation: "restore", backup: "plain.bin", "allow-unidentified-backup": true };
    const run = await runOn(board, { ...inputs, ...OFFSET }, workspace);
    expect(run.exitCode, run.log).toBe(0);
    expect(JSON.parse(run.outputs["changed-regions"] ?? "")).toMatchObject([{ partitions: ["nvs"] }]);
  });

  sampled("has partitions by name", async () => {
    await using board = await flashedBoard();
    board.flash.poke(0x2_8000, noise("stored", 100));
    const run = await runOn(board, { operation: "erase", address: "storage", ...OFFSET });
    expect(run.outputs).toMatchObject({ "start-address": "0x28000", partition: "storage" });
    const unsaid = await runOn(board, { operation: "erase", address: "storage" });
    expect(unsaid.outputs).toMatchObject({ failure: "partition-table-unreadable" });
    expect(unsaid.annotations[0]?.message).toContain("`partition-table-offset`");
  });
});
