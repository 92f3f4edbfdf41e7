import { describe, expect, it } from "vitest";
import {
  PARTITION_TABLE_ADDRESS,
  parsePartitionTable,
} from "../../../src/firmware/formats/partition-table.ts";
import type { BoardFacts, PlannedImage } from "../../../src/firmware/plan/plan.ts";
import { type CheckedPlan, checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage } from "../../support/firmware/firmware-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";

const KEEP = { mode: "keep", size: "keep" };
const ROWS = [
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
  { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 },
  { name: "storage", type: 1, subtype: 0x82, address: 0x2_0000, size: 0x8000 },
];
const TABLE = partitionTableImage(ROWS);
const KNOWN = { chip: "ESP32-C3", table: parsePartitionTable(TABLE) };
const APP = applicationImage("esp32c3", { name: "blink" }, noise("app", 2_000));

function at(address: number, bytes: Buffer): PlannedImage {
  return { address, path: "x.bin", bytes, encrypted: false };
}

function planOf(images: readonly PlannedImage[], facts: Partial<BoardFacts> = {}): CheckedPlan {
  return checkPlan(images, KEEP, { tableAddress: PARTITION_TABLE_ADDRESS, ...facts });
}

function found(images: readonly PlannedImage[], facts: Partial<BoardFacts> = {}): string[] {
  return planOf(images, facts).findings.map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
}

describe("an application in a place of something else", () => {
  it("is refused in that of the bootloader, where an address that was forgotten puts it", () => {
    const refused = [
      'refusal image-misplaced: "x.bin" at 0x0 is an application, but ESP32-C3 has its bootloader there',
    ];
    expect(found([at(0, APP)])).toEqual(refused);
    expect(found([at(0, APP)], KNOWN)).toEqual(refused);
    const s3 = applicationImage("esp32", {});
    expect(found([at(0x1000, s3)])).toHaveLength(1);
  });

  it("is taken there when it begins with what the chip itself loads, as firmware without a bootloader does", () => {
    const alone = applicationImage("esp32c3", {}, noise("alone", 500), { address: 0x4038_0400 });
    expect(found([at(0, alone)], KNOWN)).toEqual([]);
  });

  it("is refused among the data that ESP-IDF keeps for itself, and taken as a payload of other data", () => {
    expect(found([at(0x9000, APP)], KNOWN)).toEqual([
      'refusal image-misplaced: "x.bin" at 0x9000 is an application, but partition "nvs" is data/nvs',
    ]);
    expect(found([at(0xd000, APP)], KNOWN)).toHaveLength(1);
    expect(found([at(0x2_0000, APP)], KNOWN)).toEqual([]);
  });
});

describe("what is in the place of the partition table", () => {
  const damaged = Buffer.from(TABLE);
  damaged.writeUInt8(0x55, 40);

  it.each([
    ["a table with another digest", damaged],
    ["a table that was cut", TABLE.subarray(0, 100)],
    ["a table with a row of another kind", Buffer.concat([TABLE.subarray(0, 32), Buffer.alloc(32)])],
  ])("is refused when a bootloader would not read it: %s", (_, bytes) => {
    const [finding] = found([at(0x8000, bytes)]).filter((line) => line.startsWith("refusal"));
    expect(finding).toMatch(
      /^refusal image-damaged: "x\.bin" at 0x8000, in place of the partition table, (?:is|has) .* would not boot with it$/,
    );
  });

  it("is refused within a merged image, too", () => {
    const merged = Buffer.alloc(0x1_0000 + APP.length, 0xff);
    bootloaderImage("esp32c3", "v5.4.1", noise("boot", 500)).copy(merged);
    damaged.copy(merged, 0x8000);
    APP.copy(merged, 0x1_0000);
    expect(found([at(0, merged)]).join("\n")).toContain(
      'refusal image-damaged: the data at 0x8000 in "x.bin" at 0x0, in place',
    );
  });

  it("may be a table whose partitions only break a rule of the build, which is said", () => {
    const twice = partitionTableImage([
      ...ROWS,
      { name: "nvs", type: 1, subtype: 6, address: 0x2_8000, size: 0x1000 },
    ]);
    expect(found([at(0x8000, twice)])).toEqual([
      expect.stringMatching(/^warning plan-refused: .* two partitions/),
    ]);
  });

  it("is refused when it is not a table where the board has one, and only said where that is not known", () => {
    const words = '"x.bin" at 0x8000 is not a partition table, but is at the address of the partition table';
    expect(found([at(0x8000, noise("x", 5_000))])).toEqual([`warning image-misplaced: ${words}`]);
    expect(found([at(0x8000, noise("x", 5_000))], KNOWN)[0]).toBe(`refusal image-misplaced: ${words}`);
    const encrypted = { security: { secureBoot: false, flashEncryption: true } };
    expect(found([at(0x8000, noise("ciphertext", 3_072))], encrypted)).toEqual([]);
  });

  it("is not blank, and a merged image may have its table elsewhere", () => {
    expect(found([at(0x8000, Buffer.alloc(0xc00, 0xff))])).toEqual([
      expect.stringMatching(/^refusal not-firmware: .* is blank \(nothing but 0xFF\)/),
    ]);
    expect(found([at(0x4000, noise("x", 0x8000))])).toEqual([
      'warning image-misplaced: "x.bin" at 0x4000 overwrites the partition table at 0x8000 with something else, unless it is encrypted for this chip',
    ]);
  });
});

describe("anything but an application in a partition for applications", () => {
  const data = at(0x1_0000, noise("data", 5_000));

  it("is refused by the board's table, which is asked for where it has given the name its meaning", () => {
    expect(found([data], KNOWN)).toEqual([
      expect.stringMatching(/^refusal image-misplaced: .*for an application$/),
    ]);
    expect(planOf([{ ...data, partition: "factory" }])).toMatchObject({
      findings: [],
      needsTable: true,
    });
  });

  it("is not looked for by address, which would cost a process, unless it is known to be no firmware", () => {
    expect(planOf([data]).needsTable).toBe(false);
    expect(planOf([at(0x11_0000, Buffer.alloc(9, 0xff))]).needsTable).toBe(true);
  });
});
