import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardFacts, PlannedImage } from "../../../src/firmware/plan/plan.ts";
import { type CheckedPlan, checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { parsePartitionTable } from "../../../src/firmware/formats/partition-table.ts";
import { refusalOf, warningsIn, withForce } from "../../../src/operations/flash/plan-refusal.ts";
import { noise } from "../../support/bytes.ts";
import {
  applicationImage,
  bootloaderImage,
  esp8266Firmware,
  firmwareImage,
} from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const KEEP = { mode: "keep", size: "keep" };
const NOTHING: Partial<BoardFacts> = {};
const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "phy_init", type: 1, subtype: 1, address: 0xf000, size: 0x1000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
  { name: "storage", type: 1, subtype: 0x82, address: 0x2_0000, size: 0x8000 },
]);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 12_000));
const APP = applicationImage("esp32", { name: "blink" }, noise("app", 8_000));
const BUILD = [at(0x1000, BOOTLOADER), at(0x8000, TABLE), at(0x1_0000, APP)];

function at(address: number, bytes: Buffer, more: Partial<PlannedImage> = {}): PlannedImage {
  return { address, path: `at-${address.toString(16)}.bin`, bytes, encrypted: false, ...more };
}

function merged(images: readonly PlannedImage[]): PlannedImage {
  const end = Math.max(...images.map(({ address, bytes }) => address + bytes.length));
  const bytes = Buffer.alloc(end, 0xff);
  for (const image of images) image.bytes.copy(bytes, image.address);
  return at(0, bytes, { path: "merged.bin" });
}

/** The table is where ESP-IDF puts it, unless the facts say otherwise. */
function check(
  images: readonly PlannedImage[],
  settings: typeof KEEP,
  facts: Partial<BoardFacts>,
): CheckedPlan {
  return checkPlan(images, settings, { tableAddress: 0x8000, ...facts });
}

function found(images: readonly PlannedImage[], facts = NOTHING, settings = KEEP): string[] {
  return check(images, settings, facts).findings.map(({ severity, code }) => `${severity} ${code}`);
}

function messages(images: readonly PlannedImage[], facts = NOTHING): string {
  return check(images, KEEP, facts)
    .findings.map(({ message }) => message)
    .join("\n");
}

describe("a plan with nothing wrong", () => {
  it("is a build on its chip, and its one chip is known from the images", () => {
    expect(check(BUILD, KEEP, { chip: "ESP32", revision: 300 })).toMatchObject({
      findings: [],
      losses: [],
      chip: "ESP32",
      needsTable: false,
    });
  });

  it("is bytes that are not an image, at any address, where no table says what belongs there", () => {
    for (const address of [0, 0x1000, 0x9000, 0x1_0000])
      expect(found([at(address, noise("x", 5000))])).toEqual([]);
  });

  it("is an application alone, of which only the board's table can say whether it fits", () => {
    expect(check([at(0x1_0000, APP)], KEEP, NOTHING)).toMatchObject({ findings: [], needsTable: true });
  });

  it("is an application where its chip starts it without a bootloader", () => {
    const loaded = { address: 0x4037_4000 };
    const image = applicationImage("esp32s3", {}, Buffer.alloc(0), loaded);
    expect(found([at(0, image)], { chip: "ESP32-S3" })).toEqual([]);
  });

  it("is whatever the ESP8266 runs, whose images are others", () => {
    expect(found([at(0, esp8266Firmware(noise("eboot", 4_000)))], { chip: "ESP8266" })).toEqual([]);
    expect(found([at(0x1_0000, noise("code in the flash", 4_000))], { chip: "ESP8266" })).toEqual([]);
  });
});

describe("an image for another chip", () => {
  const other = at(0x1_0000, applicationImage("esp32s3", {}));

  it("is refused at any address", () => {
    expect(found([other], { chip: "ESP32" })).toEqual(["refusal image-wrong-chip"]);
    expect(messages([other], { chip: "ESP32" })).toContain("is for ESP32-S3, and the chip is ESP32");
  });

  it("is refused without a board, where another image of the plan is for another one", () => {
    expect(found([at(0x1000, BOOTLOADER), other])).toEqual(["refusal image-wrong-chip"]);
  });

  it("is found within a merged image", () => {
    const image = merged([at(0x1000, BOOTLOADER), at(0x8000, TABLE), other]);
    expect(messages([image])).toContain('the image at 0x10000 in "merged.bin" at 0x0 is for ESP32-S3');
  });

  it("is the firmware of a second chip in a data partition, and only said", () => {
    const second = at(0x2_0000, applicationImage("esp32c3", {}));
    expect(check([second, at(0x8000, TABLE), at(0x1_0000, APP)], KEEP, NOTHING)).toMatchObject({
      findings: [{ severity: "warning", code: "image-wrong-chip" }],
      chip: "ESP32",
    });
    expect(found([...BUILD, at(0x2_0000, applicationImage("esp32c3", {}))])).toEqual([
      "warning image-wrong-chip",
    ]);
  });
});

describe("an image that does not run on the board", () => {
  it("needs a newer revision, or an older one", () => {
    const image = [
      at(0x1_0000, applicationImage("esp32", {}, Buffer.alloc(0), { minRevision: 300, maxRevision: 399 })),
    ];
    expect(found(image, { chip: "ESP32", revision: 300 })).toEqual([]);
    expect(found(image, { chip: "ESP32" })).toEqual([]);
    expect(messages(image, { chip: "ESP32", revision: 101 })).toContain(
      "needs revision v3.0 or later, but the chip is v1.1",
    );
    expect(found(image, { chip: "ESP32", revision: 400 })).toEqual(["refusal image-wrong-revision"]);
  });

  it("is not a bootloader whose SHA-256 alone is wrong, as after a change of its header: that is said", () => {
    const rewritten = Buffer.from(BOOTLOADER);
    rewritten.writeUInt8(0, 2);
    expect(found([at(0x1000, rewritten)])).toEqual(["warning image-damaged"]);
  });

  it("is cut off, or has a byte that its checksum does not know", () => {
    const damaged = Buffer.from(APP);
    damaged.writeUInt8(damaged.readUInt8(5000) ^ 1, 5000);
    for (const bytes of [APP.subarray(0, 4000), APP.subarray(0, APP.length - 1), damaged]) {
      expect(found([at(0x1_0000, bytes)])).toEqual(["refusal image-damaged"]);
    }
  });
});

describe("the wrong place", () => {
  it("is a bootloader at the address of another chip's", () => {
    expect(messages([at(0, BOOTLOADER)])).toContain("ESP32 has its bootloader at 0x1000");
    expect(found([at(0x1000, bootloaderImage("esp32s3", "v5.4", noise("b", 100)))])).toEqual([
      "refusal image-misplaced",
    ]);
    const old = firmwareImage("esp32", noise("old", 500));
    expect(found([at(0, old)], { chip: "ESP32" })).toEqual(["refusal image-misplaced"]);
  });

  it("is an application larger than its partition, or outside all of them", () => {
    const large = applicationImage("esp32", {}, noise("large", 0x1_0000));
    expect(found([at(0x8000, TABLE), at(0x1_0000, large)])).toEqual(["refusal beyond-partition"]);
    expect(messages([at(0x8000, TABLE), at(0x1_0000, large)])).toMatch(
      /^"at-10000.bin" at 0x10000 \(\d+ bytes\) does not fit in the partition factory, which has 65536 bytes according to the table in "at-8000.bin"$/,
    );
    expect(messages([at(0x8000, TABLE), at(0x1_8000, APP)])).toContain('they begin at 0x10000 "factory"');
  });

  it("is an application outside the partitions of the board's table", () => {
    const table = parsePartitionTable(TABLE);
    expect(found([at(0x3_0000, APP)], { table })).toEqual(["refusal image-misplaced"]);
    expect(found([at(0x1_0000, APP)], { table })).toEqual([]);
  });

  it("is anything but an application in an application's partition, blank or not", () => {
    expect(found([at(0x8000, TABLE), at(0x1_0000, noise("x", 5000))])).toEqual(["refusal image-misplaced"]);
    expect(found([at(0x8000, TABLE), at(0x1_0000, Buffer.alloc(5000, 0xff))])).toEqual([
      "refusal not-firmware",
    ]);
  });

  it("is not a bootloader where a known chip has it: said without a table, refused with one", () => {
    const image = at(0x1000, noise("x", 5000));
    expect(found([image], { chip: "ESP32" })).toEqual(["warning image-misplaced"]);
    expect(found([image, at(0x8000, TABLE)], { chip: "ESP32" })).toEqual(["refusal image-misplaced"]);
  });

  it("is a damaged table, against which nothing can be checked", () => {
    const table = Buffer.from(TABLE);
    table.writeUInt8(0x55, 40);
    expect(found([at(0x8000, table), at(0x3_0000, APP)])).toEqual(["refusal image-damaged"]);
  });
});

describe("a table at another place than 0x8000", () => {
  const moved = { tableAddress: 0x1_0000 };
  const rows = [
    { name: "nvs", type: 1, subtype: 2, address: 0x1_1000, size: 0x4000 },
    { name: "factory", type: 0, subtype: 0, address: 0x2_0000, size: 0x1_0000 },
  ];
  const table = at(0x1_0000, partitionTableImage(rows));
  const large = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 40_000));
  const build = [at(0x1000, large), table, at(0x2_0000, APP)];

  it("leaves room for a bootloader up to itself, and says where applications and data lie", () => {
    expect(check(build, KEEP, moved)).toMatchObject({ findings: [], losses: [], needsTable: false });
    expect(found([...build.slice(0, 2), at(0x3_0000, APP)], moved)).toEqual(["refusal image-misplaced"]);
    expect(check([merged(build)], KEEP, moved)).toMatchObject({
      findings: [],
      losses: [{ partition: "nvs", address: 0x1_1000, size: 0x4000 }],
    });
  });

  it("is named where it is damaged", () => {
    const damaged = Buffer.from(table.bytes);
    damaged.writeUInt8(0x55, 40);
    expect(messages([at(0x1_0000, damaged)], moved)).toContain(
      '"at-10000.bin" at 0x10000, in place of the partition table',
    );
  });

  it("is not ignored if it is not specified: nothing was checked, and that is reported", () => {
    expect(messages([table])).toBe(
      '"at-10000.bin" at 0x10000 is a partition table, but `partition-table-offset` is 0x8000, so nothing was checked against it',
    );
    const small = [at(0x1000, BOOTLOADER), table, at(0x2_0000, APP)];
    expect(messages([merged(small)])).toContain("has a partition table at 0x10000");
    expect(found(small)).toEqual(["warning plan-refused"]);
    // One at its place says what all others are: copies.
    expect(found([...build, at(0x3_0000, table.bytes)], moved)).toEqual([]);
  });

  it("is asked for in vain of a board, and that is said where an application needed it", () => {
    expect(messages([at(0x2_0000, APP)], { ...moved, tableProblem: "is blank" })).toBe(
      "The board's partition table at 0x10000 (`partition-table-offset`) is blank, so nothing was checked against it",
    );
  });

  it("is not there for a bootloader that runs over the place where the table is, with its signature too", () => {
    expect(messages([at(0x1000, large)])).toMatch(/extends to 0xac\w\w, over the partition table at 0x8000/);
    expect(found([at(0x1000, large)])).toEqual(["refusal image-misplaced"]);
    expect(found([at(0x1000, large)], moved)).toEqual([]);
    const exact = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 0x7000 - 300));
    const padding = Buffer.alloc(0x7000 - exact.length, 0xff);
    expect(found([at(0x1000, Buffer.concat([exact, padding]))])).toEqual([]);
    const signed = Buffer.concat([exact, padding, Buffer.alloc(0x1000, 0xe7)]);
    expect(messages([at(0x1000, signed)])).toContain("extends to 0x9000, over the partition table");
    // An application without a second stage, or a bootloader of somebody's own, needs no table.
    expect(found([at(0x1000, firmwareImage("esp32", noise("own", 40_000)))])).toEqual([]);
  });
});

describe("data that would go", () => {
  it("is what a merged image runs over, and not the tuning of the radio", () => {
    const { losses } = check([merged([...BUILD, at(0x2_1000, noise("end", 100))])], KEEP, NOTHING);
    expect(losses).toMatchObject([
      { partition: "nvs", address: 0x9000, size: 0x6000 },
      { partition: "storage", address: 0x2_0000, size: 0x2000 },
    ]);
  });

  it("is none where the images leave the partition alone, or name it", () => {
    expect(check([...BUILD, at(0x9000, noise("nvs", 0x6000))], KEEP, NOTHING).losses).toEqual([]);
  });
});

describe("a chip with protection", () => {
  const encryption = { security: { secureBoot: false, flashEncryption: true } };
  const boot = { security: { secureBoot: true, flashEncryption: false } };

  it("takes no plain image where its flash is encrypted, but one that it encrypts itself, or ciphertext", () => {
    expect(found([at(0x1_0000, APP)], encryption)).toEqual(["refusal security-refused"]);
    expect(found([at(0x1_0000, APP, { encrypted: true })], encryption)).toEqual([]);
    expect(found([at(0x1_0000, noise("ciphertext", 4096))], encryption)).toEqual([]);
  });

  it("encrypts nothing where its flash encryption is off, for it would read the ciphertext as it is", () => {
    const off = { security: { secureBoot: false, flashEncryption: false } };
    const data = at(0x2_0000, noise("keys", 4096), { encrypted: true });
    expect(found([at(0x1_0000, APP, { encrypted: true }), data], off)).toEqual([
      "refusal security-refused",
      "refusal security-refused",
    ]);
    expect(found([at(0x1_0000, APP, { encrypted: true }), data])).toEqual([]);
  });

  it("does not start what is in a data partition, such as the firmware of a second chip", () => {
    const table = partitionTableImage([
      { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
      { name: "copro", type: 1, subtype: 0x40, address: 0x2_0000, size: 0x1_0000 },
    ]);
    const other = applicationImage("esp32c3", {});
    const signed = Buffer.concat([APP, Buffer.alloc(4096 * 3 - APP.length, 0xff), Buffer.from([0xe7, 2])]);
    const images = [
      at(0x8000, table, { encrypted: true }),
      at(0x1_0000, signed, { encrypted: true }),
      at(0x2_0000, other),
    ];
    const both = { security: { secureBoot: true, flashEncryption: true } };
    expect(found(images, both).filter((finding) => finding.startsWith("refusal"))).toEqual([]);
  });

  it("that does not report it is warned of, where it would matter", () => {
    const untold = { securityUntold: true };
    expect(found(BUILD, untold)).toEqual(["warning security-refused"]);
    expect(found([at(0x2_0000, noise("data", 4096))], untold)).toEqual([]);
  });

  it("starts nothing that is not signed", () => {
    const signed = Buffer.concat([APP, Buffer.alloc(4096 * 3 - APP.length, 0xff), Buffer.from([0xe7, 2])]);
    expect(found([at(0x1000, BOOTLOADER)], boot)).toEqual(["refusal security-refused"]);
    expect(found([at(0x1_0000, signed)], boot)).toEqual([]);
  });
});

describe("what is said of a plan", () => {
  it("are the settings that esptool would rewrite", () => {
    expect(found(BUILD, NOTHING, { mode: "dio", size: "4MB" })).toEqual([]);
    const { findings } = check(BUILD, { mode: "qio", size: "detect" }, NOTHING);
    expect(findings).toMatchObject([{ severity: "warning" }]);
    expect(findings[0]?.message).toContain("flash mode dio to qio, flash size to the board's");
    const locked = check(
      BUILD,
      { mode: "qio", size: "keep" },
      {
        ...NOTHING,
        security: { secureBoot: true, flashEncryption: false },
      },
    );
    expect(warningsIn(locked.findings)).toEqual([
      expect.stringMatching(
        /^The chip has Secure Boot on, so esptool does not rewrite .*flash mode dio to qio\)\.$/,
      ),
    ]);
  });

  it("is one refusal under the code that all share, and several kinds together", () => {
    const { findings } = check([at(0, BOOTLOADER), at(0x1_0000, APP.subarray(0, 4000))], KEEP, NOTHING);
    expect(refusalOf(findings.slice(0, 1))?.code).toBe("image-damaged");
    const unsigned = check([at(0x1000, BOOTLOADER), at(0x1_0000, APP)], KEEP, {
      ...NOTHING,
      security: { secureBoot: true, flashEncryption: false },
    });
    expect(refusalOf(unsigned.findings)?.code).toBe("security-refused");
    const all = refusalOf(findings);
    expect(all).toMatchObject({ code: "plan-refused", class: "refused" });
    expect(all?.message).toMatch(
      /^2 problems were found.*\n- .*truncated.*\n- .*bootloader.*\nThe flash was not changed\.$/,
    );
    expect(refusalOf(withForce(findings, true))).toBeUndefined();
  });

  it("is something for any bytes: nothing is thrown", () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 24, maxLength: 300 }).map((bytes) => Uint8Array.of(0xe9, 1, ...bytes)),
      fc.nat(APP.length).map((size) => APP.subarray(0, size)),
      fc.nat(TABLE.length).map((size) => TABLE.subarray(0, size)),
    );
    const image = fc.record({
      address: fc.constantFrom(0, 0x1000, 0x7f00, 0x8000, 0x9000, 0x1_0000, 0x1_8000),
      bytes: piece.map((bytes) => Buffer.from(bytes)),
      path: fc.string(),
      encrypted: fc.boolean(),
    });
    const facts = fc.record({
      chip: fc.constantFrom(undefined, "ESP32", "ESP32-S3", "ESP8266", "ESP99"),
      tableAddress: fc.constantFrom(0, 0x8000, 0x9000, 0x1_0000),
      revision: fc.constantFrom(undefined, 0, 301),
      security: fc.constantFrom(undefined, { secureBoot: true, flashEncryption: true }),
    });
    fc.assert(
      fc.property(fc.array(image, { maxLength: 4 }), facts, (images, known) => {
        for (const { code, message } of check(images, { mode: "qio", size: "detect" }, known).findings) {
          expect(code).not.toBe("internal");
          expect(message.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(10_000) },
    );
  });
});
