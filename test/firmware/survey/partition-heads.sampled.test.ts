import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf } from "../../../src/firmware/transfer/backup-plan.ts";
import type { Range } from "../../../src/firmware/flash/flash-ranges.ts";
import { everyByte } from "../../../src/firmware/survey/every-byte.ts";
import { PartitionHeads } from "../../../src/firmware/survey/partition-heads.ts";
import { type FlashSurvey, surveyFlash } from "../../../src/firmware/survey/survey.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { flashImage, otaData, RecordedFlash } from "../../support/board/flash-image.ts";
import { partitionTableImage, type TableRow } from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const MIB = 0x10_0000;
const RUNS = runs(10_000);
const FAST = costsOf(460_800, 1);
const SLOW = costsOf(115_200, 1);

const NVS = { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 };
const OTA_DATA = { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 };
const FACTORY = { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x4_0000 };
const APP_0 = { name: "app0", type: 0, subtype: 0x10, address: 0x5_0000, size: 0x4_0000 };
const APP_1 = { name: "app1", type: 0, subtype: 0x11, address: 0x9_0000, size: 0x4_0000 };

const appOf = (version: string) =>
  applicationImage("esp32", { name: "blink", version }, noise(version, 9000));

interface Outline extends FlashSurvey {
  readonly looked: PartitionHeads["looked"];
}

async function outlineOf(
  flash: RecordedFlash,
  { costs = FAST, flashSize = flash.size, tableAddress = 0x8000 } = {},
): Promise<Outline> {
  const heads = new PartitionHeads(({ address, size }: Range) => flash.read(address, size), costs, flashSize);
  const survey = await surveyFlash(heads, { chip: "ESP32", tableAddress });
  return { ...survey, looked: heads.looked };
}

function flashWith(rows: readonly TableRow[], parts: Readonly<Record<number, Buffer>> = {}): RecordedFlash {
  return new RecordedFlash(flashImage(MIB, { 0x8000: partitionTableImage(rows), ...parts }));
}

const nameOfBooting = ({ partitions }: FlashSurvey) =>
  partitions.find(({ boots }) => boots === true)?.partition.name;

describe("what is read for an outline", () => {
  it("is one piece for a board with one application at the usual place", async () => {
    const flash = flashWith([NVS, FACTORY], { 0x1_0000: appOf("v3") });
    const { partitions } = await outlineOf(flash);
    expect(partitions[1]).toMatchObject({
      content: "application",
      application: { name: "blink", version: "v3", chip: "ESP32" },
      boots: true,
    });
    expect(flash.reads).toEqual([{ address: 0x8000, size: 0x8120 }]);
  });

  it("is the table by itself where the link is so slow that another process costs less", async () => {
    const flash = flashWith([NVS, FACTORY], { 0x1_0000: appOf("v3") });
    await outlineOf(flash, { costs: SLOW });
    expect(flash.reads).toEqual([
      { address: 0x8000, size: 0xc00 },
      { address: 0x1_0000, size: 0x120 },
    ]);
  });

  it("is no more than the heads of distant applications and the records of otadata", async () => {
    const flash = flashWith([OTA_DATA, FACTORY, APP_0, APP_1]);
    await outlineOf(flash);
    expect(flash.reads).toEqual([
      { address: 0x8000, size: 0x8120 },
      { address: 0x5_0000, size: 0x120 },
      { address: 0x9_0000, size: 0x120 },
    ]);
  });

  it("ends with the flash, whose end some partitions may be beyond", async () => {
    const flash = flashWith([FACTORY, { ...APP_1, address: 0xd_0000 }]);
    const { partitions } = await outlineOf(flash, { flashSize: 0xd_0000 });
    expect(partitions.map(({ content }) => content)).toEqual(["blank", "unreadable"]);
  });
});

describe("the outline of a flash", () => {
  it("says which application boots, as the bootloader chooses", async () => {
    const rows = [OTA_DATA, FACTORY, APP_0, APP_1];
    const apps = { 0x1_0000: appOf("factory"), 0x5_0000: appOf("old"), 0x9_0000: appOf("new") };
    expect(nameOfBooting(await outlineOf(flashWith(rows, { ...apps, 0xd000: otaData(1) })))).toBe("app1");
    expect(nameOfBooting(await outlineOf(flashWith(rows, apps)))).toBe("factory");
    // What is not an image, or for another chip, is skipped.
    const broken = { ...apps, 0xd000: otaData(1), 0x9_0000: noise("no image", 500) };
    expect(nameOfBooting(await outlineOf(flashWith(rows, broken)))).toBe("app0");
    const foreign = { ...apps, 0xd000: otaData(1), 0x9_0000: applicationImage("esp32s3", { name: "s3" }) };
    expect(nameOfBooting(await outlineOf(flashWith(rows, foreign)))).toBe("app0");
  });

  it("agrees with the survey of every byte, where the images are whole", async () => {
    const rows = [NVS, OTA_DATA, FACTORY, APP_0, APP_1];
    const apps = [appOf("factory"), appOf("old"), appOf("new")];
    for (let choice = 0; choice < 24; choice++) {
      const parts: Record<number, Buffer> = choice % 3 === 0 ? {} : { 0xd000: otaData((choice % 3) - 1) };
      for (const [index, { address }] of [FACTORY, APP_0, APP_1].entries()) {
        const app = apps[index];
        if (app !== undefined && (choice >> index) % 2 === 0) parts[address] = app;
      }
      const survey = await surveyFlash(everyByte(flashWith(rows, parts)), { chip: "ESP32" });
      const outline = await outlineOf(flashWith(rows, parts));
      const bootsOf = (entries: readonly { boots?: boolean }[]) => entries.map(({ boots }) => boots);
      expect(bootsOf(outline.partitions)).toEqual(bootsOf(survey.partitions));
    }
  });

  it("says how partitions begin, and nothing of those it did not look at", async () => {
    const flash = flashWith([NVS, OTA_DATA, FACTORY, APP_0, APP_1], {
      0x5_0000: noise("ciphertext", 500),
      0x9_0000: appOf("v1"),
    });
    const { partitions } = await outlineOf(flash);
    expect(partitions.map(({ content }) => content)).toEqual([
      "unknown",
      "blank",
      "blank",
      "data",
      "application",
    ]);
  });

  it.each([
    ["is blank", Buffer.alloc(0)],
    ["is not a partition table, or is encrypted", noise("ciphertext", 0xc00)],
    ["is damaged: its digest does not match its partitions", damagedTable()],
  ])("says why there is no table: it %s", async (reason, bytes) => {
    const flash = new RecordedFlash(flashImage(MIB, { 0x8000: bytes }));
    expect(await outlineOf(flash)).toEqual({
      table: { state: "absent", address: 0x8000, reason },
      partitions: [],
      bootloader: undefined,
      looked: [{ address: 0x8000, bytes: await flash.read(0x8000, 0xc00) }],
    });
  });

  it("looks for the table where it is told to", async () => {
    const table = partitionTableImage([{ ...FACTORY, address: 0x2_0000 }]);
    const flash = new RecordedFlash(flashImage(MIB, { 0xf000: table, 0x2_0000: appOf("v1") }));
    expect(nameOfBooting(await outlineOf(flash, { tableAddress: 0xf000 }))).toBe("factory");
    // The first application of most layouts is looked at in the same go.
    expect(flash.reads).toEqual([{ address: 0xf000, size: 0x1_1120 }]);
    const { table: beyond } = await outlineOf(flash, { tableAddress: MIB });
    expect(beyond).toMatchObject({ state: "absent", reason: "would be beyond the end of the flash" });
  });

  it("takes any bytes, and reads nothing beyond the flash", async () => {
    const row = fc.record({
      name: fc.string({ maxLength: 16 }),
      type: fc.constantFrom(0, 1, 2, 0x40),
      subtype: fc.constantFrom(0, 2, 0x10, 0x11, 0x20, 0x99),
      address: fc.nat({ max: 0x40 }).map((page) => page * 0x1_0000),
      size: fc.nat({ max: 0x20 }).map((page) => page * 0x1000),
    });
    const part = fc.tuple(fc.nat({ max: MIB - 0x1000 }), fc.uint8Array({ maxLength: 0x200 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.array(part, { maxLength: 4 }),
        async (rows, parts) => {
          const bytes = flashImage(MIB, { 0x8000: partitionTableImage(rows) });
          for (const [address, data] of parts) bytes.set(data, address);
          // RecordedFlash throws for whatever is beyond it.
          const { partitions } = await outlineOf(new RecordedFlash(bytes));
          expect(partitions.filter(({ boots }) => boots === true).length).toBeLessThan(2);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("does not take what is missing for blank", async () => {
    const short = new PartitionHeads(() => Promise.resolve(Buffer.alloc(10)), FAST, MIB);
    await expect(surveyFlash(short)).rejects.toThrow("Of 33056 bytes of flash at 0x8000, 10 were read.");
  });
});

function damagedTable(): Buffer {
  const table = partitionTableImage([FACTORY]);
  table[12] = 0x58;
  return table;
}
