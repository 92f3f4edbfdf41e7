import { describe, expect, it } from "vitest";
import { perform } from "../../../src/operations/table.ts";
import { noise } from "../../support/bytes.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { filesOf, flashRequest, verifyRequest } from "../../support/firmware/flash-request.ts";
import { firmwareImage } from "../../support/firmware/firmware-image.ts";

const MIB = 1024 * 1024;

describe("a verify", () => {
  it("compares header settings with esptool's own words", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const image = firmwareImage("esp32", noise("bootloader", 8192));
    const files = filesOf({ 0x1000: image });
    await using flashing = await operationBoard(board.url);
    await perform(flashRequest(files), flashing);
    await using verifying = await operationBoard(board.url);
    board.flash.poke(0x1100, Uint8Array.of(board.flash.read(0x1100, 1)[0] === 0 ? 1 : 0));
    const settings = { mode: "keep", freq: "keep", size: "1MB" };
    expect(await perform({ ...verifyRequest(files), settings }, verifying)).toMatchObject({
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
    expect(await perform({ ...verifyRequest(files), settings }, verifying)).toMatchObject({
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
    expect(await perform(verifyRequest(filesOf({ 0x10000: bytes }), "one"), verifying)).toMatchObject({
      verified: true,
      mismatch: false,
      details: [],
    });
  });
});
