import { describe, expect, it } from "vitest";
import { costsOf } from "../../../src/firmware/transfer/backup-plan.ts";
import {
  type BootSources,
  flashedApplications,
  forecastBoot,
  isSameBuild,
  withNeighbours,
} from "../../../src/firmware/survey/boot-forecast.ts";
import { readPartitionTable } from "../../../src/firmware/formats/partition-table.ts";
import { bytesPiece } from "../../../src/firmware/flash/sparse-flash.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { otaData } from "../../support/board/flash-image.ts";
import { partitionTableImage, type TableRow } from "../../support/firmware/partition-table-image.ts";
import { plannedAt } from "../../support/firmware/planned-kind.ts";

const OTA_DATA = { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 };
const FACTORY = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 };
const SLOT_0 = { name: "ota_0", type: 0, subtype: 0x10, address: 0x2_0000, size: 0x1_0000 };
const SLOT_1 = { name: "ota_1", type: 0, subtype: 0x11, address: 0x3_0000, size: 0x1_0000 };
const NEW = applicationImage("esp32", { version: "2.0" }, noise("new", 5_000));
const OLD = applicationImage("esp32", { version: "1.0" });
const BLANK = Buffer.alloc(0x1000, 0xff);

function sources(rows: readonly TableRow[], changes: Partial<BootSources> = {}): BootSources {
  const { partitions } = readPartitionTable(partitionTableImage(rows));
  return {
    partitions,
    images: [plannedAt(0x2_0000, NEW)],
    pieces: [],
    isErased: false,
    isPlain: true,
    chip: "ESP32",
    ...changes,
  };
}

const ALL = [OTA_DATA, FACTORY, SLOT_0, SLOT_1];
const chosen = (slot: number) => bytesPiece(0xd000, otaData(slot));
const unknown = (reason: RegExp) => ({
  state: "unknown",
  reason: expect.stringMatching(reason) as string,
});

describe("what has to be read", () => {
  it("is OTA data first, and then what it chooses, where that is not among the images", async () => {
    const open = sources(ALL);
    expect(await forecastBoot(open)).toEqual({ state: "open", needs: { address: 0xd000, size: 0x1020 } });
    expect(await forecastBoot({ ...open, pieces: [chosen(0)] })).toMatchObject({
      state: "known",
      next: { partition: { name: "ota_0" }, application: { version: "2.0" } },
      isChosen: true,
    });
    expect(await forecastBoot({ ...open, pieces: [chosen(1)] })).toEqual({
      state: "open",
      needs: { address: 0x3_0000, size: 0x120 },
    });
    const pieces = [chosen(1), bytesPiece(0x3_0000, OLD)];
    expect(await forecastBoot({ ...open, pieces })).toMatchObject({
      state: "known",
      next: { partition: { name: "ota_1" }, application: { version: "1.0" } },
    });
  });

  it("is the factory application where OTA data is blank, and the slots after it", async () => {
    const blank = bytesPiece(0xd000, Buffer.concat([BLANK, BLANK]));
    expect(await forecastBoot(sources(ALL, { pieces: [blank] }))).toMatchObject({
      needs: { address: 0x1_0000 },
    });
    const pieces = [blank, bytesPiece(0x1_0000, BLANK)];
    expect(await forecastBoot(sources(ALL, { pieces }))).toMatchObject({
      next: { partition: { name: "ota_0" } },
      isChosen: false,
    });
  });

  it("is nothing where the whole flash is erased, or the images bring it", async () => {
    expect(await forecastBoot(sources(ALL, { isErased: true }))).toMatchObject({
      next: { partition: { name: "ota_0" } },
    });
    const images = [plannedAt(0xd000, otaData(0)), plannedAt(0x2_0000, NEW)];
    expect(await forecastBoot(sources(ALL, { images }))).toMatchObject({
      next: { partition: { name: "ota_0" } },
    });
  });

  it("is nothing without OTA data, where only the board could tell", async () => {
    expect(await forecastBoot(sources([FACTORY, SLOT_0]))).toEqual(unknown(/the files have no OTA data/));
    const images = [plannedAt(0x1_0000, NEW)];
    expect(await forecastBoot(sources([FACTORY, SLOT_0], { images }))).toMatchObject({
      next: { partition: { name: "factory" } },
      isChosen: false,
    });
  });

  it("is the sector of OTA data that no image writes", async () => {
    const images = [plannedAt(0xd000, otaData(0).subarray(0, 0x1000)), plannedAt(0x2_0000, NEW)];
    const needs = { address: 0xe000, size: 0x20 };
    expect(await forecastBoot(sources(ALL, { images }))).toEqual({ state: "open", needs });
  });

  it("takes along the heads of applications that are near", () => {
    const needs = { address: 0xd000, size: 0x1020 };
    const near = sources(ALL);
    expect(withNeighbours(needs, near, costsOf(460_800, 1))).toEqual({ address: 0xd000, size: 0x3120 });
    expect(withNeighbours(needs, near, costsOf(9_600, 1))).toEqual(needs);
  });
});

describe("it is not known which application boots", () => {
  it.each([
    [
      "OTA data that may be encrypted",
      ALL,
      [bytesPiece(0xd000, noise("ciphertext", 0x2000))],
      /or encrypted/,
    ],
    [
      "an application that may be encrypted",
      ALL,
      [chosen(1), bytesPiece(0x3_0000, noise("ciphertext", 0x120))],
      /ota_1 has no application, or an encrypted one/,
    ],
  ])("of %s", async (_, rows, pieces, reason) => {
    expect(await forecastBoot(sources(rows, { pieces, isPlain: false }))).toEqual(unknown(reason));
    // Of a flash that is known to be plain, the bootloader passes it over.
    expect(await forecastBoot(sources(rows, { pieces }))).not.toMatchObject({ state: "unknown" });
  });

  it("of OTA data that is too small for its two records", async () => {
    const rows = [{ ...OTA_DATA, size: 0x1000 }, SLOT_0];
    expect(await forecastBoot(sources(rows))).toEqual(unknown(/too small/));
  });

  it("of a record that an image covers in part", async () => {
    const images = [plannedAt(0xd000, otaData(0).subarray(0, 16)), plannedAt(0x2_0000, NEW)];
    const pieces = [chosen(1)];
    expect(await forecastBoot(sources(ALL, { images, pieces }))).toEqual(unknown(/overwrites a part/));
  });

  it("of an application into which a file is written", async () => {
    const images = [plannedAt(0x2_0000, NEW), plannedAt(0x3_8000, noise("data", 100))];
    const pieces = [chosen(1), bytesPiece(0x3_0000, OLD)];
    expect(await forecastBoot(sources(ALL, { images, pieces }))).toEqual(unknown(/ota_1/));
    const whole = [
      plannedAt(0x2_0000, NEW),
      plannedAt(0x3_0000, OLD),
      plannedAt(0x3_8000, noise("data", 100)),
    ];
    expect(await forecastBoot(sources(ALL, { images: whole, pieces }))).toMatchObject({
      next: { partition: { name: "ota_1" } },
    });
  });

  it("where no application is left", async () => {
    const images = [plannedAt(0x2_0000, NEW.subarray(0, 3_000))];
    const pieces = [chosen(0), bytesPiece(0x1_0000, BLANK), bytesPiece(0x3_0000, BLANK)];
    expect(await forecastBoot(sources(ALL, { images, pieces }))).toEqual(unknown(/no application was found/));
  });
});

it("an image that is longer than its partition is skipped", async () => {
  const small = { ...SLOT_1, size: 0x1000 };
  const images = [plannedAt(0x2_0000, OLD), plannedAt(0x3_0000, NEW)];
  const rows = [OTA_DATA, FACTORY, SLOT_0, small];
  expect(await forecastBoot(sources(rows, { images, pieces: [chosen(1)] }))).toMatchObject({
    next: { partition: { name: "ota_0" } },
  });
});

it("an image for another chip, or with a damaged end, is skipped", async () => {
  const c3 = plannedAt(0x3_0000, applicationImage("esp32c3", { version: "3.0" }));
  const images = [plannedAt(0x2_0000, NEW), c3];
  expect(await forecastBoot(sources(ALL, { images, pieces: [chosen(1)] }))).toMatchObject({
    next: { partition: { name: "ota_0" } },
  });
});

it("the applications of a merged image are those at the start of partitions for them", () => {
  const merged = Buffer.alloc(0x3_0000, 0xff);
  OLD.copy(merged, 0x1_0000);
  NEW.copy(merged, 0x2_0000);
  const found = flashedApplications(sources(ALL, { images: [plannedAt(0, merged)] }));
  expect(found.map(({ partition, application }) => [partition.name, application.version])).toEqual([
    ["factory", "1.0"],
    ["ota_0", "2.0"],
  ]);
});

it("builds are the same by the digest of their ELF file, name and version", () => {
  const [found] = flashedApplications(sources(ALL));
  if (found === undefined) throw new Error("No application was found.");
  const { application } = found;
  expect(isSameBuild(application, application)).toBe(true);
  expect(isSameBuild(application, { ...application, elfSha256: "11".repeat(32) })).toBe(false);
  expect(isSameBuild(application, { ...application, version: "2.1" })).toBe(false);
  const silent = { ...application, elfSha256: "0".repeat(64) };
  expect(isSameBuild(silent, silent)).toBe(false);
});
