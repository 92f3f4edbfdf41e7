import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FlashPicture } from "../../../src/report/flash-map/flash-picture.ts";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

/** As the header of the bootloaders says it. */
const FLASH = 4 * 1024 * 1024;
const HOSTILE_PARTITION = "::error::</td>";
const HOSTILE_APPLICATION = "##[error]</td><h1>`x` | @team";

let board: TestBoard;

beforeAll(async () => {
  await testEsptool();
});
beforeEach(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: FLASH });
});
afterEach(() => board.close());

/** The map of the output is in the log and in the summary, and nothing in it is obeyed. */
function expectShown(run: ActionRun, map: FlashPicture, title: string): void {
  const lines = run.log.split("\n");
  expect(lines).toContain(title);
  for (const { address, bar } of map.rows) {
    expect(lines.some((line) => line.includes(address) && line.includes(`[${bar}]`))).toBe(true);
    expect(run.summary).toContain(`<code>${address}</code>`);
  }
  const obeyed = run.executed.map(({ command }) => command);
  expect(obeyed.filter((name) => !/^(?:group|endgroup|stop-commands|[\da-f]{32})$/.test(name))).toEqual([]);
  expect(run.annotations).toEqual([]);
  expect(markupProblems(run.summary)).toEqual([]);
}

function mapOf(run: ActionRun): FlashPicture {
  const map = JSON.parse(run.outputs["flash-map"] ?? "null") as FlashPicture;
  expect(run.result).toMatchObject({ flash_map: map });
  return map;
}

describe("the flash map of a backup", () => {
  sampled(
    "is the same in the output, the log and the summary, and what a board says in it is text",
    async () => {
      board.flash.poke(0, bootloaderImage("esp32c3", "v5.5.1", noise("bootloader", 3000)));
      const rows = [
        { name: HOSTILE_PARTITION, type: 1, subtype: 0x06, address: 0x9000, size: 0x1000 },
        { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
      ];
      board.flash.poke(0x8000, partitionTableImage(rows));
      board.flash.poke(
        0x1_0000,
        applicationImage("esp32c3", { name: HOSTILE_APPLICATION, version: "1" }, noise("application", 4000)),
      );
      const run = await runAction({
        operation: "backup",
        port: board.url,
        output: "backup.bin",
        upload: "never",
      });
      expect(run.exitCode, run.log).toBe(0);

      const map = mapOf(run);
      expect(map).toMatchObject({ size: FLASH, changed_since: null, verified: "whole" });
      expect(map.rows.map(({ kind, name }) => name ?? kind)).toEqual([
        "bootloader",
        "partition-table",
        HOSTILE_PARTITION,
        "gap",
        "factory",
        "gap",
      ]);
      expect(map.rows[4]).toMatchObject({ boots: true, description: `${HOSTILE_APPLICATION} 1` });

      expectShown(run, map, "Flash map: 4 MiB, all of it verified by the chip's digest");
    },
  );
});

describe("the flash map of a step that changes the flash, or looks at it", () => {
  const TABLE = partitionTableImage([
    { name: HOSTILE_PARTITION, type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
  ]);
  const FILES = "0x0 boot.bin\n0x8000 table.bin\n0x10000 app.bin";
  let workspace: string;

  beforeEach(() => {
    workspace = realpathSync(mkdtempSync(join(tmpdir(), "flash-map-")));
    put("boot.bin", bootloaderImage("esp32c3", "v5.5.1", noise("bootloader", 3000)));
    put("table.bin", TABLE);
    putApp("1");
  });

  const put = (name: string, bytes: Buffer) => writeFileSync(join(workspace, name), bytes);
  const putApp = (version: string) =>
    put("app.bin", applicationImage("esp32c3", { name: HOSTILE_APPLICATION, version }, noise("app", 9000)));
  const run = (inputs: ActionInputs) => runAction({ port: board.url, ...inputs }, { workspace });

  sampled("is the same in the output, the log and the summary of a flash, an info and an erase", async () => {
    const flashed = await run({ operation: "flash", files: FILES });
    expect(flashed.exitCode, flashed.log).toBe(0);
    const title =
      "Flash map: size not known, 20 KiB written in this step, 15.1 KiB verified by the chip's digest";
    expectShown(flashed, mapOf(flashed), title);
    expect(mapOf(flashed).rows.map(({ kind, name, changed }) => [name ?? kind, changed])).toEqual([
      ["bootloader", 0x1000],
      ["partition-table", 0x1000],
      [HOSTILE_PARTITION, 0],
      ["gap", 0],
      ["factory", 0x3000],
    ]);

    putApp("2");
    const again = await run({ operation: "flash", files: FILES, "require-chip": "esp32c3" });
    const facts = "4 MiB, 12 KiB written in this step, 15.1 KiB verified by the chip's digest";
    expectShown(again, mapOf(again), `Flash map: ${facts}`);

    const asked = await run({ operation: "info" });
    expectShown(asked, mapOf(asked), "Flash map: 4 MiB, not verified by a digest");
    expect(mapOf(asked).rows.find(({ name }) => name === "factory")).toMatchObject({
      description: `${HOSTILE_APPLICATION} 2`,
      boots: true,
      used: null,
    });

    const erased = await run({ operation: "erase", address: "factory" });
    expectShown(
      erased,
      mapOf(erased),
      "Flash map: size not known, 64 KiB erased in this step, not verified by a digest",
    );
    expect(mapOf(erased).rows.at(-1)).toMatchObject({ name: "factory", content: "blank", changed: 0x1_0000 });
  });

  sampled("is not drawn in a dry run, nor of a flash that failed on its way", async () => {
    for (const dryRun of ["true", "connect"]) {
      const dry = await run({ operation: "flash", files: FILES, "dry-run": dryRun });
      expect(dry.exitCode, dry.log).toBe(0);
      expect(dry.outputs).not.toHaveProperty("flash-map");
    }
    await board.close();
    // The second of the files that are written does not take.
    const stuck = { kind: "stuck", address: 0x1_0100, length: 4, mask: 0xff } as const;
    board = await startBoard({ chip: "esp32c3", flashSize: FLASH, faults: [stuck] });
    const failed = await run({ operation: "flash", files: FILES, retries: 0 });
    expect(failed.outputs).toMatchObject({ success: "false", "board-state": "partly-written" });
    expect(failed.outputs).not.toHaveProperty("flash-map");
    expect(`${failed.log}${failed.summary}`).not.toContain("Flash map");
  });
});

describe("the flash map of a part", () => {
  const TABLE = partitionTableImage([
    { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
  ]);
  let workspace: string;
  const run = (inputs: ActionInputs) => runAction({ port: board.url, ...inputs }, { workspace });

  beforeEach(() => {
    workspace = realpathSync(mkdtempSync(join(tmpdir(), "flash-map-part-")));
    writeFileSync(join(workspace, "table.bin"), TABLE);
    board.flash.poke(0x8000, TABLE);
    board.flash.poke(0x9000, noise("settings", 0x1000));
  });

  it.each(
    sample(
      "of a backup is drawn by %s, and draws that part alone",
      [
        ["the board's own table", {}, "found"],
        ["the table that is given", { "partition-table": "table.bin" }, "given"],
      ],
      () => ["a case"],
    ).cases,
  )("of a backup is drawn by %s, and draws that part alone", async (_, table, state) => {
    const backup = { operation: "backup", address: "nvs", upload: "never", ...table };
    const first = await run({ ...backup, output: "first.bin" });
    expect(first.exitCode, first.log).toBe(0);
    const map = mapOf(first);
    expect(map).toMatchObject({ size: FLASH, part: { address: "0x9000", size: 0x4000 }, verified: "whole" });
    expect(map.partition_table.state).toBe(state);
    expect(map.rows).toMatchObject([{ kind: "partition", name: "nvs", address: "0x9000", size: 0x4000 }]);
    expectShown(first, map, "Flash map: 16 KiB at 0x9000 of 4 MiB, all of it verified by the chip's digest");
    expect(first.log).toContain("the flash from 0x9000 up to 0xd000");
    expect(`${first.log}${first.summary}`).not.toContain("the whole flash");
    expect(`${first.log}${first.summary}`).not.toContain("in no partition");

    board.flash.poke(0xa000, noise("stored since", 100));
    const second = await run({ ...backup, output: "second.bin", baseline: "first.bin" });
    expect(second.exitCode, second.log).toBe(0);
    expect(JSON.parse(second.outputs["changed-regions"] ?? "")).toEqual([
      { address: "0xa000", size: 4096, partitions: ["nvs"] },
    ]);
    expect(mapOf(second)).toMatchObject({ changed: 4096, rows: [{ name: "nvs", changed: 4096 }] });
  });

  it.each(
    sample("of a read names the partition, with %j", [{}, { "partition-table": "table.bin" }], () => [
      "a case",
    ]).cases,
  )("of a read names the partition, with %j", async (table) => {
    const read = await run({ operation: "read", address: "nvs", output: "nvs.bin", ...table });
    expect(read.exitCode, read.log).toBe(0);
    const map = mapOf(read);
    expect(map.part).toEqual({ address: "0x9000", size: 0x4000 });
    expect(map.rows.map(({ name }) => name)).toEqual(["nvs"]);
    expect(`${read.log}${read.summary}`).not.toMatch(/the whole flash|in no partition|[?❔]{3}/u);
  });

  sampled("by address claims nothing of partitions, since no table was looked at", async () => {
    const part = { address: "0x9000", size: "16K" };
    for (const inputs of [
      { operation: "backup", output: "part.bin", upload: "never", ...part },
      { operation: "read", output: "read.bin", ...part },
      { operation: "restore", backup: "part.bin" },
    ]) {
      const done = await run(inputs);
      expect(done.exitCode, done.log).toBe(0);
      const map = mapOf(done);
      expect(map.partition_table.state).toBe("unknown");
      expect(map.part).toEqual({ address: "0x9000", size: 0x4000 });
      expect(map.rows).toMatchObject([{ kind: "gap", address: "0x9000", size: 0x4000 }]);
      expect(done.log).toContain("No partition table was read.");
      expect(`${done.log}${done.summary}`).not.toMatch(/the whole flash|in no partition/);
    }
  });
});
