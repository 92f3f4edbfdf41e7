import { describe, expect, it } from "vitest";
import { type BootFlash } from "../../../src/virtual-board/boot/boot-board.ts";
import { bootRom } from "../../../src/virtual-board/boot/boot-rom.ts";
import { type Boot, bootFromFlash } from "../../../src/virtual-board/boot/boot.ts";
import { OTA_STATES } from "../../../src/virtual-board/boot/ota-records.ts";
import { OTADATA, otaFlash, SLOTS } from "../../support/board/ota-flash.ts";
import { linesOf, recordedFlash } from "../../support/board/recorded-firmware.ts";
import { applicationImage, type ImageOptions } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage, rowBytes } from "../../support/firmware/partition-table-image.ts";

type Chip = "esp32" | "esp32c3";

const BOOTLOADER: Record<Chip, number> = { esp32: 0x1000, esp32c3: 0 };
const APPLICATION = 0x1_0000;

function boot(chip: Chip, flash: Buffer, size = flash.length): Boot {
  const seen: BootFlash = {
    size,
    read: (address, length) => Buffer.from(flash.subarray(address, Math.min(address + length, size))),
    rewriteSector: (address, bytes) => {
      flash.fill(0xff, address, address + 0x1000);
      bytes.copy(flash, address);
    },
  };
  const revision = chip === "esp32" ? 300 : 4;
  return bootFromFlash({ chip, rom: bootRom(chip), flash: seen, revision, blockRevision: 0 }, "power-on");
}

function printed({ lines }: Boot): string {
  return linesOf(lines.map(({ text }) => text).join("")).join("\n");
}

function damaged(flash: Buffer, at: number): Buffer {
  flash[at] = (flash[at] ?? 0) ^ 1;
  return flash;
}

function withApplication(chip: Chip, options: ImageOptions, words = {}): Buffer {
  const flash = recordedFlash(chip);
  applicationImage(chip, words, Buffer.alloc(64), options).copy(flash, APPLICATION);
  return flash;
}

describe("The ROM", () => {
  it.each([
    ["esp32" as const, "csum err:0x76!=0x77", "ets_main.c 371 "],
    ["esp32c3" as const, "csum err:", "ets_main.c 333 "],
  ])("of an %s does not start a bootloader with a wrong checksum", (chip, line, end) => {
    const boots = boot(chip, damaged(recordedFlash(chip), BOOTLOADER[chip] + 0x100));
    expect(printed(boots)).toContain(chip === "esp32" ? "csum err:0x" : line);
    expect(printed(boots).endsWith(end)).toBe(true);
    expect(boots.next).toEqual({ kind: "reset", cause: "rom-watchdog" });
  });

  it("names the chip of a bootloader for another, each in its own words", () => {
    const old = recordedFlash("esp32");
    old.writeUInt16LE(9, 0x1000 + 12);
    expect(printed(boot("esp32", old)).match(/^wrong chip id 0x0009$/gm)).toHaveLength(8);
    const newer = recordedFlash("esp32c3");
    newer.writeUInt16LE(9, 12);
    expect(printed(boot("esp32c3", newer))).toContain(
      "Invalid chip id. Expected 5 read 9. Bootloader for wrong chip?\nets_main.c 329 ",
    );
  });

  it("starts a bootloader with a wrong digest, and newer ones say so", () => {
    // One bit twice in one column leaves the checksum as it is.
    const change = (flash: Buffer, start: number): Buffer =>
      damaged(damaged(flash, start + 0x100), start + 0x200);
    expect(boot("esp32", change(recordedFlash("esp32"), 0x1000)).next.kind).toBe("application");
    const boots = boot("esp32c3", change(recordedFlash("esp32c3"), 0));
    expect(printed(boots)).toMatch(
      /SHA-256 comparison failed:\nCalculated: [\da-f]{64}\nExpected: [\da-f]{64}\nAttempting to boot anyway\.\.\.\nentry/,
    );
    expect(boots.next.kind).toBe("application");
  });
});

describe("The bootloader", () => {
  it.each([
    [
      "a digest that does not match",
      (table: Buffer) => table.fill(0, 0x60 + 16, 0x60 + 32),
      "Incorrect MD5 checksum",
    ],
    [
      "two digests",
      (table: Buffer) => table.copy(table, 0x80, 0x60, 0x80),
      "Only one MD5 checksum is allowed",
    ],
    [
      "a damaged row",
      (table: Buffer) => table.writeUInt16LE(0x1234, 0x20),
      "partition 1 invalid magic number 0x1234",
    ],
    [
      "a partition beyond the flash",
      (table: Buffer) => table.writeUInt32LE(0x40_0000, 0x48),
      "partition 2 invalid - offset 0x10000 size 0x400000 exceeds flash chip size 0x200000",
    ],
  ])("refuses a partition table with %s", (_, change, line) => {
    const flash = recordedFlash("esp32");
    change(flash.subarray(0x8000, 0x9000));
    const boots = boot("esp32", flash);
    expect(printed(boots)).toContain(`flash_parts: ${line}`);
    expect(printed(boots)).toMatch(
      /boot: Failed to verify partition table.*\n.*boot: load partition table error!/,
    );
    expect(boots.next).toEqual({ kind: "reset", cause: "system" });
  });

  it("refuses a partition table without an end", () => {
    const flash = recordedFlash("esp32");
    const row = rowBytes({ name: "x", type: 1, subtype: 2, address: 0x9000, size: 0x1000 });
    for (let at = 0x8000; at < 0x8c00; at += 32) row.copy(flash, at);
    expect(printed(boot("esp32", flash))).toContain("partition table has no terminating entry, not valid");
  });

  it.each([
    [
      "esp32" as const,
      { minRevision: 301 },
      {},
      "boot_comm: chip revision check failed. Required >= v3.1, found v3.0.",
    ],
    [
      "esp32" as const,
      { maxRevision: 199 },
      {},
      "boot_comm: chip revision check failed. Required <= v1.99, found v3.0.",
    ],
    [
      "esp32c3" as const,
      {},
      { minBlockRevision: 102 },
      "boot_comm: Image requires efuse blk rev >= v1.2, but chip is v0.0",
    ],
    [
      "esp32" as const,
      { address: 0x3f40_0040 },
      {},
      "esp_image: Segment 0 load address 0x3f400040, doesn't match data 0x00010020",
    ],
  ])("of an %s refuses an application: %j %j", (chip, options, words, line) => {
    const boots = boot(chip, withApplication(chip, options, words));
    expect(printed(boots)).toContain(line);
    expect(printed(boots)).toContain("boot: Factory app partition is not bootable");
    expect(boots.next).toEqual({ kind: "reset", cause: "system" });
  });

  it("refuses an application for another chip, and one with too many segments", () => {
    const other = recordedFlash("esp32");
    other.writeUInt16LE(5, APPLICATION + 12);
    expect(printed(boot("esp32", other))).toContain("boot_comm: mismatch chip ID, expected 0, found 5");
    const many = recordedFlash("esp32");
    many[APPLICATION + 1] = 17;
    expect(printed(boot("esp32", many))).toContain("image at 0x10000 segment count 17 exceeds max 16");
  });

  it("refuses an application whose digest is wrong, and one that is longer than its partition", () => {
    const flash = damaged(damaged(recordedFlash("esp32"), 0x2_1000), 0x2_1100);
    expect(printed(boot("esp32", flash))).toContain("esp_image: Image hash failed - image is corrupt");
    const short = recordedFlash("esp32");
    partitionTableImage([{ name: "app", type: 0, subtype: 0, address: APPLICATION, size: 0x2_0000 }]).copy(
      short,
      0x8000,
    );
    expect(printed(boot("esp32", short))).toMatch(/Image length \d+ doesn't fit in partition length 131072/);
  });

  it("refuses otadata that is too small", () => {
    const flash = recordedFlash("esp32");
    partitionTableImage([{ name: "otadata", type: 1, subtype: 0, address: OTADATA, size: 0x1000 }]).copy(
      flash,
      0x8000,
    );
    const boots = boot("esp32", flash);
    expect(printed(boots)).toContain("ota_info partition size 4096 is too small (minimum 8192 bytes)");
    expect(boots.next).toEqual({ kind: "reset", cause: "system" });
  });

  it("starts an application that ends at once where the flash is smaller than its header says", () => {
    const boots = boot("esp32", withApplication("esp32", { flashSizeAndFreq: 0x30 }));
    expect(boots.next.kind).toBe("failed-start");
    expect(printed(boots)).toContain(
      "Detected size(4096k) smaller than the size in the binary image header(8192k). Probe failed.",
    );
  });
});

function stateOf(flash: Buffer, record: 0 | 1): number {
  return flash.readUInt32LE(OTADATA + 0x1000 * record + 24);
}

function started({ next }: Boot): string | undefined {
  return next.kind === "application" ? next.application.description.name : undefined;
}

describe("Rollback", () => {
  it("starts a new application once, and the one before where nobody confirms it", () => {
    const flash = otaFlash([1, "valid"], [2, "new"]);
    expect(started(boot("esp32", flash))).toBe("app1");
    expect(stateOf(flash, 1)).toBe(OTA_STATES.pending);
    expect(started(boot("esp32", flash))).toBe("app0");
    expect(stateOf(flash, 1)).toBe(OTA_STATES.aborted);
    expect(started(boot("esp32", flash))).toBe("app0");
  });

  it("keeps to an application that has confirmed itself", () => {
    const flash = otaFlash([1, "valid"], [2, "new"]);
    const { next } = boot("esp32", flash);
    if (next.kind === "application")
      next.application.records?.setState(next.application.record ?? 0, "valid");
    expect(started(boot("esp32", flash))).toBe("app1");
    expect(stateOf(flash, 1)).toBe(OTA_STATES.valid);
  });

  it("tries the first slot where otadata is blank, and notes it there", () => {
    const flash = otaFlash();
    const first = boot("esp32", flash);
    expect(printed(first)).toContain("boot: No factory image, trying OTA 0");
    expect(printed(first)).toContain("boot: Set actual ota_seq=1 in otadata[0]");
    expect([flash.readUInt32LE(OTADATA), stateOf(flash, 0)]).toEqual([1, OTA_STATES.valid]);
    expect(printed(boot("esp32", flash))).not.toContain("trying OTA 0");
  });

  it("takes the other slot where the chosen one is damaged, and says so of damaged otadata", () => {
    const flash = otaFlash([1, "valid"], [2, "valid"]);
    flash.fill(0xff, SLOTS[1], SLOTS[1] + 0x1000);
    const boots = boot("esp32", flash);
    expect(printed(boots)).toContain("boot: OTA app partition slot 1 is not bootable");
    expect(started(boots)).toBe("app0");
    const torn = otaFlash([1, "valid"]);
    torn.writeUInt32LE(7, OTADATA);
    expect(printed(boot("esp32", torn))).toContain(
      "ota data partition invalid and no factory, will try all partitions",
    );
  });
});
