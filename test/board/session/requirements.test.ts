import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkBoard } from "../../../src/board/session/requirements.ts";
import { noise } from "../../support/bytes.ts";
import { fileAt, freshFolder, KEEP, operationBoard } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";

const MIB = 0x10_0000;
const MAC = "7c:df:a1:e2:93:58";

describe("the requirements of a board", () => {
  it("are checked in one process that changes nothing, with all differences reported together", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
    await using asking = await operationBoard(board.url);
    const expected = {
      chip: "esp32c3",
      mac: "7c:df:a1:e2:93:59",
      flashSize: 4 * MIB,
      revision: { major: 0, minor: 3, orLater: true },
    };
    await expect(checkBoard(expected, asking)).rejects.toMatchObject({
      code: "requirement-not-met",
      class: "refused",
      message:
        `The board on ${board.url} does not meet the requirements: its chip is ESP32-S3, not esp32c3; ` +
        `its MAC address is ${MAC}, not 7c:df:a1:e2:93:59; ` +
        `its flash size is ${MIB} bytes, not ${4 * MIB} bytes; its revision is v0.2, not v0.3 or later. ` +
        "The flash was not changed.",
    });
    expect(asking.esptool.processes).toBe(1);
    expect([board.log.writes, board.log.erases]).toEqual([[], []]);
  });

  it("let the operation continue on a board that meets them", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
    await using flashing = await operationBoard(board.url);
    const revision = { major: 0, minor: 2, orLater: false };
    await checkBoard({ chip: "esp32s3", mac: MAC, flashSize: MIB, revision }, flashing);
    const path = join(freshFolder(), "app.bin");
    const bytes = noise("app", 5_000);
    writeFileSync(path, bytes);
    const result = await perform(
      {
        operation: "flash",
        shape: "one",
        files: [fileAt(0x1_0000, path, bytes.length)],
        settings: KEEP,
        compress: true,
        verify: true,
        force: false,
        allowDataLoss: false,
        extent: "images",
      },
      flashing,
    );
    expect(result).toMatchObject({ verified: true });
    expect(board.flash.read(0x1_0000, bytes.length).equals(bytes)).toBe(true);
    expect(flashing.esptool.processes).toBe(2);
  });

  it("cost no process if there are none, and no second one before info", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using asking = await operationBoard(board.url);
    await checkBoard({ chip: undefined }, asking);
    expect(asking.esptool.processes).toBe(0);
    await checkBoard({ chip: "esp32" }, asking);
    await perform({ operation: "info" }, asking);
    expect(asking.esptool.processes).toBe(3);
  });

  it("count what a chip in Secure Download Mode does not report as a difference", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
    await using chipOnly = await operationBoard(board.url);
    await checkBoard({ chip: "esp32c3" }, chipOnly);
    await using asking = await operationBoard(board.url);
    await expect(checkBoard({ chip: "esp32c3", mac: MAC }, asking)).rejects.toMatchObject({
      code: "requirement-not-met",
      message: expect.stringMatching(
        /: its MAC address is not known, not 7c:df:a1:e2:93:58\. The chip is in Secure Download Mode/,
      ) as string,
    });
  });
});
