import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { perform } from "../../../src/operations/table.ts";
import { noise, sha256 } from "../../support/bytes.ts";
import { freshFolder, operationBoard, outputAt } from "../../support/board/operation-board.ts";
import { startBoard } from "../../support/board/virtual-board.ts";

const MIB = 1024 * 1024;

describe("a read", () => {
  it("reads from an address to the end of the flash when no size is given", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const tail = noise("tail", 8192);
    board.flash.poke(MIB - 8192, tail);
    await using reading = await operationBoard(board.url);
    const output = join(freshFolder(), "tail.bin");
    const request = {
      operation: "read",
      output: outputAt(output),
      address: MIB - 8192,
      size: undefined,
    } as const;
    expect(await perform(request, reading)).toMatchObject({ bytes_read: 8192, sha256: sha256(tail) });
    expect(reading.esptool.processes).toBe(2);
  });

  it("keeps no file when the region is beyond the flash", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const folder = freshFolder();
    const output = outputAt(join(folder, "new", "x.bin"));
    for (const size of [4096, undefined]) {
      await using reading = await operationBoard(board.url);
      const request = { operation: "read", output, address: 2 * MIB, size } as const;
      await expect(perform(request, reading)).rejects.toMatchObject({ code: "beyond-flash" });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not replace a file that somebody else made meanwhile", async () => {
    await using board = await startBoard({ flashSize: MIB });
    const path = join(freshFolder(), "x.bin");
    writeFileSync(path, "precious");
    await using reading = await operationBoard(board.url);
    const request = { operation: "read", output: outputAt(path), address: 0, size: 16 } as const;
    await expect(perform(request, reading)).rejects.toMatchObject({ code: "output-exists" });
    expect(readFileSync(path, "utf8")).toBe("precious");
    await using again = await operationBoard(board.url);
    await perform({ ...request, output: outputAt(path, true) }, again);
    expect(readFileSync(path)).toHaveLength(16);
  });
});
