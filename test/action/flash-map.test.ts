import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FlashPicture } from "../../src/firmware/flash-picture.ts";
import { runAction } from "../support/action.ts";
import { noise } from "../support/bytes.ts";
import { testEsptool } from "../support/esptool.ts";
import { applicationImage, bootloaderImage } from "../support/firmware-image.ts";
import { partitionTableImage } from "../support/partition-table-image.ts";
import { markupProblems } from "../support/summary-markup.ts";
import { startBoard, type TestBoard } from "../support/virtual-board.ts";

const KIB = 1024;
const HOSTILE_PARTITION = "::error::</td>";
const HOSTILE_APPLICATION = "##[error]</td><h1>`x` | @team";

let board: TestBoard;

beforeAll(async () => {
  await testEsptool();
});
beforeEach(async () => {
  board = await startBoard({ chip: "esp32c3", flashSize: 256 * KIB });
});
afterEach(() => board.close());

describe("the flash map of a backup", () => {
  it("is the same in the output, the log and the summary, and what a board says in it is text", async () => {
    board.flash.poke(0, bootloaderImage("esp32c3", "v5.5.1", noise("bootloader", 3000)));
    const rows = [
      { name: HOSTILE_PARTITION, type: 1, subtype: 0x06, address: 0x9000, size: 0x1000 },
      { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
    ];
    board.flash.poke(0x8000, partitionTableImage(rows));
    board.flash.poke(
      0x1_0000,
      applicationImage("esp32c3", { name: HOSTILE_APPLICATION, version: "1" }, noise("application", 4000)),
    );
    const run = await runAction({
      operation: "backup",
      port: board.url,
      output: "backup.bin",
      upload: "never",
    });
    expect(run.exitCode, run.log).toBe(0);

    const map = JSON.parse(run.outputs["flash-map"] ?? "null") as FlashPicture;
    expect(run.result).toMatchObject({ flash_map: map });
    expect(map).toMatchObject({ size: 256 * KIB, changed_since: null, proven: "whole" });
    expect(map.rows.map(({ kind, name }) => name ?? kind)).toEqual([
      "bootloader",
      "partition-table",
      HOSTILE_PARTITION,
      "gap",
      "factory",
      "gap",
    ]);
    expect(map.rows[4]).toMatchObject({ boots: true, description: `${HOSTILE_APPLICATION} 1` });

    const lines = run.log.split("\n");
    expect(lines).toContain("Flash map: 256 KiB, all of it proven by the chip's digest");
    for (const { address, bar } of map.rows) {
      expect(lines.some((line) => line.includes(address) && line.includes(`[${bar}]`))).toBe(true);
      expect(run.summary).toContain(`<code>${address}</code>`);
    }
    const obeyed = run.executed.map(({ command }) => command);
    expect(obeyed.filter((name) => !/^(?:group|endgroup|stop-commands|[\da-f]{32})$/.test(name))).toEqual([]);
    expect(run.annotations).toEqual([]);
    expect(markupProblems(run.summary)).toEqual([]);
  });
});
