import { describe, expect, it } from "vitest";
import { gateFailure, perform } from "../../../src/operations/table.ts";
import { noise, text } from "../../support/bytes.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { filesOf, flashRequest } from "../../support/firmware/flash-request.ts";
import type { FileAt } from "../../../src/inputs/files/placed-file.ts";

const MIB = 1024 * 1024;

const flashOf = (files: readonly FileAt[], changes = {}) => ({ ...flashRequest(files), ...changes });

describe("a flash", () => {
  it("leaves everything outside the images' sectors as it was", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const before = noise("old contents", MIB);
    board.flash.poke(0, before);
    await using flashing = await operationBoard(board.url);
    await perform(flashRequest(filesOf({ 0x20000: noise("new", 8192) })), flashing);
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
    expect(gateFailure(flashOf(files), result)).toMatchObject({
      code: "not-verified",
      class: "board",
      message: expect.stringMatching(/^"[^"]+" was written, but not verified: /) as string,
    });
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
