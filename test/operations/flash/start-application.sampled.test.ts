import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { checkBoard } from "../../../src/board/session/requirements.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { filesOf } from "../../support/firmware/flash-request.ts";
import { fileAt, freshFolder, KEEP, operationBoard } from "../../support/board/operation-board.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { rfc2217Port } from "../../support/board/rfc2217-port.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";
import { perform } from "../../../src/operations/table.ts";
import { oneIn } from "../../support/sample.ts";

const sampled = oneIn(2);

const MIB = 0x10_0000;
const BYTES = noise("app", 2_000);

function startLockedBoard(): Promise<TestBoard> {
  return startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
}

function flashRequest() {
  const path = join(freshFolder(), "app.bin");
  writeFileSync(path, BYTES);
  return {
    operation: "flash",
    shape: "one",
    files: [fileAt(0x1_0000, path, BYTES.length)],
    settings: KEEP,
    compress: true,
    verify: false,
    force: false,
    allowDataLoss: false,
    extent: "images",
  } as const;
}

describe("after a flash over a serial server", () => {
  sampled("the chip has been reset out of bootloader mode, though its application was not seen", async () => {
    await using board = await startLockedBoard();
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using flashing = await operationBoard(port.url);
    await perform(flashRequest(), flashing);
    expect(board.flash.read(0x1_0000, BYTES.length).equals(BYTES)).toBe(true);
    expect(board.mode).toBe("application");
    expect(port.resets.at(-1)).toBe("application");
    expect(flashing.esptool.appStarted).toBe("unknown");
  });

  sampled("the chip stays in bootloader mode where the workflow says so", async () => {
    await using board = await startLockedBoard();
    await using port = await rfc2217Port(board);
    await using flashing = await operationBoard(port.url, { after: "no-reset" });
    await perform(flashRequest(), flashing);
    expect(board.mode).toBe("rom");
    expect(flashing.esptool.appStarted).toBe("no");
  });
});

describe("over a raw socket", () => {
  sampled("nothing resets the chip: its application is not started", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using flashing = await operationBoard(board.url);
    expect(flashing.esptool.appStarted).toBeUndefined();
    await perform(flashRequest(), flashing);
    expect(board.mode).not.toBe("application");
    expect(flashing.esptool.appStarted).toBe("no");
  });
});

describe("a board that is only asked", () => {
  sampled(
    "stays in bootloader mode between the commands, and runs its application again at the end",
    async () => {
      await using board = await startLockedBoard();
      board.reset("application");
      await using port = await rfc2217Port(board);
      await using asking = await operationBoard(port.url);
      await perform({ operation: "info" }, asking);
      expect(asking.esptool.processes).toBe(2);
      expect(port.resets.filter((mode) => mode === "application")).toEqual(["application"]);
      expect(board.mode).toBe("application");
    },
  );

  sampled("runs its application again when it is refused", async () => {
    await using board = await startLockedBoard();
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using asking = await operationBoard(port.url);
    await expect(checkBoard({ flashSize: 2 * MIB }, asking)).rejects.toMatchObject({
      code: "requirement-not-met",
    });
    await asking.session[Symbol.asyncDispose]();
    expect(board.mode).toBe("application");
  });

  sampled("runs its application again when it is another than the images are for", async () => {
    await using board = await startLockedBoard();
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using asking = await operationBoard(port.url);
    const row = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 };
    const images = { 0x8000: partitionTableImage([row]), 0x1_0000: applicationImage("esp32", {}) };
    const request = { ...flashRequest(), files: filesOf(images) };
    await expect(perform(request, asking)).rejects.toMatchObject({ code: "image-wrong-chip" });
    await asking.session[Symbol.asyncDispose]();
    expect(board.mode).toBe("application");
  });
});
