import { describe, expect, it } from "vitest";
import type { BoardFacts, PlannedImage } from "../../../src/firmware/plan/plan.ts";
import { checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { noise } from "../../support/bytes.ts";
import {
  applicationImage,
  bootloaderImage,
  firmwareImage,
  type ImageChipName,
} from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";

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

  it("is refused by a partition beyond what the bootloader's header says, whatever the board has", () => {
    const images = [at(0x1000, BOOTLOADER), at(0x8000, partitionTableImage([APP, STORAGE]))];
    const refusal =
      'refusal: The partition "storage" of the table in "at-8000.bin" at 0x8000 ends at 0x300000, and "at-1000.bin" at 0x1000 says that the flash has 2097152 bytes: ESP-IDF\'s bootloader would not boot';
    for (const flashSize of [undefined, 4 * MIB]) {
      expect(found(images, flashSize)).toEqual([]);
      expect(found(images, flashSize, "2MB")).toEqual([refusal]);
    }
    // Of a board that has as little, that is said.
    expect(found(images, 2 * MIB, "2MB")).toEqual([
      expect.stringMatching(/and the board has 2097152 bytes$/),
    ]);
    expect(found(images, undefined, "detect")).toEqual([]);
  });

  it("is no matter of an application's header, and not known before the board has told", () => {
    expect(found([at(0x1_0000, applicationImage("esp32", {}))], MIB)).toEqual([]);
    expect(found([at(0x1000, BOOTLOADER)], undefined)).toEqual([]);
  });
});

describe("the size of the flash", () => {
  const asks = (images: readonly PlannedImage[], facts: Partial<BoardFacts> = {}, size = "keep"): boolean =>
    checkPlan(images, { mode: "keep", size }, { tableAddress: 0x8000, ...facts }).needsFlashSize;
  const headerOf = (chip: ImageChipName, sizeAndFreq: number): PlannedImage =>
    at(
      chip === "esp32" ? 0x1000 : 0,
      firmwareImage(chip, noise("boot", 4_000), { flashSizeAndFreq: sizeAndFreq }),
    );
  const tableTo = (end: number): PlannedImage =>
    at(0x8000, partitionTableImage([APP, { ...STORAGE, size: end - STORAGE.address }]));

  it("is asked for where a header or a table counts on more than the smallest of the common boards have", () => {
    expect(asks([headerOf("esp32", 0x20)])).toBe(false);
    expect(asks([headerOf("esp32", 0x30)])).toBe(true);
    expect(asks([headerOf("esp32c3", 0x40)], { chip: "ESP32-C3" })).toBe(true);
    expect(asks([tableTo(4 * MIB)])).toBe(false);
    expect(asks([tableTo(8 * MIB)])).toBe(true);
    const merged = Buffer.concat([Buffer.alloc(0x1000, 0xff), headerOf("esp32", 0x40).bytes]);
    expect(asks([at(0, merged)])).toBe(true);
  });

  it("is asked for earlier of a chip that comes with less", () => {
    expect(asks([tableTo(3 * MIB)], { chip: "ESP32-H2" })).toBe(true);
    expect(asks([at(0x8000, partitionTableImage([{ ...APP, size: MIB }]))], { chip: "ESP32-C2" })).toBe(true);
    expect(asks([at(0x8000, partitionTableImage([APP]))], { chip: "ESP32-C2" })).toBe(false);
  });

  it("is asked for by the size that esptool is to write into the header, not by the one that it replaces", () => {
    expect(asks([headerOf("esp32", 0x20)], {}, "16MB")).toBe(true);
    expect(asks([headerOf("esp32", 0x40)], {}, "4MB")).toBe(false);
    expect(asks([headerOf("esp32", 0x40)], {}, "detect")).toBe(false);
    expect(asks([headerOf("esp32", 0x40), tableTo(4 * MIB)], {}, "detect")).toBe(true);
  });

  it("is asked for once, and said to be open where the board did not tell", () => {
    const images = [headerOf("esp32", 0x40)];
    expect(asks(images, { flashSize: 16 * MIB })).toBe(false);
    const untold = { tableAddress: 0x8000, chip: "ESP32", flashSizeUntold: true } as const;
    const { findings } = checkPlan(images, { mode: "keep", size: "keep" }, untold);
    expect(findings).toMatchObject([
      {
        severity: "warning",
        message: expect.stringContaining("did not report its flash size") as string,
      },
    ]);
    expect(checkPlan([headerOf("esp32", 0x20)], { mode: "keep", size: "keep" }, untold).findings).toEqual([]);
  });
});
