import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(3);

const FLASH_SIZE = 0x8_0000;
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 9_000));
const ROWS = [
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "ota_0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x2_0000 },
  { name: "<b>|`x`", type: 1, subtype: 6, address: 0x3_0000, size: 0x1000 },
];
const NVS = noise("settings", 0x4000);

/** A board with the table, and settings. */
async function boardWithTable(): Promise<TestBoard> {
  const board = await startBoard({ flashSize: FLASH_SIZE });
  board.flash.poke(0x8000, partitionTableImage(ROWS));
  board.flash.poke(0x9000, NVS);
  return board;
}

function workspaceWithBuild(): string {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  mkdirSync(join(workspace, "build"));
  writeFileSync(join(workspace, "build", "app.bin"), APP);
  const moved = ROWS.map((row) => (row.name === "ota_0" ? { ...row, address: 0x4_0000 } : row));
  writeFileSync(join(workspace, "build", "table.bin"), partitionTableImage(moved));
  return workspace;
}

function runOn(board: TestBoard, inputs: ActionInputs, workspace = workspaceWithBuild()): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace });
}

describe("a step that names partitions", () => {
  sampled(
    "goes by the table on the board, and says in log, outputs and summary what a name meant",
    async () => {
      await using board = await boardWithTable();
      const run = await runOn(board, { operation: "flash", file: "build/app.bin", address: "ota_0" });
      expect(run.log).toContain(
        "Partition ota_0: 131072 bytes at 0x10000, by the partition table on the board",
      );
      expect(run.exitCode).toBe(0);
      expect(run.outputs).toMatchObject({
        address: "0x10000",
        partition: "ota_0",
        verified: "true",
        "board-state": "written",
      });
      expect(run.result).toMatchObject({ address: "0x10000", partition: "ota_0" });
      expect(run.summary).toContain("<code>0x10000</code> <code>ota&#95;0</code>");
      expect(board.flash.read(0x1_0000, APP.length).equals(APP)).toBe(true);
      // One reads the table, one asks what protects the chip, one writes.
      expect(board.log.connections).toBe(3);
      expect(run.tempListing).toEqual([]);
    },
  );

  sampled("goes by the table among its files, which costs no process", async () => {
    await using board = await boardWithTable();
    const files = "0x8000 build/table.bin\nota_0 build/app.bin";
    const run = await runOn(board, { operation: "flash", files });
    expect(run.log).toContain('at 0x40000, by the table in "build/table.bin".');
    expect(JSON.parse(run.outputs["files"] ?? "")).toMatchObject([
      { address: "0x8000" },
      { address: "0x40000", partition: "ota_0", state: "written" },
    ]);
    expect(board.flash.read(0x4_0000, APP.length).equals(APP)).toBe(true);
    // One asks what protects the chip, one writes.
    expect(board.log.connections).toBe(2);
  });

  sampled("is refused where it would erase the one table that says what the name means", async () => {
    await using board = await boardWithTable();
    const app = { operation: "flash", file: "build/app.bin", address: "ota_0", "erase-first": true };
    const run = await runOn(board, app);
    expect(run.outputs).toMatchObject({ failure: "input-invalid", "board-state": "untouched" });
    expect(run.annotations[0]?.message).toContain("add the build's table to `files`");
    expect(board.log.connections).toBe(0);
    const dryRun = await runOn(board, { ...app, "dry-run": true });
    expect(dryRun.annotations[0]?.message).toMatch(/^Input `erase-first`: /);

    const files = "0x8000 build/table.bin\nota_0 build/app.bin";
    const whole = await runOn(board, { operation: "flash", files, "erase-first": true });
    expect(whole.outputs).toMatchObject({ verified: "true" });
    expect(whole.outputs).not.toHaveProperty("warnings");
    expect(board.flash.read(0x4_0000, APP.length).equals(APP)).toBe(true);
    const given = await runOn(board, { ...app, "partition-table": "build/table.bin" });
    expect(given.outputs["warnings"]).toContain("`erase-first` also erases the partition table");
  });

  sampled("reads a partition, erases it and shows a name as text, whatever it is", async () => {
    await using board = await boardWithTable();
    const workspace = workspaceWithBuild();
    const read = await runOn(board, { operation: "read", address: "nvs", output: "nvs.bin" }, workspace);
    expect(read.outputs).toMatchObject({
      "start-address": "0x9000",
      partition: "nvs",
      "bytes-read": "16384",
    });
    expect(read.summary).toContain("from <code>0x9000</code> <code>nvs</code>");
    expect(readFileSync(join(workspace, "nvs.bin")).equals(NVS)).toBe(true);

    const table = "build/table.bin";
    const inputs = { operation: "erase", address: "<b>|`x`", "partition-table": table };
    const erase = await runOn(board, inputs, workspace);
    expect(erase.outputs).toMatchObject({ "start-address": "0x30000", size: "4096", partition: "<b>|`x`" });
    expect(erase.summary).toContain("0x30000");
    expect(erase.summary).not.toMatch(/<b>|\|`x/);
    expect(board.log.erases).toHaveLength(1);
  });

  sampled("backs up a partition, with a manifest by which it is put back where it was", async () => {
    await using board = await boardWithTable();
    const workspace = workspaceWithBuild();
    const local = { upload: "never", output: "nvs.bin" };
    const backup = await runOn(board, { operation: "backup", address: "nvs", ...local }, workspace);
    expect(backup.annotations).toEqual([]);
    expect(backup.outputs).toMatchObject({
      "start-address": "0x9000",
      "bytes-read": "16384",
      verified: "true",
    });
    expect(readFileSync(join(workspace, "nvs.bin")).equals(NVS)).toBe(true);
    expect(JSON.parse(readFileSync(join(workspace, "nvs.bin.json"), "utf8"))).toMatchObject({
      start_address: "0x9000",
      size: 0x4000,
    });
    board.flash.poke(0x9000, noise("lost", 0x4000));
    const restored = await runOn(board, { operation: "restore", backup: "nvs.bin" }, workspace);
    expect(restored.annotations).toEqual([]);
    expect(restored.outputs).toMatchObject({ verified: "true", changed: "true" });
    expect(board.flash.read(0x9000, 0x4000).equals(NVS)).toBe(true);
    expect(
      board.flash.read(0x8000, 0x1000).subarray(0, 32).equals(partitionTableImage(ROWS).subarray(0, 32)),
    ).toBe(true);
  });

  sampled("is refused before the board is touched when the build's table does not know a name", async () => {
    await using board = await boardWithTable();
    const table = { "partition-table": "build/table.bin" };
    const run = await runOn(board, { operation: "erase", address: "nsv", ...table });
    expect(run.outputs).toMatchObject({ failure: "partition-unknown", "failure-class": "input" });
    expect(run.annotations[0]?.message).toContain("did you mean nvs?");
    expect(board.log.connections).toBe(0);
  });

  sampled(
    "is refused before anything is changed when the board's table does not, and leaves no record",
    async () => {
      await using board = await boardWithTable();
      const run = await runOn(board, { operation: "erase", address: "nsv" });
      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ failure: "partition-unknown", "board-state": "untouched" });
      expect(run.annotations).toHaveLength(1);
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
      const next = await runOn(board, { operation: "read", address: "nvs", output: "o.bin", size: 16 });
      expect(next.outputs).toMatchObject({ success: "true", "bytes-read": "16" });
      expect(next.outputs).not.toHaveProperty("previous-interruption");
    },
  );
});

describe("a board whose table today's tool would refuse to build", () => {
  const ODD = partitionTableImage([
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x1000 },
    { name: "app", type: 0, subtype: 0, address: 0x1_0000, size: 0x2000 },
    { name: "store", type: 1, subtype: 6, address: 0x2_0000, size: 0x1000 },
    { name: "store", type: 1, subtype: 6, address: 0x2_1000, size: 0x2000 },
  ]);

  async function oddBoard(): Promise<TestBoard> {
    const board = await startBoard({ flashSize: FLASH_SIZE });
    board.flash.poke(0x8000, ODD);
    board.flash.poke(0x9000, NVS);
    return board;
  }

  sampled("has a table, of which info says what is odd", async () => {
    await using board = await oddBoard();
    const run = await runOn(board, { operation: "info" });
    expect(run.result).toMatchObject({
      partition_table: {
        state: "found",
        problems: [
          'gives "nvs" a size of 0x1000, but writable NVS needs at least 0x3000',
          'has two partitions named "store"',
        ],
      },
      partitions: [{ name: "nvs" }, { name: "app" }, { name: "store" }, { name: "store" }],
    });
    expect(run.summary).toContain("it has two partitions named");
    expect(run.log).toContain("The partition table can boot a board, but ESP-IDF's gen_esp32part.py");
  });

  sampled("is known by the names that mean one partition, and says so", async () => {
    await using board = await oddBoard();
    const run = await runOn(board, { operation: "erase", address: "nvs" });
    expect(run.outputs).toMatchObject({ success: "true", "start-address": "0x9000", size: "4096" });
    expect(run.log).toContain("ESP-IDF's gen_esp32part.py rejects it");
    expect(
      board.flash
        .read(0x9000, 0x2000)
        .equals(Buffer.concat([Buffer.alloc(0x1000, 0xff), NVS.subarray(0x1000, 0x2000)])),
    ).toBe(true);
  });

  sampled("is not touched by a name that means two", async () => {
    await using board = await oddBoard();
    const run = await runOn(board, { operation: "erase", address: "store" });
    expect(run.outputs).toMatchObject({ failure: "partition-ambiguous", "failure-class": "input" });
    expect(run.annotations[0]?.message).toContain(
      'has 2 partitions "store" (4096 bytes at 0x20000, 8192 bytes at 0x21000): give the address',
    );
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  sampled("is the one that a flash by address is checked against", async () => {
    await using board = await oddBoard();
    const run = await runOn(board, { operation: "flash", file: "build/app.bin", address: "0x10000" });
    expect(run.outputs).toMatchObject({ failure: "beyond-partition" });
    expect(run.annotations[0]?.message).toContain("the partition app, which has 8192 bytes");
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  sampled("is told by a backup of it, too, whose map has the partitions", async () => {
    await using board = await oddBoard();
    const run = await runOn(board, { operation: "backup", output: "b.bin", upload: "never" });
    expect(run.result).toMatchObject({
      partitions: [{ name: "nvs" }, { name: "app" }, { name: "store" }, { name: "store" }],
      flash_map: {
        partition_table: {
          state: "found",
          problems: [expect.stringContaining("nvs"), expect.stringContaining("store")],
        },
      },
    });
  });

  sampled("is written with a warning, and the plan is checked against it anyway", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    const workspace = workspaceWithBuild();
    writeFileSync(join(workspace, "odd.bin"), ODD);
    const table = { operation: "flash", file: "odd.bin", address: "0x8000" };
    const run = await runOn(board, table, workspace);
    expect(run.outputs).toMatchObject({ verified: "true" });
    expect(run.outputs["warnings"]).toContain("gen_esp32part.py rejects it");
    const files = "0x8000 odd.bin\n0x10000 build/app.bin";
    const large = await runOn(board, { operation: "flash", files }, workspace);
    expect(large.outputs).toMatchObject({ failure: "beyond-partition" });
    const given = { operation: "erase", address: "nvs", "partition-table": "odd.bin" };
    expect((await runOn(board, given, workspace)).outputs).toMatchObject({
      failure: "partition-table-invalid",
    });
  });
});

describe("a table file that ends with its last row", () => {
  sampled("is the table that the sector is once it is written, for names and for the plan", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    board.flash.poke(0x8000, noise("old", 0x1000));
    const workspace = workspaceWithBuild();
    writeFileSync(join(workspace, "short.bin"), partitionTableImage(ROWS).subarray(0, 4 * 32));
    const files = "0x8000 short.bin\nota_0 build/app.bin";
    const run = await runOn(board, { operation: "flash", files }, workspace);
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ verified: "true" });
    expect(run.outputs).not.toHaveProperty("warnings");
    const table = Buffer.alloc(0x1000, 0xff);
    partitionTableImage(ROWS).copy(table);
    expect(board.flash.read(0x8000, 0x1000).equals(table)).toBe(true);
    expect(run.result).toMatchObject({ flash_map: { partition_table: { state: "found" } } });
    const given = { operation: "erase", address: "nvs", "partition-table": "short.bin" };
    expect((await runOn(board, given, workspace)).outputs).toMatchObject({ success: "true", size: "16384" });
  });
});
