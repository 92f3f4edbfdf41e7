import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FileAt } from "../../src/inputs/files/placed-file.ts";
import { noise, sha256, text } from "../support/bytes.ts";
import { filesOf, flashRequest, verifyRequest } from "../support/firmware/flash-request.ts";
import { freshFolder, operationBoard, outputAt } from "../support/board/operation-board.ts";
import { startBoard } from "../support/board/virtual-board.ts";
import { perform } from "../../src/operations/table.ts";
import { IS_FULL, sample } from "../support/sample.ts";

const MIB = 1024 * 1024;

const flashOf = (files: readonly FileAt[], changes = {}) => ({ ...flashRequest(files), ...changes });

describe.each(sample("chips", ["esp32", "esp32s3", "esp32c3"], () => ["a chip"]).cases)(
  "on a board with an %s",
  (chip) => {
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
      expect(await perform(verifyRequest(files), verifying)).toMatchObject({
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
      expect(await perform(verifyRequest(files), verifying)).toMatchObject({
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
      expect(await perform(verifyRequest(files, "one"), verifying)).toMatchObject({
        verified: false,
        details: [{ first_difference: "0x4000", differing_bytes: 3 }],
      });
    });
  },
);

describe.skipIf(IS_FULL)("a cancelled step", () => {
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
