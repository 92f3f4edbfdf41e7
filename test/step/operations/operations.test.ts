import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { noise, sha256, text } from "../../support/bytes.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const MIB = 1024 * 1024;
const FILES = "0x1000 build/boot.bin\n0x10000 build/app.bin";

function workspaceWithFirmware(): string {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  mkdirSync(join(workspace, "build"));
  writeFileSync(join(workspace, "build", "boot.bin"), text("boot", 9001));
  writeFileSync(join(workspace, "build", "app.bin"), text("app", 30_000));
  return workspace;
}

function runOn(board: TestBoard, workspace: string, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace });
}

function expectCleanEnd(run: ActionRun): void {
  expect(run.tempListing).toEqual([]);
  expect(run.orphans).toEqual([]);
  expect(run.stderr).toBe("");
  // Nothing leaks into the steps that follow.
  expect([run.exportedEnv, run.addedPaths, run.state]).toEqual([{}, [], {}]);
}

describe("a flash step", () => {
  it("reports what was verified in outputs, JSON result, log and summary", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const run = await runOn(board, workspaceWithFirmware(), { operation: "flash", files: FILES });
    expect(run.log).toContain("Hash of data verified.");
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({
      success: "true",
      operation: "flash",
      verified: "true",
      port: board.url,
      "file-count": "2",
      "total-size": "39001",
      "bytes-written": "39004",
      compressed: "true",
      chip: "ESP32",
      mac: expect.stringMatching(/^([\da-f]{2}:){5}[\da-f]{2}$/) as string,
      "esptool-version": "5.6.0",
      "elapsed-seconds": expect.stringMatching(/^\d+(\.\d+)?$/) as string,
    });
    expect(run.outputs).not.toHaveProperty("failure");
    expect(run.result).toMatchObject({
      success: true,
      files: [
        { address: "0x1000", path: "build/boot.bin", size: 9001 },
        { address: "0x10000", path: "build/app.bin", size: 30_000 },
      ],
      verified: true,
    });
    expect(run.summary).toContain("### ✅ flash: 2 images written, each verified by the chip's digest");
    expect(run.summary).toContain("<code>build/app.bin</code>");
    expect(board.log.connections).toBe(1);
    expectCleanEnd(run);
  });

  it("takes a single file at its address", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const workspace = workspaceWithFirmware();
    const run = await runOn(board, workspace, {
      operation: "flash",
      file: "build/boot.bin",
      address: "65536",
      chip: "ESP32-C3",
    });
    expect(run.outputs).toMatchObject({
      "firmware-path": "build/boot.bin",
      address: "0x10000",
      "firmware-size": "9001",
      verified: "true",
      chip: "ESP32-C3",
    });
    expect(board.flash.read(0x10000, 9001).equals(text("boot", 9001))).toBe(true);
  });

  it("takes its files as JSON, and absolute paths as they are", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const elsewhere = workspaceWithFirmware();
    const path = join(elsewhere, "build", "app.bin");
    const files = JSON.stringify([{ address: "0x20000", path }]);
    const run = await runOn(board, workspaceWithFirmware(), { operation: "flash", files });
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.outputs["files"] ?? "")).toEqual([
      { address: "0x20000", path, size: 30_000, state: "written", written: 30_000 },
    ]);
  });

  it("says what was there already, and shows it", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const workspace = workspaceWithFirmware();
    await runOn(board, workspace, { operation: "flash", files: FILES });
    const inputs = { operation: "flash", files: FILES };
    const again = await runOn(board, workspace, inputs);
    expect(again.exitCode).toBe(0);
    expect(again.outputs).toMatchObject({
      "bytes-written": "0",
      "bytes-skipped": "39001",
      verified: "true",
      "board-state": "untouched",
    });
    expect(again.summary).toContain(
      "### ✅ flash: 2 images already in the flash, each verified by the chip's digest",
    );
    writeFileSync(join(workspace, "build", "app.bin"), text("another", 30_000));
    const next = await runOn(board, workspace, inputs);
    expect(next.outputs).toMatchObject({
      "bytes-written": "30000",
      "bytes-skipped": "9001",
      verified: "true",
      "board-state": "written",
    });
    expect(next.summary).toContain("<td>there already</td>");
    expect(next.summary).toContain("<td>written</td>");
    const all = await runOn(board, workspace, { ...inputs, rewrite: true });
    expect(all.outputs).toMatchObject({ "bytes-written": "39004", "bytes-skipped": "0" });
    expectCleanEnd(all);
  });

  it("erases the whole chip first when that is asked for by name, and needs the stub for it", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.flash.poke(0x80000, noise("old", 4096));
    const inputs = { operation: "flash", files: FILES, "erase-first": true };
    const refused = await runOn(board, workspaceWithFirmware(), { ...inputs, "no-stub": true });
    expect(refused.outputs).toMatchObject({ failure: "input-invalid" });
    expect(refused.annotations[0]?.message).toContain("`erase-first` needs the flasher stub");
    expect(board.log.connections).toBe(0);
    const run = await runOn(board, workspaceWithFirmware(), inputs);
    expect(run.outputs).toMatchObject({
      "bytes-written": "39004",
      verified: "true",
      "board-state": "written",
    });
    expect(board.flash.read(0x80000, 4096).every((byte) => byte === 0xff)).toBe(true);
  });
});

describe("a verify step", () => {
  it("closes the gate on a difference, with one annotation that says where it is", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const workspace = workspaceWithFirmware();
    await runOn(board, workspace, { operation: "flash", files: FILES });
    board.flash.poke(0x10123, Uint8Array.of(0));
    const run = await runOn(board, workspace, { operation: "verify", files: FILES });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      success: "true",
      verified: "false",
      mismatch: "true",
      failure: "verify-mismatch",
      "failure-class": "mismatch",
    });
    expect(JSON.parse(run.outputs["details"] ?? "")).toEqual([
      {
        path: "build/app.bin",
        address: "0x10000",
        size: 30_000,
        first_difference: "0x10123",
        differing_bytes: 1,
      },
    ]);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({
      level: "error",
      title: "esptool-action: verify-mismatch",
      message: expect.stringContaining("1 of 30000 bytes differ, the first at 0x10123") as string,
    });
    expect(run.summary).toContain("### ❌ verify: the flash differs from 1 file");
    expectCleanEnd(run);
  });

  it("leaves the decision to the workflow with fail-on-mismatch: false", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const run = await runOn(board, workspaceWithFirmware(), {
      operation: "verify",
      files: FILES,
      "fail-on-mismatch": false,
    });
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.outputs).toMatchObject({ success: "true", verified: "false", mismatch: "true" });
    expect(run.outputs).not.toHaveProperty("failure");
  });
});

describe("a read step", () => {
  it("makes the file with its folders, and gives its digest", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const contents = noise("contents", 5000);
    board.flash.poke(0x5000, contents);
    const workspace = workspaceWithFirmware();
    const run = await runOn(board, workspace, {
      operation: "read",
      output: "dumps/today/part.bin",
      address: "0x5000",
      size: "5000",
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      "output-path": "dumps/today/part.bin",
      "start-address": "0x5000",
      "bytes-read": "5000",
      sha256: sha256(contents),
    });
    expect(readFileSync(join(workspace, "dumps", "today", "part.bin")).equals(contents)).toBe(true);
    expectCleanEnd(run);
  });
});

describe("an erase step", () => {
  it("erases the region and nothing else", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.flash.poke(0, noise("full", MIB));
    const run = await runOn(board, workspaceWithFirmware(), {
      operation: "erase",
      address: "0x2000",
      size: "8K",
    });
    expect(run.outputs).toMatchObject({ "erase-type": "region", "start-address": "0x2000", size: "8192" });
    expect(board.log.erases).toEqual([{ address: 0x2000, length: 0x2000 }]);
    expectCleanEnd(run);
  });

  it("erases the whole flash when that is asked for by name", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.flash.poke(0, noise("full", MIB));
    const run = await runOn(board, workspaceWithFirmware(), { operation: "erase", "erase-all": true });
    expect(run.outputs).toMatchObject({ "erase-type": "full", "start-address": "0x0" });
    expect(run.result).toMatchObject({ size: null });
    expect(board.flash.read(0, MIB).every((byte) => byte === 0xff)).toBe(true);
  });
});

describe("a step that is cancelled", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("ends esptool on %s and leaves nothing behind", async (signal) => {
    await using board = await startBoard({ flashSize: MIB, linkBaud: 115_200 });
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    const step = startAction({ port: board.url, operation: "read", output: "out/x.bin" }, { workspace });
    await expect.poll(() => board.log.bytesOut, { timeout: 120_000, interval: 20 }).toBeGreaterThan(20_000);
    step.kill(signal);
    const run = await step.done;
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      success: "false",
      failure: "cancelled",
      "failure-class": "cancelled",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.summary).toContain("cancelled");
    expectCleanEnd(run);
  });
});

describe("a step with a time limit", () => {
  it("ends by itself, says that it was the limit, and leaves nothing behind", async () => {
    // At 9600 baud the read takes more than an hour.
    await using board = await startBoard({ flashSize: 4 * MIB, linkBaud: 9600 });
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    const run = await runOn(board, workspace, { operation: "read", output: "out/x.bin", timeout: 4 });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      failure: "step-timed-out",
      "failure-class": "link",
      "board-state": "untouched",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("did not finish within its timeout of 4 s");
    expectCleanEnd(run);
  });
});
