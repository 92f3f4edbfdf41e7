import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { perform } from "../../../src/operations/table.ts";
import { noise, sha256 } from "../../support/bytes.ts";
import { freshFolder, operationBoard, outputAt } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const MIB = 1024 * 1024;

function macText(mac: Iterable<number>): string {
  return [...mac].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

describe("a backup without the bootloader", () => {
  it("starts at 0x1000, ends with the flash, and describes it in a manifest", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB });
    const contents = Buffer.alloc(MIB, 0xff);
    noise("contents", 70_000).copy(contents, 500);
    board.flash.poke(0, contents);
    const path = join(freshFolder(), "backup.bin");
    await using reading = await operationBoard(board.url);
    const request = {
      operation: "backup",
      output: outputAt(path),
      manifest: outputAt(`${path}.json`),
      includeBootloader: false,
      incremental: true,
      baseline: undefined,
    } as const;
    const result = await perform(request, reading);
    const digest = sha256(contents.subarray(0x1000));
    expect(result).toEqual({
      operation: "backup",
      output_path: path,
      manifest_path: `${path}.json`,
      manifest_sha256: sha256(readFileSync(`${path}.json`)),
      start_address: "0x1000",
      bytes_read: MIB - 0x1000,
      sha256: digest,
      verified: true,
      bytes_transferred: expect.any(Number) as number,
      partitions: [],
      flash_map: expect.objectContaining({ verified: "part" }) as object,
    });
    expect(readFileSync(path).equals(contents.subarray(0x1000))).toBe(true);
    expect(JSON.parse(readFileSync(`${path}.json`, "utf8"))).toMatchObject({
      schema: 1,
      image: "backup.bin",
      sha256: digest,
      start_address: "0x1000",
      size: MIB - 0x1000,
      created: "2026-01-02T03:04:05.000Z",
      board: { chip: "ESP32-C3", mac: macText(board.mac), flash_size: MIB },
    });
  });
});
