import { describe, expect, it } from "vitest";
import type { FlashRequest } from "../../../src/operations/flash/inputs.ts";
import { noise } from "../../support/bytes.ts";
import { failureOf } from "../../support/esptool/esptool.ts";
import { bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { FOREIGN_FILES } from "../../kinds/foreign-kinds.ts";
import { filesOf, flashRequest, type Images } from "../../support/firmware/flash-request.ts";
import { operationBoard } from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";

const FLASH_SIZE = 256 * 1024;
const NOT_FOUND = Buffer.from("404: Not Found");
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 8_000));
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "web", type: 1, subtype: 0x82, address: 0x1_0000, size: 0x1_0000 },
  { name: "factory", type: 0, subtype: 0, address: 0x2_0000, size: 0x1_0000 },
]);

function requestOf(images: Images, changes: Partial<FlashRequest> = {}): FlashRequest {
  return { ...flashRequest(filesOf(images)), ...changes };
}

async function refusedOn(board: TestBoard, request: FlashRequest): Promise<string> {
  const [writes, erases] = [board.log.writes.length, board.log.erases.length];
  await using done = await operationBoard(board.url);
  const failure = await failureOf(perform(request, done));
  expect([board.log.writes.length, board.log.erases.length]).toEqual([writes, erases]);
  return `${failure.code}: ${failure.message}`;
}

describe("a file that is not firmware", () => {
  it("does not overwrite a working bootloader, whatever it is", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    board.flash.poke(0x1000, BOOTLOADER);
    for (const bytes of Object.values(FOREIGN_FILES).slice(0, 5)) {
      expect(await refusedOn(board, requestOf({ 0x1000: bytes }))).toMatch(
        /^not-firmware: ".*at-4096\.bin" at 0x1000 is .*The flash was not changed\.$/,
      );
    }
  });

  it("is refused at the usual place of an application on a blank board, and with `erase-first`", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    for (const extent of ["changed", "chip"] as const) {
      expect(await refusedOn(board, requestOf({ 0x1_0000: NOT_FOUND }, { extent }))).toContain(
        'is text ("404: Not Found"), and builds have their application there',
      );
    }
  });

  it("is data where the table of the board has data, and refused where it has the application", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    board.flash.poke(0x8000, TABLE);
    await using done = await operationBoard(board.url);
    expect(await perform(requestOf({ 0x1_0000: NOT_FOUND }), done)).toMatchObject({ verified: true });
    // One process asks for the table, one writes.
    expect(done.esptool.processes).toBe(2);
    expect(await refusedOn(board, requestOf({ 0x2_0000: NOT_FOUND }))).toContain(
      'partition "factory" is for an application',
    );
  });

  it("is written anyway with `force`", async () => {
    await using board = await startBoard({ flashSize: FLASH_SIZE });
    await using done = await operationBoard(board.url);
    const forced = await perform(requestOf({ 0x1000: NOT_FOUND }, { force: true }), done);
    expect(forced).toMatchObject({ verified: true, warnings: [expect.stringContaining("404")] });
  });
});
