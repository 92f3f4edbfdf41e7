import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawFlash } from "../../../src/report/flash-map/flash-map.ts";
import type { FlashPicture, FlashRow } from "../../../src/report/flash-map/flash-picture.ts";
import { rangesOf } from "../../../src/firmware/flash/flash-ranges.ts";
import { flashPictureText } from "../../../src/report/flash-map/flash-map-text.ts";
import type { KnownFlash } from "../../../src/firmware/survey/known-flash.ts";
import { fit, shortSize } from "../../../src/system/text/short-text.ts";
import { partitionRecord, slotRecord, updatedFlash } from "../../support/firmware/known-flash.ts";
import { runs } from "../../support/sample.ts";

const DATA = { kind: "data" } as const;
const BOOT_FILE = { kind: "image", chip: "ESP32", intact: true } as const;
const APP_FILE = { kind: "application", name: "blink", version: "7", intact: true } as const;
const KIB = 1024;
const RUNS = runs(10_000);

/** A small flash with a table, of which every byte is known: blank but for what is filled. */
function smallFlash(changes: Partial<KnownFlash> = {}): KnownFlash {
  return {
    size: 256 * KIB,
    isWhole: true,
    partition_table: { state: "found", address: "0x8000", reason: null },
    bootloader: null,
    partitions: [],
    files: [],
    looked: [{ address: 0, size: 256 * KIB }],
    filled: [],
    changes: undefined,
    verified: [],
    ...changes,
  };
}

function rowAt(picture: FlashPicture, address: string): FlashRow {
  const row = picture.rows.find((row) => row.address === address);
  if (row === undefined) throw new Error(`No row begins at ${address}.`);
  return row;
}

/** Address, end, and what it is, of every row. */
function outline({ rows }: FlashPicture): (string | number)[][] {
  return rows.map(({ address, size, name, kind }) => [address, Number(address) + size, name ?? kind]);
}

describe("the rows of a flash map", () => {
  it("are bootloader, partition table, partitions and gaps, in the order of the addresses", () => {
    expect(outline(drawFlash(updatedFlash()))).toEqual([
      ["0x0", 0x8000, "bootloader"],
      ["0x8000", 0x9000, "partition-table"],
      ["0x9000", 0xd000, "nvs"],
      ["0xd000", 0xf000, "otadata"],
      ["0xf000", 0x1_0000, "phy_init"],
      ["0x10000", 0x19_0000, "ota_0"],
      ["0x190000", 0x31_0000, "ota_1"],
      ["0x310000", 0x3d_0000, "storage"],
      ["0x3d0000", 0x40_0000, "gap"],
    ]);
  });

  it("say of each how much is used, free and changed, and what is in it", () => {
    const picture = drawFlash(updatedFlash());
    expect(rowAt(picture, "0x9000")).toEqual({
      kind: "partition",
      name: "nvs",
      type: "data",
      subtype: "nvs",
      address: "0x9000",
      size: 0x4000,
      used: 0x2000,
      free: 0x2000,
      changed: 0x1000,
      content: "nvs",
      description: "NVS: 41 keys, Wi-Fi credentials",
      boots: null,
      verified: "whole",
      verified_bytes: 0x4000,
      overlaps: [],
      beyond_flash: 0,
      bar: "====####........",
    });
    expect(rowAt(picture, "0x0")).toMatchObject({
      used: 21_280,
      changed: 0,
      description: "bootloader of ESP-IDF v5.5.1 for ESP32-S3",
    });
    expect(rowAt(picture, "0x8000").description).toBe("the table of 6 partitions");
    expect(rowAt(picture, "0x190000")).toMatchObject({ description: "thermostat 1.4.2", boots: true });
    expect(rowAt(picture, "0x3d0000")).toMatchObject({
      used: 0x1000,
      content: "data",
      description: "in no partition; holds data",
    });
    expect(picture).toMatchObject({ size: 4096 * KIB, changed_since: "baseline", changed: 0x11_f000 });
  });

  it("leave no doubt about what is not sound or not readable", () => {
    const nvs = { namespaces: 1, keys: 1, credentials: false, encrypted: false };
    const nameless = { name: "", version: "", idf_version: "", built: "", elf_sha256: "", chip: null };
    const partitions = [
      partitionRecord(0x9000, 0x1000, { content: "nvs", nvs: { ...nvs, encrypted: true } }),
      partitionRecord(0xa000, 0x1000, { content: "nvs", nvs }),
      partitionRecord(0xb000, 0x1000, { content: "data", type: "app", encrypted: true }),
      partitionRecord(0xc000, 0x1000, {
        content: "application",
        application: { ...nameless, intact: false },
      }),
      partitionRecord(0xd000, 0x1000, { content: "filesystem", subtype: "spiffs", used: 9 }),
      partitionRecord(0xe000, 0x1000, { content: "unreadable" }),
    ];
    const bootloader = { address: "0x1000", chip: null, idf_version: null, intact: false };
    const looked = [
      { address: 0, size: 0xe000 },
      { address: 0xf000, size: 256 * KIB - 0xf000 },
    ];
    const { rows } = drawFlash(smallFlash({ partitions, bootloader, looked }));
    expect(rows.map(({ description }) => description)).toEqual([
      "in no partition; blank",
      "bootloader, not intact",
      "the table of 6 partitions",
      "NVS, encrypted",
      "NVS: 1 key, no Wi-Fi credentials",
      "data, not an application; marked as encrypted",
      "an application without a name, not intact",
      "a filesystem (spiffs)",
      "not looked at",
      "in no partition; blank",
    ]);
    expect(rows[8]).toMatchObject({ used: null, free: null, bar: "????????????????" });
  });

  it("end a bootloader where the next thing begins, and do without what a partition stands for", () => {
    const bootloader = { address: "0x0", chip: "ESP32-C3", idf_version: "v5.5", intact: true };
    const early = smallFlash({ bootloader, partitions: [partitionRecord(0x7000, 0x1000)] });
    expect(outline(drawFlash(early))[0]).toEqual(["0x0", 0x7000, "bootloader"]);
    const own = smallFlash({
      bootloader,
      partitions: [
        partitionRecord(0, 0x8000, { name: "boot", type: "bootloader", subtype: "primary" }),
        partitionRecord(0x8000, 0x1000, { name: "parts", type: "partition_table", subtype: "primary" }),
      ],
    });
    expect(outline(drawFlash(own)).map(([, , what]) => what)).toEqual(["boot", "parts", "gap"]);
    expect(rowAt(drawFlash(own), "0x0").description).toBe("bootloader of ESP-IDF v5.5 for ESP32-C3");
  });

  it("show overlaps, and what is beyond the flash", () => {
    const partitions = [
      partitionRecord(0x1_0000, 0x1_0000, { name: "one" }),
      partitionRecord(0x1_8000, 0x1_0000, { name: "two" }),
      partitionRecord(0x3_0000, 0x2_0000, { name: "long" }),
      partitionRecord(0x8_0000, 0x1000, { name: "out" }),
    ];
    const picture = drawFlash(smallFlash({ partitions }));
    expect(picture.rows.filter(({ overlaps }) => overlaps.length > 0)).toMatchObject([
      { name: "one", overlaps: ["two"] },
      { name: "two", overlaps: ["one"] },
    ]);
    expect(rowAt(picture, "0x30000").beyond_flash).toBe(0x1_0000);
    expect(rowAt(picture, "0x80000").beyond_flash).toBe(0x1000);
    const text = flashPictureText(picture).join("\n");
    expect(text).toContain("OVERLAPS two; blank");
    expect(text).toContain("64 KiB BEYOND THE FLASH; blank");
  });

  it("without a partition table are gaps, and the reason is told", () => {
    const partition_table = { state: "absent", address: "0x8000", reason: "is blank" } as const;
    const bootloader = { address: "0x1000", chip: "ESP32", idf_version: "v5.5", intact: true };
    const picture = drawFlash(smallFlash({ partition_table, bootloader }));
    expect(outline(picture)).toEqual([
      ["0x0", 0x1000, "gap"],
      ["0x1000", 0x8000, "bootloader"],
      ["0x8000", 0x4_0000, "gap"],
    ]);
    expect(flashPictureText(picture)).toContain("  No partition table was found at 0x8000: it is blank.");
    expect(outline(drawFlash(smallFlash({ partition_table })))).toEqual([["0x0", 0x4_0000, "gap"]]);
  });

  it("tell what was not looked at from what is blank", () => {
    const range = { address: 0x1000, size: 255 * KIB - 0x1000 };
    const picture = drawFlash(smallFlash({ looked: [range] }));
    expect(outline(picture).map(([, end]) => end)).toEqual([0x1000, 0x8000, 0x9000, 255 * KIB, 256 * KIB]);
    expect(picture.rows.map(({ content, used }) => [content, used])).toEqual([
      ["unknown", null],
      ["blank", 0],
      ["partition-table", 0],
      ["blank", 0],
      ["unknown", null],
    ]);
    const nothing = drawFlash(smallFlash({ looked: [] }));
    expect(nothing.rows.map(({ used }) => used)).toEqual([null, null, null]);
    expect(nothing.bar).toBe("?".repeat(40));
  });
});

describe("a flash of which not even the size is known", () => {
  const flash = (changes: Partial<KnownFlash> = {}) =>
    smallFlash({
      isWhole: false,
      size: 0x2_0000,
      partition_table: { state: "unknown", address: "0x8000", reason: null },
      files: [
        { name: "boot.bin", address: 0, size: 0x1000, content: BOOT_FILE, encrypted: false },
        { name: "app.bin", address: 0x1_8000, size: 0x8000, content: APP_FILE, encrypted: false },
      ],
      looked: [
        { address: 0, size: 0x1000 },
        { address: 0x1_8000, size: 0x8000 },
      ],
      filled: [{ address: 0, size: 10 }],
      ...changes,
    });

  it("ends with what is known of it, and says so", () => {
    const picture = drawFlash(flash({ verified: [{ address: 0, size: 0x1000 }] }));
    expect(picture).toMatchObject({ size: null, verified: "part" });
    expect(picture.rows.map((row) => row.beyond_flash)).toEqual([null, null, null]);
    expect(flashPictureText(picture)).toEqual([
      "Flash map: size not known, 4 KiB verified by the chip's digest",
      "  No partition table was read.",
      "  [=?????????????????????????????..........] the flash up to 0x20000",
      "  = used   . free   ? not looked at",
      "  0x0       boot.bin              4 KiB [=...............] an image for ESP32; verified",
      "  0x1000    -                    92 KiB [????????????????] not looked at",
      "  0x18000   app.bin              32 KiB [................] blink 7; not verified",
    ]);
  });

  it("has changed as a whole, where all of it was erased, however much that is", () => {
    const regions = [{ address: 0, size: 0x800_0000 }];
    const picture = drawFlash(flash({ changes: { since: "step", by: "erase", regions } }));
    expect(picture).toMatchObject({ changed: null, changed_since: "step", changed_by: "erase" });
    expect(picture.rows[1]?.changed).toBe(92 * KIB);
    expect(flashPictureText(picture)[0]).toBe(
      "Flash map: size not known, all of it erased in this step, not verified by a digest",
    );
  });

  it("shows no file where a partition says what is there, nor a bootloader where a file does", () => {
    const bootloader = { address: "0x0", chip: "ESP32-C3", idf_version: "v5.5", intact: true };
    expect(outline(drawFlash(flash({ bootloader }))).map(([, , what]) => what)).toEqual([
      "boot.bin",
      "gap",
      "app.bin",
    ]);
    const partition_table = { state: "given", address: "0x8000", reason: "the table in t.bin" } as const;
    const partitions = [partitionRecord(0x1_0000, 0x1_0000, { name: "app" })];
    const picture = drawFlash(flash({ bootloader, partition_table, partitions }));
    expect(outline(picture).map(([, , what]) => what)).toEqual(["bootloader", "gap", "app"]);
    expect(flashPictureText(picture)).toContain(
      "  The partitions come from the table in t.bin: the board's own table was not read.",
    );
  });
});

describe("a part of a flash", () => {
  const nvs = partitionRecord(0x9000, 0x4000, { name: "nvs", content: "unreadable" });
  const app = partitionRecord(0x1_0000, 0x8000, { name: "app", content: "unreadable" });
  const partOf = (part: { address: number; size: number }): KnownFlash =>
    smallFlash({ partitions: [nvs, app], looked: [part], verified: [part], part });

  it("is drawn alone, with the whole rows of the partitions that it touches", () => {
    const picture = drawFlash(partOf({ address: 0xb000, size: 0x4000 }));
    expect(picture).toMatchObject({ size: 256 * KIB, part: { address: "0xb000", size: 0x4000 } });
    expect(picture).toMatchObject({ verified: "whole", verified_bytes: 0x4000 });
    expect(outline(picture)).toEqual([
      ["0x9000", 0xd000, "nvs"],
      ["0xd000", 0xf000, "gap"],
    ]);
    expect(picture.rows[0]?.bar).toBe("????????........");
    expect(picture.bar).toHaveLength(40);
    expect(flashPictureText(picture).slice(0, 2)).toEqual([
      "Flash map: 16 KiB at 0xb000 of 256 KiB, all of it verified by the chip's digest",
      `  [${picture.bar}] the flash from 0xb000 up to 0xf000`,
    ]);
  });

  it("counts what has changed in it, also where the size of the flash is not known", () => {
    const part = { address: 0x9000, size: 0x2000 };
    const regions = [{ address: 0xa000, size: 0x1000 }];
    const changes = { since: "baseline", by: "comparison", within: part, regions } as const;
    const picture = drawFlash({ ...partOf(part), isWhole: false, changes });
    expect(picture).toMatchObject({ size: null, changed: 0x1000, verified: "whole" });
    expect(flashPictureText(picture)[0]).toContain("8 KiB at 0x9000, 4 KiB changed since the baseline");
  });
});

describe("a flash of which many pieces are known", () => {
  const pieces = Array.from({ length: 400 }, (_, index) => ({ address: index * 512, size: 100 }));

  it("has a row for each file, as long as anybody would read them, and else one that shows them in its bar", () => {
    const files = pieces.map((range) => ({ ...range, name: "app.hex", content: DATA, encrypted: false }));
    const partition_table = { state: "unknown", address: "0x8000", reason: null } as const;
    const flash = smallFlash({ files, partition_table, looked: pieces, filled: pieces.slice(0, 300) });
    const [row, ...others] = drawFlash(flash).rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: "gap", used: null, description: "only partly read" });
    expect(row?.bar).toBe("==========??????");
    const some = drawFlash({ ...flash, files: files.slice(0, 95) }).rows;
    expect(some.filter(({ kind }) => kind === "file")).toHaveLength(95);
    expect(some.at(-1)).toMatchObject({ kind: "gap", size: 256 * KIB - 94 * 512 - 100 });
    expect(JSON.stringify(some).length).toBeLessThan(80 * KIB);
  });
});

describe("what is verified of a flash, and what has changed", () => {
  it("is said of the whole and of every row", () => {
    const verified = [
      { address: 0, size: 0x9000 },
      { address: 0x9000, size: 0x1000 },
    ];
    const partitions = [partitionRecord(0x9000, 0x2000), partitionRecord(0xb000, 0x1000)];
    const picture = drawFlash(smallFlash({ partitions, verified }));
    expect(picture.verified).toBe("part");
    expect(picture.rows.map((row) => row.verified)).toEqual(["whole", "whole", "part", "none", "none"]);
    const text = flashPictureText(picture).join("\n");
    expect(text).toContain("256 KiB, 40 KiB verified by the chip's digest");
    expect(text).toContain("blank; 4 KiB verified");
    expect(text).toContain("blank; not verified");
    expect(drawFlash(smallFlash()).verified).toBe("none");
    expect(drawFlash(updatedFlash()).verified).toBe("whole");
  });

  it("is not said where nothing was compared", () => {
    const regions = [{ address: 0x9000, size: 0x1000 }];
    const within = { address: 0x1000, size: 255 * KIB - 0x1000 };
    const picture = drawFlash(smallFlash({ changes: { since: "step", by: "comparison", within, regions } }));
    expect(picture.rows.map(({ changed }) => changed)).toEqual([null, 0, null]);
    expect(picture).toMatchObject({ changed: 0x1000, changed_since: "step" });
    expect(flashPictureText(picture)[0]).toContain("4 KiB changed in this step");
    const plain = drawFlash(smallFlash());
    expect(plain).toMatchObject({ changed: null, changed_since: null });
    expect(flashPictureText(plain).join("\n")).not.toContain("changed");
  });

  it("shows in the bars, be it a single byte", () => {
    const size = 160 * KIB;
    const app = slotRecord(0, 0x1_0000, size, { used: 1 });
    const regions = [{ address: 0x1_0000 + size - 1, size: 1 }];
    const within = { address: 0, size: 256 * KIB };
    const picture = drawFlash(
      smallFlash({ partitions: [app], changes: { since: "step", by: "comparison", within, regions } }),
    );
    expect(rowAt(picture, "0x10000").bar).toBe("=..............#");
    expect(picture.bar).toMatch(/^\.{10}=\.{23}#\.{5}$/);
  });
});

describe("the flash map in the log", () => {
  it("is aligned", () => {
    expect(flashPictureText(drawFlash(updatedFlash()))).toEqual([
      "Flash map: 4 MiB, 1.1 MiB changed since the baseline, all of it verified by the chip's digest",
      "  [#===========...############...=#==....=.] the whole flash",
      "  = used   # changed since the baseline   . free",
      "  0x0       bootloader           32 KiB [===========.....] bootloader of ESP-IDF v5.5.1 for ESP32-S3",
      "  0x8000    partition table       4 KiB [=...............] the table of 6 partitions",
      "  0x9000    nvs                  16 KiB [====####........] NVS: 41 keys, Wi-Fi credentials",
      "  0xd000    otadata               8 KiB [========########] which OTA slot boots",
      "  0xf000    phy_init              4 KiB [................] blank",
      "  0x10000   ota_0               1.5 MiB [============....] thermostat 1.4.1",
      "  0x190000  ota_1               1.5 MiB [############....] boots next; thermostat 1.4.2",
      "  0x310000  storage             768 KiB [==#====.........] a filesystem (littlefs)",
      "  0x3d0000  -                   192 KiB [=...............] in no partition; holds data",
    ]);
  });

  it("never has more than 100 columns or some 200 lines, whatever the names are", () => {
    const long = "name 😀".repeat(200);
    const partitions = Array.from({ length: 300 }, (_, index) =>
      slotRecord(0, 0x1_0000 + index * 0x2000, 0x1000, {
        name: long,
        application: {
          name: long,
          version: long,
          idf_version: "",
          built: "",
          elf_sha256: "",
          chip: null,
          intact: true,
        },
      }),
    );
    const lines = flashPictureText(drawFlash(smallFlash({ size: 0x800_0000, partitions })));
    expect(Math.max(...lines.map((line) => Array.from(line).length))).toBe(100);
    expect(lines.length).toBeLessThan(210);
    expect(lines.at(-1)).toMatch(/^ {2}… and \d+ more$/);
    expect(lines.join("").isWellFormed()).toBe(true);
  });

  it("cuts sizes, so that what is less than all never reads as all", () => {
    expect([0, 1023, 1024, 8160, 1_048_575, 1_572_864].map(shortSize)).toEqual([
      "0 B",
      "1023 B",
      "1 KiB",
      "7.9 KiB",
      "1023.9 KiB",
      "1.5 MiB",
    ]);
    expect(fit("abcdef", 6)).toBe("abcdef");
    expect(fit("abcdefg", 6)).toBe("abcde…");
  });
});

describe("a flash map of anything", () => {
  const SIZE = 1024 * KIB;
  const place = fc.record({ address: fc.nat(2 * SIZE), size: fc.nat(SIZE) });
  const known = fc.record({
    size: fc.constant(SIZE),
    partition_table: fc.constantFrom<KnownFlash["partition_table"]>(
      { state: "found", address: "0x8000", reason: null },
      { state: "found", address: "0xfffff000", reason: null },
      { state: "absent", address: "0x8000", reason: null },
    ),
    bootloader: fc.option(
      fc.nat(2 * SIZE).map((at) => ({
        address: `0x${at.toString(16)}`,
        chip: null,
        idf_version: "\n",
        intact: true,
      })),
    ),
    partitions: fc.array(
      fc
        .tuple(
          place,
          fc.nat(2 * SIZE),
          fc.constantFrom("blank" as const, "data" as const, "unreadable" as const),
        )
        .map(([{ address, size }, used, content]) => partitionRecord(address, size, { used, content })),
      { maxLength: 6 },
    ),
    isWhole: fc.boolean(),
    files: fc.array(
      place.map((range) => ({ ...range, name: "a file", content: DATA, encrypted: false })),
      { maxLength: 3 },
    ),
    looked: fc.array(place, { maxLength: 3 }).map(rangesOf),
    filled: fc.array(place, { maxLength: 3 }).map(rangesOf),
    changes: fc.option(
      fc.record({
        since: fc.constantFrom("baseline" as const, "step" as const),
        by: fc.constantFrom("comparison" as const, "write" as const),
        within: place,
        regions: fc.array(place, { maxLength: 3 }),
      }),
      { nil: undefined },
    ),
    verified: fc.array(place, { maxLength: 2 }),
  });

  it("has every byte in a row, and only overlaps in two", () => {
    fc.assert(
      fc.property(known, (flash) => {
        const { rows } = drawFlash(flash);
        let end = 0;
        for (const row of rows) {
          const address = Number(row.address);
          if (address < SIZE) expect(address).toBeLessThanOrEqual(end);
          if (row.kind === "gap") {
            expect(address).toBe(end);
            expect(row.overlaps).toEqual([]);
          } else if (address < end && row.size > 0) {
            expect(row.overlaps).not.toEqual([]);
          }
          if (row.used !== null) expect(row.used + (row.free ?? 0)).toBe(row.size);
          expect(row.bar).toMatch(/^[=#.?]{16}$/);
          end = Math.max(end, address + row.size);
        }
        expect(end).toBeGreaterThanOrEqual(SIZE);
      }),
      { numRuns: RUNS },
    );
  });
});
