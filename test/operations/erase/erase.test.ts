import { describe, expect, it } from "vitest";
import { eraseOperation } from "../../../src/operations/erase/operation.ts";
import { perform } from "../../../src/operations/table.ts";
import { noise } from "../../support/bytes.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const MIB = 1024 * 1024;

describe("an erase", () => {
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

describe("a dry run of an erase with the board", () => {
  it("is refused where flash encryption is on, unless force allows it", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, flashEncryption: true });
    await using looking = await operationBoard(board.url);
    const { dryRunOnBoard } = eraseOperation;
    const request = { operation: "erase", region: undefined, force: false } as const;
    await expect(dryRunOnBoard(request, looking)).rejects.toMatchObject({ code: "security-refused" });
    const forced = await dryRunOnBoard({ ...request, force: true }, looking);
    expect(forced).toMatchObject({ dry_run: "connect", bytes_written: 0 });
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });
});
