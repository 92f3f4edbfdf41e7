import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyByte } from "../../../src/firmware/survey/every-byte.ts";
import {
  type FlashSurvey,
  type SurveyedPartition,
  surveyFlash,
} from "../../../src/firmware/survey/survey.ts";
import { noise, sha256 } from "../../support/bytes.ts";
import { applicationImage, bootloaderImage, firmwareImage } from "../../support/firmware/firmware-image.ts";
import { flashImage, otaData, RecordedFlash } from "../../support/board/flash-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const RUNS = runs(10_000);

const NVS = { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 };
const OTA_DATA = { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 };
const PHY = { name: "phy", type: 1, subtype: 1, address: 0xf000, size: 0x1000 };
const FACTORY = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x1_0000 };
const APP_0 = { name: "app0", type: 0, subtype: 0x10, address: 0x2_0000, size: 0x1_0000 };
const APP_1 = { name: "app1", type: 0, subtype: 0x11, address: 0x3_0000, size: 0x1_0000 };
const TEST_APP = { name: "test", type: 0, subtype: 0x20, address: 0x4_0000, size: 0x1_0000 };
const STORE = { name: "store", type: 1, subtype: 0x82, address: 0x5_0000, size: 0x1_0000 };
const OWN = { name: "own", type: 0x40, subtype: 7, address: 0x6_0000, size: 0x1_0000 };
const ROWS = [NVS, OTA_DATA, PHY, FACTORY, APP_0, APP_1, TEST_APP, STORE, OWN];

const TABLE = partitionTableImage(ROWS);
const BOOTLOADER = bootloaderImage("esp32", "v5.4.1", noise("bootloader", 4000));
const APP = applicationImage("esp32", { name: "blink", version: "v3" }, noise("app", 20_000));

const SETTINGS = readFileSync(new URL("../../fixtures/nvs/wifi.bin", import.meta.url));

type Parts = Readonly<Record<number, Buffer>>;

const BOARD: Parts = { 0x1000: BOOTLOADER, 0x8000: TABLE };

/** Surveys a flash of 512 KiB with a bootloader and the table, and these parts. */
function survey(parts: Parts): Promise<FlashSurvey> {
  const flash = new RecordedFlash(flashImage(512 * KIB, { ...BOARD, ...parts }));
  return surveyFlash(everyByte(flash), { chip: "ESP32" });
}

async function partitionOf(parts: Parts, name: string): Promise<SurveyedPartition> {
  const found = (await survey(parts)).partitions.find(({ partition }) => partition.name === name);
  if (found === undefined) throw new Error(`There is no partition ${name}.`);
  return found;
}

describe("the partitions of a flash", () => {
  it("are told by what is in them", async () => {
    const { partitions, table } = await survey({
      [NVS.address]: SETTINGS,
      [OTA_DATA.address]: otaData(1),
      [APP_1.address]: APP,
      [STORE.address]: noise("files", 5000),
      [OWN.address]: noise("own", 10),
      [PHY.address]: noise("phy", 128),
    });
    expect(table).toEqual({ state: "found", address: 0x8000, problems: [] });
    expect(partitions.map(({ partition, content }) => [partition.name, content])).toEqual([
      ["nvs", "nvs"],
      ["otadata", "ota-data"],
      ["phy", "data"],
      ["factory", "blank"],
      ["app0", "blank"],
      ["app1", "application"],
      ["test", "blank"],
      ["store", "filesystem"],
      ["own", "data"],
    ]);
  });

  it("have the digest of all their bytes, and the length of what is used", async () => {
    const store = Buffer.concat([noise("files", 5000), Buffer.alloc(0x1_0000 - 5000, 0xff)]);
    expect(await partitionOf({ [STORE.address]: store }, "store")).toMatchObject({
      used: 5000,
      sha256: sha256(store),
    });
    expect(await partitionOf({}, "store")).toMatchObject({
      content: "blank",
      used: 0,
      sha256: sha256(Buffer.alloc(0x1_0000, 0xff)),
    });
  });

  it("name the application, and its length whatever follows it", async () => {
    const slot = Buffer.concat([APP, Buffer.alloc(4096)]);
    expect(await partitionOf({ [APP_0.address]: slot }, "app0")).toMatchObject({
      content: "application",
      used: APP.length,
      application: { name: "blink", version: "v3", intact: true, chip: "ESP32" },
    });
  });

  it("name an application whose write was cut off as one that is not intact", async () => {
    const half = APP.subarray(0, 8192);
    expect(await partitionOf({ [APP_0.address]: half }, "app0")).toMatchObject({
      content: "application",
      used: 8192,
      application: { name: "blink", intact: false, chip: "ESP32" },
      boots: false,
    });
  });

  it("name an application that does not describe itself by nothing", async () => {
    const image = firmwareImage("esp32", noise("old", 1000));
    expect(await partitionOf({ [FACTORY.address]: image }, "factory")).toMatchObject({
      content: "application",
      used: image.length,
      application: { name: "", version: "", built: "", secureVersion: 0, intact: true },
    });
  });

  it("take something else in an application's place for data", async () => {
    const found = await partitionOf({ [FACTORY.address]: noise("x", 4096) }, "factory");
    expect(found).toMatchObject({ content: "data", used: 4096, boots: false });
    expect(found.application).toBeUndefined();
  });

  it("show that in NVS there are credentials, and take something else in its place for data", async () => {
    expect(await partitionOf({ [NVS.address]: SETTINGS }, "nvs")).toMatchObject({
      content: "nvs",
      nvs: { pages: 1, credentials: true },
    });
    expect(await partitionOf({ [NVS.address]: noise("x", 0x4000) }, "nvs")).toMatchObject({
      content: "data",
    });
  });

  it("are read in pieces but for applications and NVS, each byte once", async () => {
    const big = { name: "big", type: 1, subtype: 0x82, address: 0x11_0000, size: 2 * MIB };
    const app = { ...FACTORY, size: MIB };
    const flash = new RecordedFlash(
      flashImage(4 * MIB, {
        0x8000: partitionTableImage([app, big]),
        [app.address]: APP,
        [big.address + big.size - 1]: Buffer.from([0]),
      }),
    );
    const { partitions } = await surveyFlash(everyByte(flash));
    expect(partitions.map(({ used }) => used)).toEqual([APP.length, 2 * MIB]);
    const inBig = flash.reads.filter(({ address }) => address >= big.address);
    expect(Math.max(...inBig.map(({ size }) => size))).toBeLessThanOrEqual(256 * KIB);
    expect(inBig.reduce((sum, { size }) => sum + size, 0)).toBe(2 * MIB);
    const inApp = flash.reads.filter(({ address }) => address >= app.address && address < big.address);
    expect(inApp.map(({ size }) => size)).toEqual([24, MIB]);
  });
});

describe("bytes that are not the whole flash", () => {
  const flash = flashImage(512 * KIB, { ...BOARD, [NVS.address]: SETTINGS, [APP_0.address]: APP });

  it("may begin after the first sector: addresses stay those of the flash", async () => {
    const { partitions, bootloader } = await surveyFlash(everyByte(new RecordedFlash(flash, 0x1000), 0x1000));
    expect(bootloader).toMatchObject({ address: 0x1000, intact: true });
    expect(partitions.map(({ content }) => content)).not.toContain("unreadable");
    expect(partitions[4]).toMatchObject({ content: "application", boots: true });
  });

  it("leave a partition unreadable that is not there, even in part", async () => {
    const { partitions } = await surveyFlash(everyByte(new RecordedFlash(flash, 0, APP_1.address + 0x8000)));
    const unreadable = partitions.filter(({ content }) => content === "unreadable");
    expect(unreadable.map(({ partition }) => partition.name)).toEqual(["app1", "test", "store", "own"]);
    expect(unreadable[0]).toEqual({
      partition: expect.objectContaining({ name: "app1" }) as unknown,
      content: "unreadable",
      used: undefined,
      sha256: undefined,
      // The application in the slot before is tried first, and boots.
      boots: false,
    });
  });

  it("do not tell what boots when that hangs on what is not there", async () => {
    const chosen = Buffer.from(flash);
    otaData(1).copy(chosen, OTA_DATA.address);
    const { partitions } = await surveyFlash(everyByte(new RecordedFlash(chosen, 0, APP_1.address)));
    expect(partitions.map(({ boots }) => boots)).toEqual(Array(9).fill(undefined));
  });

  it("hold no table when they end before it, or begin after it", async () => {
    const reason = "is outside the available bytes";
    const before = await surveyFlash(everyByte(new RecordedFlash(flash, 0, 0x8000)));
    expect(before).toMatchObject({ table: { state: "absent", reason }, partitions: [] });
    const after = await surveyFlash(everyByte(new RecordedFlash(flash, 0x9000), 0x9000));
    const table = { state: "absent", address: 0x8000, reason };
    expect(after).toEqual({ table, partitions: [], bootloader: undefined });
  });

  it("are never taken for blank when fewer come than were asked for", async () => {
    const short = { size: 512 * KIB, read: () => Promise.resolve(Buffer.alloc(10, 0xff)) };
    await expect(surveyFlash(everyByte(short))).rejects.toThrow("Of 24 bytes of flash at 0x0, 10 were read.");
  });
});

describe("a partition table", () => {
  it("that is absent is absent for a reason", async () => {
    const nothing = await surveyFlash(everyByte(new RecordedFlash(Buffer.alloc(64 * KIB, 0xff))));
    expect(nothing).toEqual({
      table: { state: "absent", address: 0x8000, reason: "is blank" },
      partitions: [],
      bootloader: undefined,
    });
    const cipher = await surveyFlash(everyByte(new RecordedFlash(noise("cipher", 64 * KIB))));
    expect(cipher.table).toEqual({
      state: "absent",
      address: 0x8000,
      reason: "is not a partition table, or is encrypted",
    });
  });

  it("is found where it is said to be", async () => {
    const flash = new RecordedFlash(flashImage(512 * KIB, { 0x1_0000: partitionTableImage([APP_0]) }));
    const { table, partitions } = await surveyFlash(everyByte(flash), { tableAddress: 0x1_0000 });
    expect(table).toEqual({ state: "found", address: 0x1_0000, problems: [] });
    expect(partitions.map(({ partition }) => partition.name)).toEqual(["app0"]);
  });
});

describe("the application that boots next", () => {
  /** The name of the partition that boots, with an application of that name in each of these. */
  async function next(names: readonly string[], other: Parts = {}): Promise<string | undefined> {
    const slots = ROWS.filter(({ name }) => names.includes(name));
    const { partitions } = await survey({
      ...Object.fromEntries(slots.map(({ address }) => [address, APP])),
      ...other,
    });
    const booting = partitions.filter(({ boots }) => boots === true);
    expect(booting.length).toBeLessThanOrEqual(1);
    expect(
      partitions.filter(({ boots }) => boots !== undefined).map(({ partition }) => partition.name),
    ).toEqual(["factory", "app0", "app1", "test"]);
    return booting[0]?.partition.name;
  }
  const chosen = (slot: number): Parts => ({ [OTA_DATA.address]: otaData(slot) });

  it("is the factory application while none was chosen", async () => {
    expect(await next(["factory", "app0", "app1"])).toBe("factory");
  });

  it("is the first slot where there is no factory application", async () => {
    expect(await next(["app0", "app1"])).toBe("app0");
  });

  it("is the one that otadata chose", async () => {
    expect(await next(["factory", "app0", "app1"], chosen(1))).toBe("app1");
    expect(await next(["factory", "app0", "app1"], chosen(0))).toBe("app0");
  });

  it("is, when the chosen one is not whole, the next below, and only then one above", async () => {
    const broken = APP.subarray(0, 9000);
    expect(await next(["factory", "app0", "app1"], { ...chosen(1), [APP_1.address]: broken })).toBe("app0");
    expect(await next(["factory", "app0", "app1"], { ...chosen(0), [APP_0.address]: broken })).toBe(
      "factory",
    );
    expect(await next(["app1"], { ...chosen(0), [APP_0.address]: broken })).toBe("app1");
  });

  it("is not one for another chip", async () => {
    const other = { [FACTORY.address]: applicationImage("esp32s3", {}) };
    expect(await next(["app1"], other)).toBe("app1");
  });

  it("is a test application only where there is no other, and none where there is nothing", async () => {
    expect(await next(["app1", "test"])).toBe("app1");
    expect(await next(["test"])).toBe("test");
    expect(await next([])).toBeUndefined();
  });

  it("is known of a table without otadata", async () => {
    const parts = { 0x8000: partitionTableImage([FACTORY]), [FACTORY.address]: APP };
    const { partitions } = await survey(parts);
    expect(partitions.map(({ boots }) => boots)).toEqual([true]);
  });
});

describe("the bootloader", () => {
  const at = (parts: Parts) => new RecordedFlash(flashImage(64 * KIB, parts));
  const forS3 = bootloaderImage("esp32s3", "v5.1", noise("boot", 500));

  it("is found at the place of its chip, with what it says of itself", async () => {
    expect((await surveyFlash(everyByte(at({ 0x1000: BOOTLOADER })), { chip: "ESP32" })).bootloader).toEqual({
      address: 0x1000,
      intact: true,
      chip: "ESP32",
      description: { version: 1, idfVersion: "v5.4.1", built: "Jan 31 2026 12:34:56" },
    });
    const { bootloader } = await surveyFlash(everyByte(at({ 0: forS3 })), { chip: "ESP32-S3" });
    expect(bootloader).toMatchObject({ address: 0, chip: "ESP32-S3" });
  });

  it("is found without a chip to go by where the chip of the image looks for it, and nowhere else", async () => {
    expect((await surveyFlash(everyByte(at({ 0x1000: BOOTLOADER })))).bootloader).toMatchObject({
      address: 0x1000,
    });
    expect((await surveyFlash(everyByte(at({ 0: BOOTLOADER })))).bootloader).toBeUndefined();
    expect((await surveyFlash(everyByte(at({ 0: BOOTLOADER, 0x2000: forS3 })))).bootloader).toBeUndefined();
  });

  it("for another chip is named, and for a chip not known here none is looked for", async () => {
    const flash = at({ 0x1000: bootloaderImage("esp32c3", "v5.1", noise("boot", 500)) });
    expect((await surveyFlash(everyByte(flash), { chip: "ESP32" })).bootloader).toMatchObject({
      chip: "ESP32-C3",
    });
    expect((await surveyFlash(everyByte(flash), { chip: "ESP32-X9" })).bootloader).toBeUndefined();
  });

  it("that is damaged or runs into the table is not intact", async () => {
    const damaged = Buffer.from(BOOTLOADER);
    damaged[1000] = (damaged[1000] ?? 0) ^ 1;
    expect((await surveyFlash(everyByte(at({ 0x1000: damaged })))).bootloader).toMatchObject({
      intact: false,
    });
    const long = bootloaderImage("esp32", "v5.1", noise("boot", 0x7000));
    expect((await surveyFlash(everyByte(at({ 0x1000: long })))).bootloader).toMatchObject({
      intact: false,
      chip: "ESP32",
    });
  });
});

describe("a survey of any bytes", () => {
  const SIZE = 128 * KIB;
  const small = partitionTableImage([NVS, OTA_DATA, PHY, FACTORY]);
  const valid = flashImage(SIZE, {
    0x1000: BOOTLOADER,
    0x8000: small,
    [NVS.address]: SETTINGS,
    [OTA_DATA.address]: otaData(0),
    [FACTORY.address]: applicationImage("esp32", {}, noise("app", 200)),
  });
  /** Where a changed byte makes a difference: headers, the table, records. */
  const spots = [0x1000, 0x8000, 0x9000, 0xd000, 0x1_0000].map((start) => ({ start, size: 300 }));
  const edit = fc.record({
    spot: fc.constantFrom(...spots),
    offset: fc.nat(299),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  });

  it("reads nothing but what is there, and never fails", async () => {
    let found = 0;
    const edits = fc.array(edit, { maxLength: 6 });
    const window = fc.record({
      start: fc.constantFrom(0, 0x1000, 0x9000),
      end: fc.integer({ min: 0x9000, max: SIZE }),
    });
    await fc.assert(
      fc.asyncProperty(edits, window, fc.boolean(), async (changes, { start, end }, isTrusted) => {
        const flash = Buffer.from(valid);
        for (const { spot, offset, bytes } of changes) flash.set(bytes, spot.start + offset);
        // A table whose digest row is not right is refused as a whole: without one, its rows get further.
        if (!isTrusted) flash.fill(0xff, 0x8000 + 4 * 32, 0x8000 + 5 * 32);
        const { table, partitions } = await surveyFlash(
          everyByte(new RecordedFlash(flash, start, end), start),
        );
        for (const { partition, content, used, sha256: digest } of partitions) {
          expect(used ?? 0).toBeLessThanOrEqual(partition.size);
          expect(digest ?? "").toMatch(content === "unreadable" ? /^$/ : /^[\da-f]{64}$/);
        }
        expect(partitions.length > 0).toBe(table.state === "found");
        if (table.state === "found") found++;
      }),
      { numRuns: RUNS },
    );
    // Changes that all end at the table would try nothing of what comes after it.

    expect(found).toBeGreaterThan(RUNS / 10);
  });

  it("takes the partitions of any table for what they are there, however far they reach", async () => {
    const sectors = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count * 0x1000);
    const row = fc.record({
      name: fc.uuid(),
      type: fc.constantFrom(0, 0, 1, 1, 2, 3, 0x40),
      subtype: fc.constantFrom(0, 2, 0x10, 0x11, 0x20, 0x81, 0xff),
      address: fc.oneof(sectors(0x20), sectors(0xf_ffff)),
      size: fc.oneof(sectors(0x8), sectors(0xf_ffff)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 3 }), async (rows) => {
        const flash = Buffer.from(valid);
        partitionTableImage(rows).copy(flash, 0x8000);
        const { partitions } = await surveyFlash(everyByte(new RecordedFlash(flash)));
        for (const { partition, content } of partitions) {
          expect(content === "unreadable").toBe(partition.address + partition.size > SIZE);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
