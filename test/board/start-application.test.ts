import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkBoard } from "../../src/operations/expectations.ts";
import { perform } from "../../src/operations/registry.ts";
import { noise } from "../support/bytes.ts";
import { otaFlash } from "../support/info-flash.ts";
import { fileAt, freshFolder, KEEP, operationBoard } from "../support/operation-board.ts";
import { rfc2217Port } from "../support/rfc2217-port.ts";
import { startBoard } from "../support/virtual-board.ts";

const MIB = 0x10_0000;

function flashOf(bytes: Buffer) {
  const path = join(freshFolder(), "app.bin");
  writeFileSync(path, bytes);
  return {
    operation: "flash",
    shape: "one",
    files: [fileAt(0x1_0000, path, bytes.length)],
    settings: KEEP,
    compress: true,
    verify: true,
    force: false,
  } as const;
}

describe("after a flash over a serial server", () => {
  it("the chip has been reset out of its loader, though nobody has seen its application", async () => {
    await using board = await startBoard({ flashSize: MIB });
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using flashing = await operationBoard(port.url);
    const bytes = noise("app", 5_000);
    expect(await perform(flashOf(bytes), flashing)).toMatchObject({ verified: true });
    expect(board.flash.read(0x1_0000, bytes.length).equals(bytes)).toBe(true);
    expect(board.mode).toBe("application");
    expect(port.resets.at(-1)).toBe("application");
    expect(flashing.esptool.appStarted).toBe("unknown");
  });

  it("the chip stays in its loader where the workflow says so", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using port = await rfc2217Port(board);
    await using flashing = await operationBoard(port.url, { after: "no-reset" });
    await perform(flashOf(noise("app", 5_000)), flashing);
    expect(board.mode).toBe("rom");
    expect(flashing.esptool.appStarted).toBe("no");
  });
});

describe("over a raw socket", () => {
  it("nothing resets the chip: its application is not started, and esptool's words do not hide it", async () => {
    await using board = await startBoard({ flashSize: MIB });
    await using flashing = await operationBoard(board.url);
    expect(flashing.esptool.appStarted).toBeUndefined();
    await perform(flashOf(noise("app", 5_000)), flashing);
    expect(board.mode).not.toBe("application");
    expect(flashing.esptool.appStarted).toBe("no");
  });
});

describe("between the commands of one operation", () => {
  it("the chip stays in its loader, and runs its application again at the end", async () => {
    await using board = await startBoard({ chip: "esp32s3", flashSize: MIB });
    board.flash.poke(0, otaFlash("esp32s3", 0, [{ name: "a" }, { name: "b" }]));
    board.reset("application");
    await using port = await rfc2217Port(board);
    await using asking = await operationBoard(port.url);
    await perform({ operation: "info" }, asking);
    expect(port.resets.filter((mode) => mode === "application")).toEqual(["application"]);
    expect(board.mode).toBe("application");
  });

  it("a board that is refused is reset as well", async () => {
    await using board = await startBoard({ chip: "esp32c3", flashSize: MIB, secureDownloadMode: true });
    await using port = await rfc2217Port(board);
    for (const expected of [{ chip: "esp32s3" }, { flashSize: 2 * MIB }]) {
      await using asking = await operationBoard(port.url);
      board.reset("application");
      await expect(checkBoard(expected, asking)).rejects.toMatchObject({ code: "board-unexpected" });
      expect(board.mode).toBe("application");
    }
  });
});
