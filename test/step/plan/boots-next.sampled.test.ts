// An application that is flashed into a slot does not run where OTA data chooses another one.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { otaData } from "../../support/board/flash-image.ts";
import { otaFlash } from "../../support/board/info-flash.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const MIB = 1024 * 1024;
const OLD = { name: "blink", version: "1.0.0", elfSha256: "11".repeat(32) };
const NEW = { name: "blink", version: "2.0.0", elfSha256: "22".repeat(32) };
const APP = applicationImage("esp32", NEW, noise("app", 8_000));
/** The table of the board's flash, as a build brings it. */
const TABLE = otaFlash("esp32", 0, [OLD, OLD]).subarray(0x8000, 0x8c00);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 12_000));
const SLOT_0 = { operation: "flash", file: "app.bin", address: "0x10000" };
const BUILD = "0x1000 bootloader.bin\n0x8000 table.bin\n0x10000 app.bin";

beforeAll(() => testEsptool());

function workspace(): string {
  const folder = freshFolder("boots-next");
  const files = {
    "app.bin": APP,
    "table.bin": TABLE,
    "bootloader.bin": BOOTLOADER,
    "slot0.bin": otaData(0),
    "data.bin": noise("data", 3_000),
    "blank.bin": Buffer.alloc(0x2000, 0xff),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

async function boardWith(slot: number, apps = [OLD, OLD] as const): Promise<TestBoard> {
  const board = await startBoard({ flashSize: MIB });
  board.flash.poke(0, otaFlash("esp32", slot, apps));
  return board;
}

function runOn(board: Pick<TestBoard, "url">, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, retries: 0, ...inputs }, { workspace: workspace() });
}

function bootsNext(run: ActionRun): unknown {
  return JSON.parse(run.outputs["boots-next"] ?? "null");
}

function warningsOf(run: ActionRun): string[] {
  return JSON.parse(run.outputs["warnings"] ?? "[]") as string[];
}

const SAID =
  '"app.bin" at 0x10000 goes to the partition app0, but app1 boots next, with the application blink 1.0.0: OTA data (the partition otadata) selects it. To boot the new application, also erase otadata, or flash it to app1.';

describe("a flash into the slot that does not boot", () => {
  sampled("warns with the name and the version that will boot", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, SLOT_0);
    expect(run.exitCode, run.log).toBe(0);
    expect(warningsOf(run)).toEqual([SAID]);
    expect(bootsNext(run)).toMatchObject({
      partition: "app1",
      name: "blink",
      version: "1.0.0",
      flashed: false,
      same_build: false,
    });
    expect(run.result).toMatchObject({ boots_next: bootsNext(run) });
    expect(run.log).toContain(SAID);
    expect(run.summary).toContain("app1 boots next");
    expect(run.summary).toContain("<code>blink 1.0.0</code>");
    // The table, what protects the chip, OTA data, the head of the other application, and the write.
    expect(board.log.connections).toBe(5);
    const map = JSON.parse(run.outputs["flash-map"] ?? "{}") as { rows: { name: string; boots: boolean }[] };
    expect(map.rows.filter(({ boots }) => boots).map(({ name }) => name)).toEqual(["app1"]);
  });

  sampled("says so of a bootloader, a table and an application without OTA data", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, { operation: "flash", files: BUILD });
    expect(run.exitCode, run.log).toBe(0);
    expect(warningsOf(run)).toEqual([SAID]);
    expect(bootsNext(run)).toMatchObject({ partition: "app1", flashed: false });
  });

  sampled("says that both slots hold the same build, and warns about nothing", async () => {
    await using board = await boardWith(1, [OLD, NEW]);
    const run = await runOn(board, SLOT_0);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("warnings");
    expect(bootsNext(run)).toMatchObject({ partition: "app1", flashed: false, same_build: true });
    expect(run.log).toContain("app1 boots next: blink 2.0.0, the same build as the one flashed to app0.");
    expect(run.summary).toContain("the same build");
  });

  sampled("is told by a dry run that reads the board, and nothing is changed", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, { ...SLOT_0, "dry-run": "connect" });
    expect(run.exitCode, run.log).toBe(0);
    expect(warningsOf(run)).toEqual([SAID]);
    expect(bootsNext(run)).toMatchObject({ partition: "app1", version: "1.0.0" });
    expect(run.outputs["commands"]).toContain("read-flash 0xd000 4128 ota-data.bin");
    expect(run.summary).toContain("app1 boots next");
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  sampled("is told by a dry run without the board where the files say it", async () => {
    await using board = await boardWith(0);
    const chosen = `${BUILD}\n0xd000 slot0.bin`;
    const run = await runOn(board, { operation: "flash", files: chosen, "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(bootsNext(run)).toMatchObject({ partition: "app0", version: "2.0.0", flashed: true });
    const open = await runOn(board, { operation: "flash", files: BUILD, "dry-run": true });
    expect(open.outputs).not.toHaveProperty("boots-next");
    expect(open.outputs["plan"]).toContain("OTA data on the board");
    expect(open.outputs["commands"]).toContain("read-flash 0xd000 4128 ota-data.bin");
    expect(board.log.connections).toBe(0);
  });
});

describe("a flash into the slot that boots", () => {
  sampled("says so without a warning, and reads OTA data alone", async () => {
    await using board = await boardWith(0);
    const run = await runOn(board, SLOT_0);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("warnings");
    expect(bootsNext(run)).toMatchObject({
      partition: "app0",
      name: "blink",
      version: "2.0.0",
      flashed: true,
      same_build: true,
    });
    expect(board.log.connections).toBe(4);
    const again = await runOn(board, SLOT_0);
    expect(again.outputs).toMatchObject({ "bytes-written": "0" });
    expect(bootsNext(again)).toMatchObject({ partition: "app0", version: "2.0.0", flashed: true });
  });

  it.each(
    sample(
      "by %s asks the board for none",
      [
        ["blank OTA data among the files", `${BUILD}\n0xd000 blank.bin`, {}],
        ["an erase of the whole flash first", BUILD, { "erase-first": true }],
      ],
      () => ["a case"],
    ).cases,
  )("by %s asks the board for none", async (_, files, more) => {
    await using board = await boardWith(1);
    const run = await runOn(board, { operation: "flash", files, ...more });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("warnings");
    expect(bootsNext(run)).toMatchObject({ partition: "app0", version: "2.0.0", flashed: true });
    // One asks what protects the chip, one writes.
    expect(board.log.connections).toBe(2);
  });
});

describe("which application boots next is not claimed", () => {
  sampled("of a flash without an application", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, { operation: "flash", file: "slot0.bin", address: "otadata" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("boots-next");
  });

  sampled("of a chip in Secure Download Mode, which lets nothing be read and is flashed anyway", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
    const folder = freshFolder("boots-next-locked");
    const files = {
      "boot.bin": bootloaderImage("esp32c3", "v5.4.1", noise("bootloader", 12_000)),
      "table.bin": TABLE,
      "app.bin": applicationImage("esp32c3", NEW, noise("app", 8_000)),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const build = "0x0 boot.bin\n0x8000 table.bin\n0x10000 app.bin";
    const inputs = { operation: "flash", port: board.url, files: build, verify: false, retries: 0 };
    const run = await runAction(inputs, { workspace: folder });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verified: "false", "board-state": "written-unverified" });
    // One asks what protects the chip, one writes.
    expect(board.log.connections).toBe(2);
    expect(run.outputs).not.toHaveProperty("boots-next");
  });

  sampled("of an application into whose middle the step writes, in the flash map neither", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, { operation: "flash", files: "0x10000 app.bin\n0x82000 data.bin" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("boots-next");
    expect(run.log).toContain("a file overwrites a part of the application in the partition app1");
    expect(run.outputs["flash-map"]).not.toContain('"boots":true');
  });

  sampled("with force, which asks the board for nothing", async () => {
    await using board = await boardWith(1);
    const run = await runOn(board, { ...SLOT_0, force: true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).not.toHaveProperty("boots-next");
    expect(board.log.connections).toBe(1);
  });
});

sampled("what OTA data selects and is not an application is skipped, as by the bootloader", async () => {
  await using board = await boardWith(1);
  board.flash.poke(0x8_0000, noise("noise", 4096));
  const run = await runOn(board, SLOT_0);
  expect(run.exitCode, run.log).toBe(0);
  expect(bootsNext(run)).toMatchObject({ partition: "app0", flashed: true });
});

sampled("what an application calls itself is text, wherever it is said", async () => {
  const hostile = { ...OLD, name: "##[error]</td><h1>`x` | @team" };
  await using board = await boardWith(1, [OLD, hostile]);
  const run = await runOn(board, SLOT_0);
  expect(run.exitCode, run.log).toBe(0);
  expect(bootsNext(run)).toMatchObject({ partition: "app1", name: hostile.name });
  expect(markupProblems(run.summary)).toEqual([]);
  expect(run.summary).not.toContain("<h1>");
  expect(run.annotations.map(({ level }) => level)).toEqual(["warning"]);
});
