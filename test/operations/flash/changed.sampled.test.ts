import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/esptool/run/arguments.ts";
import type { FlashRequest } from "../../../src/operations/flash/inputs.ts";
import type { VirtualBoard } from "../../../src/virtual-board/board.ts";
import { noise, text } from "../../support/bytes.ts";
import { firmwareImage } from "../../support/firmware/firmware-image.ts";
import { filesOf, flashRequest, type Images } from "../../support/firmware/flash-request.ts";
import { type OperationBoard, operationBoard } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { type OperationResult, perform } from "../../../src/operations/table.ts";
import type { FlashManyResult } from "../../../src/operations/flash/flash-result.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const KIB = 1024;
const MIB = 1024 * KIB;
/** Of a raw socket, whose speed is not known. */
const PIECE = 256 * KIB;

function requestOf(images: Images, changes: Partial<FlashRequest> = {}): FlashRequest {
  return { ...flashRequest(filesOf(images)), ...changes };
}

interface Flashed {
  readonly result: OperationResult;
  readonly done: OperationBoard;
}

async function flash(
  board: VirtualBoard,
  request: FlashRequest,
  changes: Partial<Connection> = {},
  more: { readonly retries?: number; readonly version?: string } = {},
): Promise<Flashed> {
  board.log.clear();
  await using done = await operationBoard(board.url, changes, undefined, more.retries, more.version);
  return { result: await perform(request, done), done };
}

function put(board: VirtualBoard, images: Images): void {
  for (const [address, bytes] of Object.entries(images)) board.flash.poke(Number(address), bytes);
}

function expectThere(board: VirtualBoard, images: Images): void {
  for (const [address, bytes] of Object.entries(images)) {
    expect(board.flash.read(Number(address), bytes.length).equals(bytes), address).toBe(true);
  }
}

const BOOT = firmwareImage("esp32", noise("bootloader", 16_000));
const TABLE = text("table", 3072);
const APP = noise("app", 3 * PIECE - 5000);
const BUILD: Images = { 0x1000: BOOT, 0x8000: TABLE, 0x10000: APP };
const PADDED_APP = Math.ceil(APP.length / 4) * 4;

describe("a flash of what is there already", () => {
  it.skipIf(IS_FULL)("writes nothing and verifies it in the process that would write", async () => {
    await using board = await startBoard({ flashSize: MIB });
    put(board, BUILD);
    const { result, done } = await flash(board, requestOf(BUILD));
    expect(result).toMatchObject({
      bytes_written: 0,
      bytes_skipped: BOOT.length + TABLE.length + APP.length,
      compressed: false,
      verified: true,
      files: [
        { state: "unchanged", written: 0 },
        { state: "unchanged", written: 0 },
        { state: "unchanged", written: 0 },
      ],
    });
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    // One asks what protects the chip.
    expect(done.esptool.processes).toBe(2);
    expect(done.esptool.state).toBe("untouched");
    // Four pieces of the application and two more files, each by one digest.
    expect(board.log.commands).toMatchObject({ SPI_FLASH_MD5: 6 });
    // The stub and the commands.
    expect(board.log.bytesIn).toBeLessThan(16 * KIB);
    expect(done.lines.join("\n")).toContain("already in flash, skipping write.");
  });

  sampled("is no other with settings for the header, which esptool writes before it compares", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const request = requestOf(BUILD, { settings: { mode: "keep", freq: "keep", size: "1MB" } });
    expect((await flash(board, request)).result).toMatchObject({ bytes_skipped: 0, verified: true });
    // The header says 1 MB now, and only that differs from the file.
    expect(board.flash.read(0x1000, 4)).toEqual(Buffer.from([0xe9, 1, 2, 0]));
    const { result } = await flash(board, request);
    expect(result).toMatchObject({ bytes_written: 0, verified: true });
    expect(board.log.writes).toEqual([]);
  });
});

describe("a flash of what has changed in one place", () => {
  it.skipIf(IS_FULL)("erases and writes one piece of one file, and verifies all of it", async () => {
    await using board = await startBoard({ flashSize: MIB });
    put(board, BUILD);
    const changed = Buffer.from(APP);
    noise("fix", 4096).copy(changed, PIECE + 0x2000);
    const images = { ...BUILD, 0x10000: changed };
    const { result, done } = await flash(board, requestOf(images));
    // The first border is at a multiple of the size in the flash.
    const piece = { address: PIECE, length: PIECE };
    expect([board.log.erases, board.log.writes]).toEqual([[piece], [piece]]);
    expect(result).toMatchObject({
      bytes_written: PIECE,
      bytes_skipped: BOOT.length + TABLE.length + APP.length - PIECE,
      verified: true,
      files: [{ state: "unchanged" }, { state: "unchanged" }, { state: "updated", written: PIECE }],
    });
    expect(done.esptool).toMatchObject({ processes: 2, state: "written" });
    expectThere(board, images);
  });

  sampled("does not change bytes after the image, in any sector", async () => {
    await using board = await startBoard({ flashSize: 512 * KIB });
    const behind = noise("behind", 512 * KIB - 0x12000);
    const image = noise("image", 0x2000);
    put(board, { 0x10000: image, 0x12000: behind });
    await flash(board, requestOf({ 0x10000: noise("other", 0x2000) }));
    expectThere(board, { 0x12000: behind });
    expect(board.log.erases).toEqual([{ address: 0x10000, length: 0x2000 }]);
  });

  sampled("compresses what can be, though something before it cannot", async () => {
    await using board = await startBoard({ flashSize: 512 * KIB });
    const images = { 0x10000: noise("hard", 50_000), 0x20000: text("easy", 200_000) };
    const { result } = await flash(board, requestOf(images));
    expect(result).toMatchObject({ compressed: true, verified: true, bytes_skipped: 0 });
    expect(board.log.bytesIn).toBeLessThan(100_000);
    expectThere(board, images);
  });
});

describe("a flash that was disturbed", () => {
  sampled("finds in its next attempt what it has written, and counts what it wrote in both", async () => {
    // In the second piece of the application.
    const unplug = { kind: "unplug", at: { on: "write", bytes: 220_000 }, away: 0, times: 1 } as const;
    await using board = await startBoard({ flashSize: MIB, faults: [unplug] });
    const { result, done } = await flash(board, requestOf(BUILD), {}, { retries: 1 });
    expect(board.log.faults).toEqual({ unplug: 1 });
    const firstPiece = board.log.writes.filter(({ address }) => address === 0x10000);
    expect(firstPiece).toHaveLength(1);
    expect(done.esptool).toMatchObject({ processes: 3, state: "written", attempts: 2 });
    expect(result).toMatchObject({
      bytes_written: BOOT.length + TABLE.length + PADDED_APP,
      bytes_skipped: 0,
      verified: true,
    });
    expectThere(board, BUILD);
  });

  sampled("is finished by the same flash later", async () => {
    await using board = await startBoard({ flashSize: MIB });
    put(board, BUILD);
    // As an erase leaves it that was not followed by its write.
    board.flash.poke(2 * PIECE, Buffer.alloc(PIECE, 0xff));
    const { result } = await flash(board, requestOf(BUILD));
    expect(board.log.writes).toEqual([{ address: 2 * PIECE, length: PIECE }]);
    expect(result).toMatchObject({ bytes_written: PIECE, verified: true });
    expectThere(board, BUILD);
  });
});

describe("a flash that is to write everything", () => {
  sampled("does so with `rewrite`", async () => {
    await using board = await startBoard({ flashSize: 512 * KIB });
    const images = { 0x10000: noise("image", 10_000) };
    put(board, images);
    const { result } = await flash(board, requestOf(images, { extent: "images" }));
    expect(result).toMatchObject({ bytes_written: 10_000, bytes_skipped: 0, files: [{ state: "written" }] });
    expect(board.log.writes).toEqual([{ address: 0x10000, length: 10_000 }]);
  });

  sampled("makes the rest of the chip blank with `erase-first`", async () => {
    await using board = await startBoard({ flashSize: 512 * KIB });
    put(board, { 0: noise("old", 512 * KIB) });
    const images = { 0x10000: noise("image", 8192) };
    const { result, done } = await flash(board, requestOf(images, { extent: "chip" }));
    expect(result).toMatchObject({ bytes_written: 8192, bytes_skipped: 0, verified: true });
    expect(done.esptool).toMatchObject({ processes: 1, state: "written" });
    expectThere(board, images);
    const rest = Buffer.concat([
      board.flash.read(0, 0x10000),
      board.flash.read(0x12000, 512 * KIB - 0x12000),
    ]);
    expect(rest.every((byte) => byte === 0xff)).toBe(true);
  });

  it.each(
    sample<[string, Partial<Connection>, string | undefined, string]>(
      "does so %s, and says why",
      [
        ["without the stub", { stub: false }, undefined, "Without the stub, images are not compared first"],
        ["with an esptool that cannot compare", {}, "5.1.0", "before 5.2.0"],
      ],
      () => ["a case"],
    ).cases,
  )("does so %s, and says why", async (_, changes, version, says) => {
    await using board = await startBoard({ flashSize: 512 * KIB });
    const images = { 0x10000: noise("image", 4096) };
    put(board, images);
    const { result, done } = await flash(
      board,
      requestOf(images),
      changes,
      version === undefined ? {} : { version },
    );
    expect(result).toMatchObject({ bytes_written: 4096, bytes_skipped: 0, verified: true });
    expect(board.log.writes).toEqual([{ address: 0x10000, length: 4096 }]);
    expect(done.lines.join("\n")).toContain(says);
  });

  sampled("does so in Secure Download Mode, in esptool's words", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: 512 * KIB, secureDownloadMode: true });
    const images = { 0x10000: noise("image", 4096) };
    put(board, images);
    const { result, done } = await flash(board, requestOf(images));
    expect(result).toMatchObject({ bytes_written: 4096, bytes_skipped: 0, verified: false });
    expect(done.lines.join("\n")).toContain(
      "not supported with enabled secure download mode. Will flash all",
    );
  });
});

describe("what esptool has to see as a whole", () => {
  sampled(
    "is a bootloader in a merged image: another chip's is refused, and nothing is written",
    async () => {
      await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
      // Larger than the piece in which it would come otherwise.
      const wrong = firmwareImage("esp32s3", noise("bootloader", PIECE + 5000));
      const merged = Buffer.concat([wrong, noise("app", PIECE)]);
      await expect(flash(board, requestOf({ 0: merged }))).rejects.toMatchObject({
        code: "image-wrong-chip",
      });
      expect([board.log.writes, board.log.erases]).toEqual([[], []]);
    },
  );

  sampled("is every file, where it refuses more than bootloaders", async () => {
    await using board = await startBoard({ flashSize: MIB });
    put(board, BUILD);
    board.flash.poke(0x10000, Buffer.alloc(4));
    const { result } = await flash(board, requestOf(BUILD), {}, { version: "5.4.0" });
    expect(board.log.writes).toEqual([{ address: 0x10000, length: PADDED_APP }]);
    expect((result as FlashManyResult).files.map(({ state }) => state)).toEqual([
      "unchanged",
      "unchanged",
      "written",
    ]);
  });

  sampled("is text that looks like Intel HEX at the border of a piece", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const app = Buffer.from(APP);
    app.write(":020000040800F2\n:0400000001020304F2\n:00000001FF\n", PIECE - 0x10000);
    const images = { 0x10000: app };
    const { result } = await flash(board, requestOf(images));
    expect(result).toMatchObject({ verified: true });
    expectThere(board, images);
  });
});
