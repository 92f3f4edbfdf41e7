import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const KIB = 1024;
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
]);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 12_000));
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));
const FILES = "0x1000 bootloader.bin\n0x8000 table.bin\n0x10000 app.bin";
const MERGED = Buffer.alloc(0x1_0000 + APP.length, 0xff);
BOOTLOADER.copy(MERGED, 0x1000);
TABLE.copy(MERGED, 0x8000);
APP.copy(MERGED, 0x1_0000);

let board: TestBoard;

beforeAll(async () => {
  board = await startBoard({ flashSize: 256 * KIB });
});
afterAll(() => board[Symbol.asyncDispose]());
beforeEach(() => {
  board.flash.poke(0, Buffer.alloc(256 * KIB, 0xff));
  board.log.clear();
});

function workspace(): string {
  const folder = freshFolder("dry-run");
  const files = { "bootloader.bin": BOOTLOADER, "table.bin": TABLE, "app.bin": APP, "merged.bin": MERGED };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "s3.bin"), applicationImage("esp32s3", {}));
  writeFileSync(join(folder, "whole.bin"), noise("whole", 16 * KIB));
  writeFileSync(join(folder, "cut.bin"), APP.subarray(0, 4000));
  return folder;
}

function step(inputs: Record<string, string | boolean>, folder = workspace()): Promise<ActionRun> {
  return runAction({ port: board.url, retries: "0", ...inputs }, { workspace: folder });
}

function expectNothingWritten(): void {
  expect([board.log.writes, board.log.erases]).toEqual([[], []]);
}

function commandsOf(run: ActionRun): string[] {
  return JSON.parse(run.outputs["commands"] ?? "[]") as string[];
}

describe("a dry run without the board", () => {
  const connection = "--port URL --before no-reset --after no-reset-stub";
  it.each(
    sample(
      "of %j tells the plan and the commands, and opens no port",
      [
        [
          { operation: "flash", files: FILES },
          [
            `esptool --chip esp32 ${connection} dump-mem 0x3ff5a000 28 efuses.bin`,
            `esptool --chip esp32 ${connection} write-flash --skip-flashed 0x1000 bootloader.bin 0x8000 table.bin 0x10000 app.bin`,
          ],
        ],
        [
          { operation: "flash", file: "app.bin", address: "0x10000", chip: "esp32" },
          [
            `esptool --chip esp32 ${connection} read-flash 0x8000 3072 board-table.bin`,
            `esptool --chip esp32 ${connection} dump-mem 0x3ff5a000 28 efuses.bin`,
            `esptool --chip esp32 ${connection} write-flash --skip-flashed 0x10000 app.bin`,
          ],
        ],
        [
          { operation: "flash", file: "table.bin", address: "0x8000" },
          [
            `esptool --chip auto ${connection} flash-id`,
            `esptool --chip auto ${connection} write-flash --skip-flashed 0x8000 table.bin`,
          ],
        ],
        [
          { operation: "flash", file: "table.bin", address: "0x8000", chip: "esp8266" },
          [`esptool --chip esp8266 ${connection} write-flash --skip-flashed 0x8000 table.bin`],
        ],
        [
          { operation: "flash", file: "app.bin", address: "0x10000" },
          [
            `esptool --chip auto ${connection} read-flash 0x8000 3072 board-table.bin`,
            `esptool --chip esp32 ${connection} dump-mem 0x3ff5a000 28 efuses.bin`,
            `esptool --chip esp32 ${connection} write-flash --skip-flashed 0x10000 app.bin`,
          ],
        ],
        [
          { operation: "verify", files: FILES },
          [
            `esptool --chip auto ${connection} verify-flash 0x1000 bootloader.bin 0x8000 table.bin 0x10000 app.bin`,
          ],
        ],
        [
          { operation: "read", output: "my part.bin", address: "0x9000", size: "24K" },
          [`esptool --chip auto ${connection} read-flash 0x9000 24576 'my part.bin'`],
        ],
        [{ operation: "erase", "erase-all": true }, [`esptool --chip auto ${connection} erase-flash`]],
        [
          { operation: "backup", output: "b.bin", upload: "never" },
          [
            `esptool --chip auto ${connection} flash-id`,
            `esptool --chip auto ${connection} verify-flash 0x0 b.bin`,
          ],
        ],
        [
          { operation: "info", "require-chip": "esp32" },
          [
            `esptool --chip auto ${connection} flash-id`,
            `esptool --chip auto ${connection} read-flash 0x8000 3072 board-table.bin`,
          ],
        ],
      ],
      () => ["a case"],
    ).cases,
  )("of %j tells the plan and the commands, and opens no port", async (inputs, commands) => {
    const folder = workspace();
    const run = await step({ ...inputs, "dry-run": true }, folder);
    expect(run.exitCode, run.log).toBe(0);
    expect(commandsOf(run)).toEqual(commands.map((command) => command.replace("URL", board.url)));
    for (const command of commandsOf(run)) expect(run.log).toContain(command);
    expect(run.outputs).toMatchObject({
      success: "true",
      operation: inputs.operation,
      "dry-run": "true",
      "bytes-written": "0",
      "board-state": "untouched",
    });
    for (const name of ["verified", "artifact-id", "esptool-version"])
      expect(run.outputs).not.toHaveProperty(name);
    expect(run.summary).toContain("the board was not read");
    expect(board.log.connections).toBe(0);
    expect(existsSync(join(folder, "b.bin")) || existsSync(join(folder, "my part.bin"))).toBe(false);
  });

  sampled("refuses what the flash would, all of it in one message", async () => {
    const files = "0x0 bootloader.bin\n0x10000 cut.bin";
    const run = await step({ operation: "flash", files, "dry-run": true });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "plan-refused", "failure-class": "refused" });
    expect(run.annotations[0]?.message).toMatch(/2 problems were found[^]*truncated[^]*is a bootloader/);
    expect(board.log.connections).toBe(0);
  });
});

describe("a dry run where the port is not there", () => {
  const port = "/dev/ttyNotThere0";
  it.each(
    sample(
      "of %j says so, and what was not checked",
      [
        [{ operation: "flash", files: FILES }, /any of it is already in the flash/],
        [{ operation: "flash", file: "app.bin", address: "0x10000" }, /fit the board's partition table/],
        [{ operation: "verify", files: FILES }, /Whether the flash matches/],
        [{ operation: "read", output: "r.bin", address: "0x9000", size: "24K" }, /flash is large enough/],
        [{ operation: "erase", "erase-all": true }, /Secure Boot or flash encryption/],
        [
          { operation: "backup", output: "b.bin", upload: "never" },
          /The size and content of the board's flash/,
        ],
        [{ operation: "info", "require-chip": "esp32" }, /meets the `require-…` inputs/],
        [
          { operation: "restore", backup: "whole.bin", "allow-unidentified-backup": true },
          /the board of the backup/,
        ],
      ],
      () => ["a case"],
    ).cases,
  )("of %j says so, and what was not checked", async (inputs, unchecked) => {
    const folder = workspace();
    const run = await step({ ...inputs, port, "dry-run": true }, folder);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ success: "true", "dry-run": "true", "board-state": "untouched" });
    expect(run.outputs).not.toHaveProperty("esptool-version");
    const [first, ...others] = JSON.parse(run.outputs["not-checked"] ?? "[]") as string[];
    expect(first).toBe(`The port ${port} does not exist.`);
    expect(others.join("\n")).toMatch(unchecked);
    expect(run.result).toMatchObject({ not_checked: [first, ...others] });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        level: "warning",
        message: expect.stringContaining(`The port ${port} does not exist`) as string,
      }),
    ]);
    expect(run.summary).toContain("Not checked");
    for (const line of others) expect(run.log).toContain(line);
    expect(existsSync(join(folder, "b.bin")) || existsSync(join(folder, "r.bin"))).toBe(false);
  });

  sampled("refuses what needs no board", async () => {
    const run = await step({
      operation: "flash",
      file: "cut.bin",
      address: "0x10000",
      port,
      "dry-run": true,
    });
    expect(run.outputs).toMatchObject({ failure: "image-damaged" });
  });

  sampled("fails where it would read the board, as does the operation itself", async () => {
    for (const more of [{ "dry-run": "connect" }, {}]) {
      const run = await step({ operation: "flash", files: FILES, port, ...more });
      expect(run.outputs).toMatchObject({ failure: "port-not-found", "failure-class": "link" });
    }
  });

  sampled("fails where something is there that is not a port", async () => {
    const run = await step({ operation: "info", port: "/dev/shm", "dry-run": true });
    expect(run.outputs).toMatchObject({ failure: "port-not-allowed" });
  });
});

sampled(
  "a dry run without the board says that it did not look for the one that a selector names",
  async () => {
    const run = await step({ operation: "info", port: "serial=0001", "dry-run": true });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);
    const [first] = JSON.parse(run.outputs["not-checked"] ?? "[]") as string[];
    expect(first).toBe("The board was not searched: serial=0001.");
  },
);

describe("a dry run that connects", () => {
  sampled("says of each file whether it would be written, and writes none", async () => {
    // As much flash as the bootloader says.
    await using large = await startBoard();
    large.flash.poke(0x1000, BOOTLOADER);
    const inputs = { operation: "flash", files: FILES, "dry-run": "connect" };
    const small = await step(inputs);
    expect(small.outputs).toMatchObject({ failure: "flash-too-small", "board-state": "untouched" });
    const run = await step({ ...inputs, port: large.url });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({
      "dry-run": "connect",
      changed: "true",
      chip: "ESP32",
      "bytes-written": "0",
    });
    const files = JSON.parse(run.outputs["files"] ?? "[]") as { in_flash: boolean }[];
    expect(files.map(({ in_flash }) => in_flash)).toEqual([true, false, false]);
    expect(run.summary).toContain("not changed");
    expect([large.log.writes, large.log.erases]).toEqual([[], []]);
    expectNothingWritten();
  });

  it.each(
    sample(
      "of $operation changes nothing, and makes no file",
      [
        { operation: "verify", files: FILES },
        { operation: "read", output: "r.bin" },
        { operation: "erase", "erase-all": true },
        { operation: "backup", output: "b.bin", upload: "never" },
        { operation: "info" },
      ],
      () => ["a case"],
    ).cases,
  )("of $operation changes nothing, and makes no file", async (inputs) => {
    const folder = workspace();
    const run = await step({ ...inputs, "dry-run": "connect" }, folder);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ "dry-run": "connect", chip: "ESP32" });
    expect(existsSync(join(folder, "r.bin")) || existsSync(join(folder, "b.bin"))).toBe(false);
    expectNothingWritten();
  });

  sampled("refuses a region beyond the flash of the board", async () => {
    const run = await step({ operation: "erase", address: "0x40000", size: "4K", "dry-run": "connect" });
    expect(run.outputs).toMatchObject({ failure: "beyond-flash" });
    expectNothingWritten();
  });
});

describe("a flash", () => {
  sampled("is refused for its files before the port is opened", async () => {
    const run = await step({ operation: "flash", file: "cut.bin", address: "0x10000" });
    expect(run.outputs).toMatchObject({ failure: "image-damaged", "board-state": "untouched" });
    expect(board.log.connections).toBe(0);
  });

  sampled("of another chip's application is refused by the board, wherever it would lie", async () => {
    const run = await step({ operation: "flash", file: "s3.bin", address: "0x10000" });
    expect(run.outputs).toMatchObject({ failure: "image-wrong-chip", "board-state": "untouched" });
    expectNothingWritten();
  });

  sampled("of an application that the board's table has no place for is refused", async () => {
    board.flash.poke(0x8000, TABLE);
    const run = await step({ operation: "flash", file: "app.bin", address: "0x20000" });
    expect(run.outputs).toMatchObject({ failure: "image-misplaced", "board-state": "untouched" });
    expect(run.annotations[0]?.message).toContain('0x10000 "factory"');
    expectNothingWritten();
  });

  sampled(
    "of a merged image goes onto a blank board, and is refused where it would wipe settings",
    async () => {
      const inputs = { operation: "flash", file: "merged.bin" };
      const first = await step(inputs);
      expect(first.exitCode, first.log).toBe(0);
      expect(first.outputs).toMatchObject({ verified: "true" });
      board.log.clear();
      board.flash.poke(0x9000, noise("settings", 4096));
      const second = await step(inputs);
      expect(second.outputs).toMatchObject({ failure: "data-loss", "failure-class": "refused" });
      expect(second.annotations[0]?.message).toContain('"nvs" (24576 bytes at 0x9000)');
      expectNothingWritten();
      const third = await step({ ...inputs, "allow-data-loss": true });
      expect(third.exitCode, third.log).toBe(0);
      expect(board.flash.read(0x9000, 4096).every((byte) => byte === 0xff)).toBe(true);
    },
  );
});

describe("what no board that is expected could take", () => {
  it.each(
    sample<[string, Record<string, string | boolean>, string]>(
      "is refused by a dry run and by the step, before the board is opened: %s",
      [
        [
          "a build for another chip",
          { operation: "flash", file: "app.bin", address: "0x10000", "require-chip": "esp32s3" },
          "image-wrong-chip",
        ],
        [
          "a build for more flash",
          { operation: "flash", files: FILES, "require-flash-size": "2MB" },
          "flash-too-small",
        ],
        [
          "a region beyond its flash",
          {
            operation: "read",
            address: "0x40000",
            size: "4096",
            output: "r.bin",
            "require-flash-size": "256KB",
          },
          "beyond-flash",
        ],
        [
          "an erase beyond its flash",
          { operation: "erase", address: "0x200000", size: "4096", "require-flash-size": "2MB" },
          "beyond-flash",
        ],
      ],
      () => ["a case"],
    ).cases,
  )("is refused by a dry run and by the step, before the board is opened: %s", async (_, inputs, failure) => {
    board.log.clear();
    for (const dryRun of ["true", "false"]) {
      const run = await step({ ...inputs, "dry-run": dryRun });
      expect(run.outputs, run.log).toMatchObject({ success: "false", failure });
    }
    expect(board.log.connections).toBe(0);
  });

  sampled("leaves what fits alone, and says no more of the flash than is known", async () => {
    const run = await step({
      operation: "flash",
      files: FILES,
      "require-flash-size": "4MB",
      "dry-run": "true",
    });
    expect(run.exitCode, run.log).toBe(0);
    const small = await step({
      operation: "flash",
      files: FILES,
      "require-flash-size": "1MB",
      "dry-run": "true",
    });
    expect(small.log).toContain("and the board is to have 1048576 bytes");
  });
});

it.each(
  sample<[string, Record<string, string | boolean>, string | undefined]>(
    "an esptool %s is judged in a dry run as the step would",
    [
      ["without a lock", { "esptool-version": "5.1.9" }, "esptool-version-unpinned"],
      [
        "without a lock, by pip",
        { "esptool-version": "5.1.9", "esptool-source": "pip" },
        "esptool-version-unpinned",
      ],
      [
        "without a digest",
        { "esptool-version": "5.5.0", "esptool-source": "release" },
        "esptool-digest-unknown",
      ],
      [
        "without a lock, which is accepted",
        { "esptool-version": "5.1.9", "allow-unpinned-esptool": true },
        undefined,
      ],
      ["without a version", { "esptool-source": "release" }, undefined],
      ["with a digest", { "esptool-version": "5.4.0", "esptool-source": "release" }, undefined],
    ],
    () => ["a case"],
  ).cases,
)("an esptool %s is judged in a dry run as the step would", async (_, inputs, failure) => {
  const run = await step({ operation: "info", "dry-run": "true", ...inputs });
  expect(run.outputs["failure"], run.log).toBe(failure);
});
