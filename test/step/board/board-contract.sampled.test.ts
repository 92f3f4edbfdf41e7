import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { otaFlash } from "../../support/board/info-flash.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { ptyPort } from "../../support/board/pty-port.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const MIB = 0x10_0000;

function runOn(board: TestBoard, inputs: ActionInputs): Promise<ActionRun> {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  writeFileSync(join(workspace, "app.bin"), noise("app", 9_000));
  return runAction({ port: board.url, ...inputs }, { workspace });
}

describe("a step on a board that is not the one expected", () => {
  it.each(
    sample<ActionInputs>(
      "is refused before $operation begins, and nothing is erased or written",
      [
        { operation: "flash", file: "app.bin", address: "0x10000" },
        { operation: "erase", "erase-all": true },
        { operation: "read", output: "dump.bin", address: "0x0", size: "4K" },
      ],
      () => ["a case"],
    ).cases,
  )("is refused before $operation begins, and nothing is erased or written", async (inputs) => {
    await using board = await startBoard({ flashSize: MIB });
    const before = noise("before", MIB);
    board.flash.poke(0, before);
    const run = await runOn(board, {
      ...inputs,
      "require-mac": "00-11-22-33-44-55",
      "require-chip": "ESP32",
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      failure: "requirement-not-met",
      "failure-class": "refused",
      "board-state": "untouched",
      success: "false",
      chip: "ESP32",
      mac: "24:0a:c4:51:7e:0c",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("24:0a:c4:51:7e:0c, not 00:11:22:33:44:55");
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    expect(board.flash.read(0, MIB).equals(before)).toBe(true);
    expect(run.tempListing).toEqual([]);
  });

  sampled(
    "continues where the board is the one expected, and says that the chip stays in bootloader mode",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      const run = await runOn(board, {
        operation: "flash",
        file: "app.bin",
        address: "0x10000",
        "require-mac": "24:0A:C4:51:7E:0C",
        "require-flash-size": "1MB",
        "require-revision": ">=v3.0",
      });
      expect(run.log).toContain("Hash of data verified.");
      expect(run.outputs).toMatchObject({ success: "true", verified: "true", "app-started": "no" });
      expect(run.summary).toContain("<strong>not started</strong>");
      expect(board.log.connections).toBe(2);
    },
  );
});

/** Flashes an application with its table, neither of them encrypted or signed. */
function flashPlain(
  board: TestBoard,
  chip: "esp32" | "esp32c3",
  inputs: ActionInputs = {},
): Promise<ActionRun> {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const row = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 };
  writeFileSync(join(workspace, "table.bin"), partitionTableImage([row]));
  writeFileSync(join(workspace, "app.bin"), applicationImage(chip, { name: "blink" }));
  const files = "0x8000 table.bin\n0x10000 app.bin";
  return runAction({ operation: "flash", port: board.url, files, ...inputs }, { workspace });
}

describe("a flash of a plain build with its table", () => {
  it.each(
    sample(
      "is refused where the flash of the %s is encrypted, with %j",
      [
        ["esp32", {}],
        ["esp32c3", {}],
        ["esp32", { "require-chip": "esp32" }],
        ["esp32", { chip: "esp32", retries: 0 }],
        ["esp32c3", { "erase-first": true }],
      ] as const,
      () => ["a case"],
    ).cases,
  )("is refused where the flash of the %s is encrypted, with %j", async (chip, inputs) => {
    await using board = await startBoard({ chip, flashSize: MIB, flashEncryption: true });
    const before = noise("ciphertext", MIB);
    board.flash.poke(0, before);
    const run = await flashPlain(board, chip, inputs);
    expect(run.outputs).toMatchObject({ failure: "security-refused", "board-state": "untouched" });
    expect(run.outputs).toMatchObject({ "failure-class": "refused", "app-started": "no" });
    expect(run.annotations[0]?.message).toContain("the chip has flash encryption on");
    expect(board.flash.read(0, MIB).equals(before)).toBe(true);
  });

  sampled(
    "costs one process more for what protects the chip, and none where `force` would override the answer",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      for (const [force, connections] of [
        [false, 2],
        [true, 1],
      ] as const) {
        board.log.clear();
        const run = await flashPlain(board, "esp32", { force });
        expect(run.outputs).toMatchObject({ success: "true", verified: "true" });
        expect(board.log.connections).toBe(connections);
        // Where the question leaves the chip is not news, and not said.
        expect(run.log.split("Staying in flasher stub.")).toHaveLength(2);
        expect(run.log.indexOf("Staying in")).toBeGreaterThan(run.log.lastIndexOf("Hash of data verified."));
      }
    },
  );

  it.each(
    sample(
      "is refused where the %s has Secure Boot on and the build is not signed, with what to do",
      ["esp32", "esp32c3"] as const,
      () => ["a case"],
    ).cases,
  )(
    "is refused where the %s has Secure Boot on and the build is not signed, with what to do",
    async (chip) => {
      await using board = await startBoard({ chip, flashSize: MIB, secureBoot: true });
      const before = noise("signed firmware", MIB);
      board.flash.poke(0, before);
      const run = await flashPlain(board, chip);
      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({
        failure: "security-refused",
        "failure-class": "refused",
        "board-state": "untouched",
        success: "false",
      });
      expect(run.annotations).toHaveLength(1);
      expect(run.annotations[0]?.message).toMatch(
        /"app\.bin" at 0x10000 is not signed, but the chip has Secure Boot on[^]*espsecure sign-data/,
      );
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
      expect(board.flash.read(0, MIB).equals(before)).toBe(true);
    },
  );

  sampled("costs one process for who it is and one for its security, where it is as expected", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const run = await flashPlain(board, "esp32", { "require-chip": "esp32" });
    expect(run.outputs).toMatchObject({ success: "true", verified: "true" });
    expect(board.log.connections).toBe(3);
  });
});

describe("an info step", () => {
  sampled(
    "gives what is on the board as outputs and as tables, with the words of firmware made harmless",
    async () => {
      await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
      const hostile = { name: "<b>@all</b>\u001b[31m", version: "::error::1|2" };
      board.flash.poke(0, otaFlash("esp32s3", 0, [hostile, { name: "other", version: "2" }]));
      const run = await runOn(board, { operation: "info" });
      expect(run.exitCode).toBe(0);
      expect(run.outputs).toMatchObject({
        operation: "info",
        chip: "ESP32-S3",
        revision: "v0.2",
        crystal: "40MHz",
        "flash-size": String(MIB),
        "flash-manufacturer": "ef",
        "flash-device": "4014",
        "board-state": "untouched",
      });
      expect(JSON.parse(run.outputs["application"] ?? "")).toMatchObject({
        partition: "app0",
        version: "::error::1|2",
      });
      expect(JSON.parse(run.outputs["partitions"] ?? "")).toHaveLength(4);
      expect(JSON.parse(run.outputs["partition-table"] ?? "")).toMatchObject({ state: "found" });
      expect(JSON.parse(run.outputs["security"] ?? "")).toMatchObject({ secure_boot: false });
      expect(run.summary).toContain("### ✅ info: ESP32-S3 &#40;QFN56&#41;, 4 partitions");
      expect(run.summary).toContain("<strong>boots</strong>");
      expect(run.summary).not.toContain("<b>");
      expect(run.annotations).toEqual([]);
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
      expect(run.tempListing).toEqual([]);
    },
  );
});

describe.skipIf(process.platform === "win32")("a step on a serial port without lines to reset a chip", () => {
  sampled("flashes a chip that waits in bootloader mode, and says that it still does", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using port = await ptyPort(board);
    const run = await runOn(board, {
      operation: "flash",
      port: port.device,
      file: "app.bin",
      address: "0x10000",
      "require-chip": "esp32",
    });
    expect(run.log).toContain("Chip was NOT reset.");
    expect(run.outputs).toMatchObject({ success: "true", verified: "true", "app-started": "no" });
    expect(board.flash.read(0x1_0000, 9_000).equals(noise("app", 9_000))).toBe(true);
    expect(run.orphans).toEqual([]);
  });
});
