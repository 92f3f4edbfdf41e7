import { describe, expect, it } from "vitest";
import type { BoardFacts, PlannedImage } from "../../src/firmware/plan.ts";
import { checkPlan } from "../../src/firmware/plan-check.ts";
import { noise } from "../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../support/firmware-image.ts";
import { partitionTableImage } from "../support/partition-table-image.ts";

const MIB = 0x10_0000;
const APP = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 };
const STORAGE = { name: "storage", type: 1, subtype: 0x82, address: 2 * MIB, size: MIB };
/** Its header says 4 MB. */
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 12_000));

function at(address: number, bytes: Buffer): PlannedImage {
  return { address, path: `at-${address.toString(16)}.bin`, bytes, encrypted: false };
}

function found(images: readonly PlannedImage[], flashSize: number | undefined, size = "keep"): string[] {
  const facts: BoardFacts = { tableAddress: 0x8000, chip: "ESP32", flashSize };
  return checkPlan(images, { mode: "keep", size }, facts)
    .findings.filter(({ code }) => code === "flash-too-small")
    .map(({ severity, message }) => `${severity}: ${message}`);
}

describe("a board with less flash than a build counts on", () => {
  it("is refused by the header of the bootloader, also in a merged image", () => {
    expect(found([at(0x1000, BOOTLOADER)], 2 * MIB)).toEqual([
      'refusal: "at-1000.bin" at 0x1000 says that the flash has 4194304 bytes, and the board has 2097152 bytes',
    ]);
    const merged = Buffer.concat([Buffer.alloc(0x1000, 0xff), BOOTLOADER]);
    expect(found([at(0, merged)], 2 * MIB, "2MB")).toEqual([
      'refusal: the image at 0x1000 in "at-0.bin" at 0x0 says that the flash has 4194304 bytes, and the board has 2097152 bytes',
    ]);
  });

  it("is refused by what the header will say once esptool has rewritten it", () => {
    expect(found([at(0x1000, BOOTLOADER)], 2 * MIB, "2MB")).toEqual([]);
    expect(found([at(0x1000, BOOTLOADER)], 2 * MIB, "detect")).toEqual([]);
    expect(found([at(0x1000, BOOTLOADER)], 4 * MIB, "8MB")).toHaveLength(1);
  });

  it("is refused by a partition beyond its end, and taken where all are inside", () => {
    const table = at(0x8000, partitionTableImage([APP, STORAGE]));
    expect(found([table], 2 * MIB)).toEqual([
      'refusal: The partition "storage" of the table in "at-8000.bin" at 0x8000 ends at 0x300000, and the board has 2097152 bytes',
    ]);
    expect(found([table], MIB)).toHaveLength(1);
    expect(found([table], 3 * MIB)).toEqual([]);
  });

  it("is no matter of an application's header, and not known before the board has told", () => {
    expect(found([at(0x1_0000, applicationImage("esp32", {}))], MIB)).toEqual([]);
    expect(found([at(0x1000, BOOTLOADER)], undefined)).toEqual([]);
  });
});
