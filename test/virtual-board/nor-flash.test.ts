import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BoardLog } from "../../src/virtual-board/board-log.ts";
import { jedecId, sfdpTable } from "../../src/virtual-board/flash/flash-id.ts";
import { typicalTiming } from "../../src/virtual-board/flash/flash-timing.ts";
import { contentsInMemory } from "../../src/virtual-board/flash/flash-contents.ts";
import { contentsInFile } from "../../src/virtual-board/flash/image-file.ts";
import { NorFlash, SECTOR_BYTES } from "../../src/virtual-board/flash/nor-flash.ts";

const MIB = 0x10_0000;

function newFlash(log = new BoardLog()): NorFlash {
  return new NorFlash(contentsInMemory(MIB), typicalTiming(MIB), log);
}

describe("NOR flash", () => {
  it("is all 0xFF when it is new", () => {
    expect(newFlash().read(0, MIB).equals(Buffer.alloc(MIB, 0xff))).toBe(true);
  });

  it("can only clear bits when it is written without an erase", () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), bytes, bytes, (address, first, second) => {
        const flash = newFlash();
        flash.program(address, first);
        flash.program(address, second);
        const expected = second.map((byte, index) => byte & (first[index] ?? 0xff));
        expect(flash.read(address, second.length)).toEqual(Buffer.from(expected));
      }),
    );
  });

  it("erases whole sectors, and nothing beyond those that a range touches", () => {
    const flash = newFlash();
    flash.program(0, Buffer.alloc(4 * SECTOR_BYTES, 0));
    flash.eraseRange(SECTOR_BYTES + 1, SECTOR_BYTES);
    const erased = [0, 1, 2, 3].map((sector) =>
      flash.read(sector * SECTOR_BYTES, SECTOR_BYTES).every((b) => b === 0xff),
    );
    expect(erased).toEqual([false, true, true, false]);
  });

  it("refuses ranges beyond its end and changes nothing then", () => {
    const flash = newFlash();
    expect(() => flash.program(MIB - 1, Buffer.of(0, 0))).toThrow(RangeError);
    expect(() => flash.read(MIB, 1)).toThrow(RangeError);
    flash.program(MIB - 1, Buffer.of(0));
    expect(() => flash.eraseRange(MIB - SECTOR_BYTES, 2 * SECTOR_BYTES)).toThrow(RangeError);
    expect(flash.read(MIB - 2, 2).toString("hex")).toBe("ff00");
  });

  it("takes the data sheet's times: pages, sectors, blocks, chip", () => {
    const flash = newFlash();
    expect(flash.program(0xff, Buffer.alloc(2))).toBeCloseTo(2 * 0.4);
    expect(flash.eraseRange(0x1000, 0x1000)).toBe(45);
    expect(flash.eraseRange(0x1_0000, 0x1_1000)).toBe(150 + 45);
    expect(flash.eraseChip()).toBe(2500);
  });

  it("tells its size in the JEDEC id and in the discoverable parameters", () => {
    expect([...jedecId(4 * MIB)]).toEqual([0xef, 0x40, 0x16]);
    expect([...jedecId(16 * MIB)]).toEqual([0xef, 0x40, 0x18]);
    expect(sfdpTable(4 * MIB).toString("latin1", 0, 4)).toBe("SFDP");
    expect(sfdpTable(4 * MIB).readUInt32LE(0x84) + 1).toBe(4 * MIB * 8);
  });

  it("logs neighbouring writes as one", () => {
    const log = new BoardLog();
    const flash = newFlash(log);
    flash.program(0, Buffer.alloc(10));
    flash.program(10, Buffer.alloc(10));
    flash.program(30, Buffer.alloc(1));
    expect(log.writes).toEqual([
      { address: 0, length: 20 },
      { address: 30, length: 1 },
    ]);
  });
});

describe("image file", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "image-file-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is made whole, all 0xFF, and leaves no other file behind", () => {
    const path = join(folder, "flash.bin");
    contentsInFile(path, MIB).close();
    expect(readFileSync(path).equals(Buffer.alloc(MIB, 0xff))).toBe(true);
    expect(readdirSync(folder)).toEqual(["flash.bin"]);
  });

  it("holds what was written the moment it was written, without being closed", () => {
    const path = join(folder, "flash.bin");
    const contents = contentsInFile(path, MIB);
    const flash = new NorFlash(contents, typicalTiming(MIB), new BoardLog());
    flash.program(MIB - 3, Buffer.from("end"));
    expect(readFileSync(path).subarray(-3).toString()).toBe("end");
    const again = contentsInFile(path, MIB);
    expect(again.read(MIB - 3, 3).toString()).toBe("end");
    contents.close();
    again.close();
  });

  it("clears away what a board left behind that was killed while it made the file", () => {
    const path = join(folder, "flash.bin");
    // The largest number that Linux gives a process is 2^22.
    writeFileSync(`${path}.4194305.part`, "half");
    writeFileSync(`${path}.${process.pid}x.part`, "not ours");
    contentsInFile(path, MIB).close();
    expect(readdirSync(folder).sort()).toEqual(["flash.bin", `flash.bin.${process.pid}x.part`]);
  });

  it("refuses a file of another size and leaves it as it is", () => {
    const path = join(folder, "flash.bin");
    writeFileSync(path, "a backup of something");
    expect(() => contentsInFile(path, MIB)).toThrow(/has 21 bytes; a flash of this size has 1048576/);
    expect(statSync(path).size).toBe(21);
  });

  it("refuses a folder that does not exist", () => {
    expect(() => contentsInFile(join(folder, "none", "flash.bin"), MIB)).toThrow(/Cannot use the image/);
  });
});
