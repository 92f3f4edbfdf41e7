import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FileAt } from "../../src/inputs/files/placed-file.ts";
import { noise, sha256, text } from "../support/bytes.ts";
import { firmwareImage } from "../support/firmware/firmware-image.ts";
import { filesOf, flashRequest } from "../support/firmware/flash-request.ts";
import { freshFolder, KEEP, operationBoard, outputAt } from "../support/board/operation-board.ts";
import { startBoard } from "../support/board/virtual-board.ts";
import { gateFailure, perform } from "../../src/operations/table.ts";

const MIB = 1024 * 1024;

const flashOf = (files: readonly FileAt[], changes = {}) => ({ ...flashRequest(files), ...changes });

const verifyOf = (files: readonly FileAt[], shape: "one" | "many" = "many") =>
  ({ operation: "verify", shape, files, settings: KEEP, failOnMismatch: true }) as const;

function macText(mac: Iterable<number>): string {
  return [...mac].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

describe.each(["esp32", "esp32s3", "esp32c3"] as const)("on a board with an %s", (chip) => {
  it("flashes, verifies, reads, erases: each in one esptool process", async () => {
    await using board = await startBoard({ chip, flashSize: MIB });
    const images = {
      0x2000: noise("boot", 12_345),
      0x8000: text("table", 3072),
      0x10000: noise("app", 40_001),
    };
    const files = filesOf(images);

    await using flashing = await operationBoard(board.url, { chip });
    const flashed = await perform(flashOf(files), flashing);
    expect(flashed).toMatchObject({
      operation: "flash",
      file_count: 3,
      total_size: 12_345 + 3072 + 40_001,
      // esptool pads each image to whole words.
      bytes_written: 12_348 + 3072 + 40_004,
      verified: true,
    });
    for (const [address, bytes] of Object.entries(images)) {
      expect(board.flash.read(Number(address), bytes.length).equals(bytes)).toBe(true);
    }
    expect(flashing.esptool.processes).toBe(1);
    expect(flashing.esptool.identity.chip?.toLowerCase().replaceAll("-", "")).toBe(chip);

    await using verifying = await operationBoard(board.url, { chip });
    expect(await perform(verifyOf(files), verifying)).toMatchObject({
      verified: true,
      mismatch: false,
      details: [],
    });
    expect(verifying.esptool.processes).toBe(1);

    const output = join(freshFolder(), "deep", "er", "region.bin");
    await using reading = await operationBoard(board.url);
    const read = await perform(
      { operation: "read", output: outputAt(output), address: 0x10001, size: 4097 },
      reading,
    );
    const wanted = images[0x10000].subarray(1, 4098);
    expect(read).toEqual({
      operation: "read",
      output_path: output,
      start_address: "0x10001",
      bytes_read: 4097,
      sha256: sha256(wanted),
      flash_map: expect.objectContaining({ size: null, changed: null, verified: "none" }) as object,
    });
    expect(readFileSync(output).equals(wanted)).toBe(true);
    expect(reading.esptool.processes).toBe(1);

    await using erasing = await operationBoard(board.url);
    const erased = await perform(
      { operation: "erase", region: { address: 0x11000, size: 0x2000 }, force: false },
      erasing,
    );
    expect(erased).toEqual({
      operation: "erase",
      erase_type: "region",
      start_address: "0x11000",
      size: 0x2000,
      flash_map: expect.objectContaining({ changed_by: "erase", changed: 0x2000 }) as object,
    });
    expect(board.flash.read(0x11000, 0x2000).every((byte) => byte === 0xff)).toBe(true);
    expect(board.flash.read(0x10000, 0x1000).equals(images[0x10000].subarray(0, 0x1000))).toBe(true);
    expect(erasing.esptool.processes).toBe(1);
  });

  it("says where a file differs, and leaves the others verified", async () => {
    await using board = await startBoard({ chip, flashSize: MIB });
    const files = filesOf({ 0x1000: noise("a", 5000), 0x10000: noise("b", 20_000) });
    await using flashing = await operationBoard(board.url);
    await perform(flashOf(files), flashing);
    for (const offset of [100, 200, 19_999]) {
      const byte = board.flash.read(0x10000 + offset, 1);
      board.flash.poke(0x10000 + offset, Uint8Array.of((byte[0] ?? 0) ^ 0x55));
    }
    await using verifying = await operationBoard(board.url);
    expect(await perform(verifyOf(files), verifying)).toMatchObject({
      verified: false,
      mismatch: true,
      files: [{ verified: true }, { verified: false }],
      details: [{ address: "0x10000", size: 20_000, first_difference: "0x10064", differing_bytes: 3 }],
    });
  });

  it("works without the stub, uncompressed, at an odd length", async () => {
    await using board = await startBoard({ chip, flashSize: MIB });
    const files = filesOf({ 0x3000: noise("rom", 4099) });
    await using flashing = await operationBoard(board.url, { stub: false });
    const flashed = await perform(flashOf(files, { shape: "one" }), flashing);
    expect(flashed).toMatchObject({ firmware_size: 4099, compressed: false, verified: true });
    await using erasing = await operationBoard(board.url, { stub: false });
    const region = { address: 0x4000, size: 0x1000 };
    await perform({ operation: "erase", region, force: false }, erasing);
    await using verifying = await operationBoard(board.url, { stub: false });
    expect(await perform(verifyOf(files, "one"), verifying)).toMatchObject({
      verified: false,
      details: [{ first_difference: "0x4000", differing_bytes: 3 }],
    });
  });
});

describe("flash", () => {
  it("leaves everything outside the images' sectors as it was", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const before = noise("old contents", MIB);
    board.flash.poke(0, before);
    await using flashing = await operationBoard(board.url);
    await perform(flashOf(filesOf({ 0x20000: noise("new", 8192) })), flashing);
    expect(board.flash.read(0, 0x20000).equals(before.subarray(0, 0x20000))).toBe(true);
    expect(board.flash.read(0x22000, MIB - 0x22000).equals(before.subarray(0x22000))).toBe(true);
  });

  it("sends an image uncompressed when asked to, and says so", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const files = filesOf({ 0x10000: text("compressible", 50_000) });
    await using plain = await operationBoard(board.url);
    expect(await perform(flashOf(files, { compress: false }), plain)).toMatchObject({ compressed: false });
    expect(board.log.bytesIn).toBeGreaterThan(50_000);
    await using packed = await operationBoard(board.url);
    expect(await perform(flashOf(files, { extent: "images" }), packed)).toMatchObject({ compressed: true });
  });

  it("never claims a proof that the chip did not give, and fails unless that is accepted", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
    const bytes = noise("sdm", 4096);
    const files = filesOf({ 0x10000: bytes });
    await using flashing = await operationBoard(board.url, { chip: "esp32c3" });
    const result = await perform(flashOf(files), flashing);
    expect(result).toMatchObject({ verified: false, bytes_written: 4096 });
    expect(gateFailure(flashOf(files), result)).toMatchObject({ code: "not-verified", class: "board" });
    expect(gateFailure(flashOf(files, { verify: false }), result)).toBeUndefined();
    expect(board.flash.read(0x10000, 4096).equals(bytes)).toBe(true);
  });

  it("refuses a board with another chip before anything is written", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    await using flashing = await operationBoard(board.url, { chip: "esp32" });
    await expect(perform(flashOf(filesOf({ 0: noise("x", 100) })), flashing)).rejects.toMatchObject({
      code: "wrong-chip",
      class: "refused",
    });
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });
});

describe("verify", () => {
  it("compares header settings with esptool's own words", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const image = firmwareImage("esp32", noise("bootloader", 8192));
    const files = filesOf({ 0x1000: image });
    await using flashing = await operationBoard(board.url);
    await perform(flashOf(files), flashing);
    await using verifying = await operationBoard(board.url);
    board.flash.poke(0x1100, Uint8Array.of(board.flash.read(0x1100, 1)[0] === 0 ? 1 : 0));
    const settings = { mode: "keep", freq: "keep", size: "1MB" };
    expect(await perform({ ...verifyOf(files), settings }, verifying)).toMatchObject({
      verified: false,
      // One byte was changed; the size in the header differs too.
      details: [{ first_difference: "0x1003", differing_bytes: 2 }],
    });
  });

  it("leaves to esptool only the image whose header it changes, and reads the others back", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const app = noise("app", 50_000);
    const boot = firmwareImage("esp32", noise("bootloader", 8192));
    const files = [...filesOf({ 0x10000: app }), ...filesOf({ 0x1000: boot })];
    await using verifying = await operationBoard(board.url);
    board.flash.poke(0x10000, app);
    board.flash.poke(0x10001, Uint8Array.of((app[1] ?? 0) ^ 1));
    const settings = { mode: "dio", freq: "80m", size: "1MB" };
    expect(await perform({ ...verifyOf(files), settings }, verifying)).toMatchObject({
      details: [
        { address: "0x10000", first_difference: "0x10001", differing_bytes: 1 },
        { address: "0x1000", first_difference: "0x1000", differing_bytes: expect.any(Number) as number },
      ],
    });
    // The digests of both, the bytes of the bootloader, the application as it is in the flash.
    expect(verifying.esptool.processes).toBe(3);
  });

  it("finds a file equal whose neighbours in the last word are not blank", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const bytes = noise("odd", 4097);
    board.flash.poke(0x10000, Buffer.concat([bytes, Buffer.from([1, 2, 3])]));
    await using verifying = await operationBoard(board.url);
    expect(await perform(verifyOf(filesOf({ 0x10000: bytes }), "one"), verifying)).toMatchObject({
      verified: true,
      mismatch: false,
      details: [],
    });
  });
});

describe("read", () => {
  it("reads from an address to the end of the flash when no size is given", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const tail = noise("tail", 8192);
    board.flash.poke(MIB - 8192, tail);
    await using reading = await operationBoard(board.url);
    const output = join(freshFolder(), "tail.bin");
    const request = {
      operation: "read",
      output: outputAt(output),
      address: MIB - 8192,
      size: undefined,
    } as const;
    expect(await perform(request, reading)).toMatchObject({ bytes_read: 8192, sha256: sha256(tail) });
    expect(reading.esptool.processes).toBe(2);
  });

  it("keeps no file when the region lies beyond the flash", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const folder = freshFolder();
    const output = outputAt(join(folder, "new", "x.bin"));
    for (const size of [4096, undefined]) {
      await using reading = await operationBoard(board.url);
      const request = { operation: "read", output, address: 2 * MIB, size } as const;
      await expect(perform(request, reading)).rejects.toMatchObject({ code: "beyond-flash" });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not replace a file that somebody else made meanwhile", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const path = join(freshFolder(), "x.bin");
    writeFileSync(path, "precious");
    await using reading = await operationBoard(board.url);
    const request = { operation: "read", output: outputAt(path), address: 0, size: 16 } as const;
    await expect(perform(request, reading)).rejects.toMatchObject({ code: "output-exists" });
    expect(readFileSync(path, "utf8")).toBe("precious");
    await using again = await operationBoard(board.url);
    await perform({ ...request, output: outputAt(path, true) }, again);
    expect(readFileSync(path)).toHaveLength(16);
  });
});

describe("erase", () => {
  it.each([true, false])("makes the whole flash blank (stub: %s)", async (stub) => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
    board.flash.poke(0, noise("full", MIB));
    await using erasing = await operationBoard(board.url, { stub });
    expect(await perform({ operation: "erase", region: undefined, force: false }, erasing)).toEqual({
      operation: "erase",
      erase_type: "full",
      start_address: "0x0",
      size: null,
      // The stub erases the chip without a word on its size, and of nothing but a size no map can be drawn.
      ...(stub ? {} : { flash_map: expect.objectContaining({ size: MIB, changed: MIB }) as object }),
    });
    expect(board.flash.read(0, MIB).every((byte) => byte === 0xff)).toBe(true);
    expect(erasing.esptool.processes).toBe(1);
  });
});

describe("backup", () => {
  it("starts at 0x1000 without the bootloader, ends with the flash, and describes it in a manifest", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const contents = Buffer.alloc(MIB, 0xff);
    noise("contents", 70_000).copy(contents, 500);
    board.flash.poke(0, contents);
    const path = join(freshFolder(), "backup.bin");
    await using reading = await operationBoard(board.url);
    const request = {
      operation: "backup",
      output: outputAt(path),
      manifest: outputAt(`${path}.json`),
      includeBootloader: false,
      incremental: true,
      baseline: undefined,
    } as const;
    const result = await perform(request, reading);
    const digest = sha256(contents.subarray(0x1000));
    expect(result).toEqual({
      operation: "backup",
      output_path: path,
      manifest_path: `${path}.json`,
      manifest_sha256: sha256(readFileSync(`${path}.json`)),
      start_address: "0x1000",
      bytes_read: MIB - 0x1000,
      sha256: digest,
      verified: true,
      bytes_transferred: expect.any(Number) as number,
      partitions: [],
      flash_map: expect.objectContaining({ verified: "part" }) as object,
    });
    expect(readFileSync(path).equals(contents.subarray(0x1000))).toBe(true);
    expect(JSON.parse(readFileSync(`${path}.json`, "utf8"))).toMatchObject({
      schema: 1,
      image: "backup.bin",
      sha256: digest,
      start_address: "0x1000",
      size: MIB - 0x1000,
      created: "2026-01-02T03:04:05.000Z",
      board: { chip: "ESP32-C3", mac: macText(board.mac), flash_size: MIB },
    });
  });
});

describe("a cancelled step", () => {
  it("ends esptool, says that the flash may be partly written, and leaves no file", async () => {
    await using board = await startBoard({ flashSize: MIB, linkBaud: 115_200 });
    const files = filesOf({ 0: noise("slow", 500_000) });
    const cancel = new AbortController();
    await using flashing = await operationBoard(board.url, {}, cancel.signal);
    const flashed = perform(flashOf(files), flashing);
    const touched = expect.poll(() => board.log.erases.length, { timeout: 60_000, interval: 20 });
    await touched.toBeGreaterThan(0);
    cancel.abort();
    await expect(flashed).rejects.toMatchObject({
      code: "cancelled",
      message: expect.stringContaining("may be partly erased or written") as string,
    });
  });

  it("never leaves a truncated backup under its final name", async () => {
    await using board = await startBoard({ flashSize: MIB, linkBaud: 115_200 });
    // Blank flash would not be read at all.
    board.flash.poke(0, noise("contents", 500_000));
    const folder = freshFolder();
    const path = join(folder, "backup.bin");
    const cancel = new AbortController();
    await using reading = await operationBoard(board.url, {}, cancel.signal);
    const reads = perform(
      {
        operation: "backup",
        output: outputAt(path),
        manifest: outputAt(`${path}.json`),
        includeBootloader: true,
        incremental: true,
        baseline: undefined,
      },
      reading,
    );
    await expect.poll(() => board.log.bytesOut, { timeout: 60_000, interval: 20 }).toBeGreaterThan(20_000);
    cancel.abort();
    await expect(reads).rejects.toMatchObject({ code: "cancelled" });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
