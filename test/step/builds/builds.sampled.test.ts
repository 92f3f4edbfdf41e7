import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise, text } from "../../support/bytes.ts";
import { firmwareImage } from "../../support/firmware/firmware-image.ts";
import { hexFile } from "../../support/firmware/intel-hex.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { IS_FULL, oneIn } from "../../support/sample.ts";

const sampled = oneIn(2);

const MIB = 1024 * 1024;
const FIXTURES = fileURLToPath(new URL("../../fixtures/flasher-args/", import.meta.url));
const TABLE = text("table", 3072);
const APP = noise("app", 20_001);
let workspace: string;

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "builds-")));
});

function file(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), bytes);
}

/** A build of the fixture's version, whose bootloader says DIO, 4 MB, 40 MHz in its header. */
function build(version: string, chip: "esp32" | "esp32c3"): Buffer {
  const boot = firmwareImage(chip, text("boot", 5_000));
  mkdirSync(join(workspace, "build"));
  cpSync(join(FIXTURES, `idf-${version}.json`), join(workspace, "build", "flasher_args.json"));
  file("build/bootloader/bootloader.bin", boot);
  file("build/partition_table/partition-table.bin", TABLE);
  return boot;
}

function run(board: TestBoard, inputs: ActionInputs): Promise<ActionRun> {
  return runAction({ port: board.url, ...inputs }, { workspace });
}

function held(board: TestBoard, address: number, bytes: Uint8Array): boolean {
  return board.flash.read(address, bytes.length).equals(bytes);
}

describe("a build folder of ESP-IDF", () => {
  it.skipIf(IS_FULL)("is flashed as idf.py would, and verified the same way", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const boot = build("6.0", "esp32c3");
    file("build/hello_world.bin", APP);
    const flash = await run(board, { operation: "flash", files: "build" });
    expect(flash.exitCode, flash.log).toBe(0);
    expect(flash.outputs).toMatchObject({ verified: "true", "file-count": "3", chip: "ESP32-C3" });
    expect(flash.log).toContain("From build/flasher_args.json: 3 files, chip esp32c3, flash-mode dio");
    expect(held(board, 0x8000, TABLE)).toBe(true);
    expect(held(board, 0x1_0000, APP)).toBe(true);
    // The header got the size and the frequency of the build: 1 MB, 80 MHz.
    expect(board.flash.read(0, 4).toString("hex")).toBe("e901020f");
    expect(boot.subarray(0, 4).toString("hex")).toBe("e9010220");
    // One asks what protects the chip, one writes.
    expect(board.log.connections).toBe(2);
    const verify = await run(board, { operation: "verify", files: "build/flasher_args.json" });
    expect(verify.outputs).toMatchObject({ verified: "true", mismatch: "false" });
  });

  sampled("is for its own chip: another one is not written", async () => {
    await using board = await startBoard({ chip: "esp32", flashSize: MIB });
    build("6.0", "esp32c3");
    file("build/hello_world.bin", APP);
    const flash = await run(board, { operation: "flash", files: "build", retries: 0 });
    expect(flash.outputs).toMatchObject({ failure: "wrong-chip", "board-state": "untouched" });
    // The workflow never named a chip: the file did.
    expect(flash.annotations[0]?.message).toContain('"build/flasher_args.json" names the chip of the build');
    expect(flash.annotations[0]?.message).not.toContain("`chip`");
  });

  sampled("with flash encryption is written encrypted, and never called verified", async () => {
    await using board = await startBoard({ chip: "esp32", flashSize: MIB, flashEncryption: true });
    build("4.4", "esp32");
    file("build/secure.bin", APP);
    const ota = text("ota", 0x2000);
    file("build/ota_data_initial.bin", ota);
    // One of the four stays as it is, so that both ways go through one esptool.
    const path = join(workspace, "build", "flasher_args.json");
    const json = readFileSync(path, "utf8");
    writeFileSync(path, json.replace(/("ota_data_initial.bin", "encrypted" : )"true"/, '$1"false"'));
    const flash = await run(board, {
      operation: "flash",
      files: "build",
      "flash-size": "1MB",
      verify: false,
    });
    expect(flash.exitCode, flash.log).toBe(0);
    expect(flash.outputs).toMatchObject({ verified: "false", "board-state": "written-unverified" });
    const listed = JSON.parse(flash.outputs["files"] ?? "") as { address: string; encrypted?: boolean }[];
    expect(listed.map(({ address, encrypted }) => [address, encrypted])).toEqual([
      ["0x1000", true],
      ["0x8000", true],
      ["0xd000", undefined],
      ["0x10000", true],
    ]);
    expect(flash.summary).toContain("⚠️ flash: 4 images written, NOT verified");
    expect(flash.summary).toContain("20,001 bytes, encrypted by the chip");
    expect(held(board, 0xd000, ota)).toBe(true);
    writeFileSync(path, json);
    const inputs = { operation: "flash", files: "build", "flash-size": "1MB" };
    const all = await run(board, { ...inputs, verify: false });
    expect(all.outputs).toMatchObject({ success: "true", verified: "false" });
    expect(held(board, 0xd000, ota)).toBe(false);
    expect((await run(board, inputs)).outputs).toMatchObject({ failure: "input-invalid" });
    for (const [address, bytes] of [
      [0x8000, TABLE],
      [0x1_0000, APP],
    ] as const) {
      expect(held(board, address, bytes)).toBe(false);
      expect(board.flash.read(address, bytes.length).every((byte) => byte === 0xff)).toBe(false);
    }
  });

  sampled(
    "that is hostile changes nothing, reaches no esptool, and is answered in one clean annotation",
    async () => {
      await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
      const hostile = {
        write_flash_args: ["--flash-mode", "dio", "@/etc/passwd", "--force"],
        flash_files: {
          "0x0": "../../../../etc/passwd",
          "0x1000": "\n::set-output name=x::y",
          "x\u001b[31m": "a",
        },
        extra_esptool_args: { before: "##[error]x", chip: "esp32c3" },
        after: "run",
      };
      file("build/flasher_args.json", JSON.stringify(hostile));
      const flash = await run(board, { operation: "flash", files: "build" });
      expect(flash.exitCode).toBe(1);
      expect(flash.outputs).toMatchObject({ failure: "input-invalid", "board-state": "untouched" });
      expect(flash.annotations).toHaveLength(1);
      expect(flash.annotations[0]?.message).toContain('the option "@/etc/passwd" in write_flash_args');
      expect(flash.annotations[0]?.message).toContain('the option "--force" in write_flash_args');
      expect(flash.executed.filter(({ command }) => command === "set-output")).toEqual([]);
      expect(flash.log).not.toContain("\u001b[31m");
      expect(board.log.connections).toBe(0);
    },
  );
});

describe("lines of files", () => {
  sampled("may be patterns, but not for two files", async () => {
    await using board = await startBoard({ flashSize: MIB });
    file("build/table.bin", TABLE);
    file("build/app-1.2.bin", APP);
    const files = "0x8000 build/table.bin\n0x10000 build/app-*.bin";
    const flash = await run(board, { operation: "flash", files });
    expect(flash.outputs).toMatchObject({ verified: "true" });
    expect(flash.outputs["files"]).toContain('"build/app-1.2.bin"');
    expect(held(board, 0x1_0000, APP)).toBe(true);
    file("build/app-1.3.bin", APP);
    const two = await run(board, { operation: "verify", files });
    expect(two.outputs).toMatchObject({ failure: "input-invalid" });
    expect(two.annotations[0]?.message).toContain(
      'matches 2 files ("build/app-1.2.bin", "build/app-1.3.bin")',
    );
    expect(two.stderr).toBe("");
  });

  sampled(
    "may have comments, quotes, and brackets that make a pattern or belong to a folder's name",
    async () => {
      await using board = await startBoard({ flashSize: MIB });
      file("build [2] (copy)/app-7.bin", APP);
      file("my table.bin", TABLE);
      const files = [
        "# what the bench gets",
        "  0x8000 'my table.bin' # by hand",
        "0x10000 build [2] (copy)/app-[0-9].bin",
      ];
      const flash = await run(board, { operation: "flash", files: files.join("\n") });
      expect(flash.exitCode, flash.log).toBe(0);
      expect(held(board, 0x8000, TABLE) && held(board, 0x1_0000, APP)).toBe(true);
      const quoted = await run(board, { operation: "flash", files: '0x8000 "my table.bin' });
      expect(quoted.annotations[0]?.message).toContain("with quotes that do not enclose a whole path");
    },
  );

  sampled("may be Intel HEX, of which esptool sees only binaries", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.flash.poke(0x9000, TABLE);
    const pieces = [
      { address: 0x8000, bytes: TABLE },
      { address: 0x1_0000, bytes: APP },
    ];
    file("build/app.hex", hexFile(pieces));
    const flash = await run(board, { operation: "flash", files: "build/app.hex" });
    expect(flash.exitCode, flash.log).toBe(0);
    expect(flash.result).toMatchObject({
      verified: true,
      files: pieces.map(({ bytes }) => ({ path: "build/app.hex", size: bytes.length })),
    });
    for (const { address, bytes } of pieces) expect(held(board, address, bytes)).toBe(true);
    // What is between the two regions is left alone.
    expect(held(board, 0x9000, TABLE)).toBe(true);
    expect(flash.tempListing).toEqual([]);
    board.flash.poke(0x1_0002, Uint8Array.of((APP[2] ?? 0) ^ 1));
    const verify = await run(board, { operation: "verify", files: "build/app.hex" });
    expect(verify.result).toMatchObject({
      mismatch: true,
      details: [{ path: "build/app.hex", address: "0x10000", first_difference: "0x10002" }],
    });
  });
});
