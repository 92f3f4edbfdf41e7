import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { noise } from "../../support/bytes.ts";
import { testEsptool } from "../../support/esptool/esptool.ts";
import { firmwareImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { freshFolder } from "../../support/runner/runner.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { startBoard, type TestBoard } from "../../support/board/virtual-board.ts";

const KIB = 1024;
const HOSTILE = "<b>|`x`";
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: HOSTILE, type: 1, subtype: 6, address: 0xd000, size: 0x1000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x8000 },
]);
const BOOTLOADER = firmwareImage("esp32", noise("bootloader", 5_000));
const MERGED = Buffer.alloc(0x1_2000, 0xff);
BOOTLOADER.copy(MERGED, 0x1000);
TABLE.copy(MERGED, 0x8000);
noise("factory", 0x2000).copy(MERGED, 0x1_0000);
const NVS = noise("nvs", 0x1000);

beforeAll(() => testEsptool());

async function boardWithImage(): Promise<TestBoard> {
  const board = await startBoard({ flashSize: 256 * KIB });
  board.flash.poke(0, MERGED);
  return board;
}

function verify(board: TestBoard, inputs: ActionInputs): Promise<ActionRun> {
  const workspace = freshFolder("verify-partitions");
  const files = { "merged.bin": MERGED, "nvs.bin": NVS, "table.bin": TABLE, "boot.bin": BOOTLOADER };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(workspace, name), bytes);
  return runAction({ operation: "verify", port: board.url, retries: 0, ...inputs }, { workspace });
}

function partitionsOf(run: ActionRun): unknown[] {
  const details = JSON.parse(run.outputs["details"] ?? "[]") as { partitions?: string[] }[];
  return details.map(({ partitions }) => partitions);
}

describe("a difference that verify finds", () => {
  it("is told with the partitions of the table that the image brings, whatever their names are", async () => {
    await using board = await boardWithImage();
    for (const address of [0x1234, 0xd010, 0x1_1fff]) {
      board.flash.poke(address, Uint8Array.of((MERGED[address] ?? 0) ^ 0x55));
    }
    const run = await verify(board, { file: "merged.bin" });
    expect(run.outputs).toMatchObject({ failure: "verify-mismatch", mismatch: "true" });
    expect(partitionsOf(run)).toEqual([[HOSTILE, "factory"]]);
    expect(run.annotations[0]?.message).toContain(`first at 0x1234 (in partitions ${HOSTILE}, factory)`);
    expect(run.summary).toContain("first at <code>0x1234</code>, in <code>&#60;b&#62;");
    expect(markupProblems(run.summary)).toEqual([]);
    // The digests, and the bytes of the image: the table costs no process.
    expect(board.log.connections).toBe(2);
  });

  it("is told with the partitions of the board's table, where that gave a name its meaning", async () => {
    await using board = await boardWithImage();
    const run = await verify(board, { files: "nvs nvs.bin\n0x1000 boot.bin", "fail-on-mismatch": false });
    expect(run.outputs).toMatchObject({ success: "true", mismatch: "true" });
    expect(partitionsOf(run)).toEqual([["nvs"]]);
    expect(board.log.connections).toBe(3);
  });

  it("is told with none where it is in none, and without where no table is known", async () => {
    await using board = await boardWithImage();
    board.flash.poke(0x1100, Uint8Array.of((MERGED[0x1100] ?? 0) ^ 1));
    const files = "0x1000 boot.bin\n0x8000 table.bin";
    expect(partitionsOf(await verify(board, { files }))).toEqual([[]]);
    const alone = await verify(board, { file: "boot.bin", address: "0x1000" });
    expect(partitionsOf(alone)).toEqual([undefined]);
    expect(alone.annotations[0]?.message).not.toContain("partition");
  });

  it("is told so too where esptool compares, because it changes the header", async () => {
    await using board = await boardWithImage();
    board.flash.poke(0xd010, Uint8Array.of(0x55));
    // Only at the address of a bootloader does esptool change a header.
    const image = MERGED.subarray(0x1000);
    const workspace = freshFolder("verify-partitions");
    writeFileSync(join(workspace, "image.bin"), image);
    const run = await runAction(
      { operation: "verify", port: board.url, file: "image.bin", address: "0x1000", "flash-size": "1MB" },
      { workspace },
    );
    expect(partitionsOf(run)).toEqual([[HOSTILE]]);
  });
});
