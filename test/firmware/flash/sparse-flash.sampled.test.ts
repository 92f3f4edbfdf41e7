import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FlashWindow } from "../../../src/firmware/flash/flash-bytes.ts";
import { everyByte } from "../../../src/firmware/survey/every-byte.ts";
import { surveyFlash } from "../../../src/firmware/survey/survey.ts";
import { inside, outside, rangesOf, sharedWith } from "../../../src/firmware/flash/flash-ranges.ts";
import { knownPieces } from "../../../src/firmware/survey/known-pieces.ts";
import { blankPiece, bytesPiece, SparseFlash } from "../../../src/firmware/flash/sparse-flash.ts";
import { noise } from "../../support/bytes.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { flashImage, RecordedFlash } from "../../support/board/flash-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const RUNS = runs(10_000);
const SIZE = 64;
const range = fc.record({ address: fc.nat(SIZE - 1), size: fc.nat(SIZE) });

describe("a flash of which pieces are known", () => {
  it("holds at every address what came there last, and knows where it knows nothing", async () => {
    const change = fc.tuple(range, fc.option(fc.nat(254), { nil: undefined }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const expected = new Map<number, number>();
        const pieces = changes.map(([{ address, size }, byte]) => {
          for (let at = address; at < address + size; at++) expected.set(at, byte ?? 0xff);
          return byte === undefined
            ? blankPiece({ address, size })
            : bytesPiece(address, Buffer.alloc(size, byte));
        });
        const flash = new SparseFlash(pieces);
        expect(sharedWith({ address: 0, size: 2 * SIZE }, flash.ranges)).toBe(expected.size);
        for (const known of flash.ranges) {
          const bytes = await flash.read(known.address, known.size);
          expect(flash.reach(known.address)).toBe(known.size);
          for (const [at, byte] of bytes.entries()) expect(byte).toBe(expected.get(known.address + at));
        }
        for (let at = 0; at < 2 * SIZE; at++) expect(flash.reach(at) > 0).toBe(expected.has(at));
        for (const { address, size } of outside({ address: 0, size: 2 * SIZE }, flash.written)) {
          for (let at = address; at < address + size; at++) expect(expected.get(at) ?? 0xff).toBe(0xff);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("gives no byte that is not known", async () => {
    const flash = new SparseFlash([blankPiece({ address: 0x1000, size: 0x1000 })]);
    await expect(flash.read(0x1fff, 2)).rejects.toThrow("Of 2 bytes of flash at 0x1fff, 1 are known.");
  });
});

describe("ranges", () => {
  it("are divided into what lies inside of others and what does not", () => {
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 5 }), (whole, others) => {
        const known = rangesOf(others);
        const parts = [...inside(whole, known), ...outside(whole, others)];
        expect(sharedWith(whole, parts)).toBe(whole.size);
        expect(parts.reduce((sum, { size }) => sum + size, 0)).toBe(whole.size);
        expect(sharedWith(whole, outside(whole, others))).toBe(whole.size - sharedWith(whole, known));
      }),
      { numRuns: RUNS },
    );
  });
});

describe("what pieces of a flash show", () => {
  const TABLE = partitionTableImage([
    { name: "factory", type: 0, subtype: 0, address: 0x1_0000, size: 0x2_0000 },
    { name: "storage", type: 1, subtype: 0x82, address: 0x3_0000, size: 0x2000 },
  ]);
  const APP = applicationImage("esp32", { name: "blink", version: "7" }, noise("app", 9000));
  const survey = (pieces: readonly (readonly [number, Buffer])[]) => {
    const flash = new SparseFlash(pieces.map(([address, bytes]) => bytesPiece(address, bytes)));
    const filled = pieces
      .filter(([, bytes]) => bytes.some((byte) => byte !== 0xff))
      .map(([address, { length }]) => ({ address, size: length }));
    return surveyFlash(knownPieces(flash, filled), { chip: "ESP32" });
  };

  it("is of an application what it says of itself, and whether it is whole only where its end is known", async () => {
    const whole = await survey([
      [0x8000, TABLE],
      [0x1_0000, APP],
    ]);
    expect(whole.partitions[0]).toMatchObject({
      content: "application",
      used: undefined,
      application: { name: "blink", version: "7", intact: true },
      boots: true,
    });
    const head = await survey([
      [0x8000, TABLE],
      [0x1_0000, APP.subarray(0, 0x120)],
    ]);
    expect(head.partitions[0]?.application).toMatchObject({ name: "blink", intact: undefined });
    const damaged = Buffer.from(APP);
    damaged[5000] = (damaged[5000] ?? 0) ^ 1;
    const { partitions } = await survey([
      [0x8000, TABLE],
      [0x1_0000, damaged],
    ]);
    expect(partitions[0]).toMatchObject({ application: { intact: false }, boots: false });
  });

  it("is nothing of what begins behind the first bytes of a partition, or is blank there", async () => {
    const middle = await survey([
      [0x8000, TABLE],
      [0x1_1000, noise("middle", 100)],
      [0x3_0000, Buffer.alloc(0x1000, 0xff)],
    ]);
    expect(middle.partitions).toMatchObject([{ content: "unknown" }, { content: "unknown" }]);
    expect(middle.partitions[0]).not.toHaveProperty("boots");
    const other = await survey([
      [0x8000, TABLE],
      [0x1_0000, noise("data", 100)],
      [0x3_1000, noise("files", 0x1000)],
    ]);
    expect(other.partitions).toMatchObject([
      { content: "data", boots: false },
      { content: "filesystem", used: undefined },
    ]);
  });

  it("is of a table nothing, until all of it is known", async () => {
    const cut = await survey([[0x8000, TABLE.subarray(0, 40)]]);
    expect(cut.table).toEqual({ state: "unknown", address: 0x8000 });
    const damaged = Buffer.from(TABLE);
    damaged[4] = 1;
    expect((await survey([[0x8000, damaged]])).table).toMatchObject({
      state: "absent",
      reason: "is damaged: its digest does not match its partitions",
    });
  });

  it("agrees with what all of a flash tells, where all of it is known", async () => {
    const bytes = flashImage(0x4_0000, { 0x8000: TABLE, 0x1_0000: APP, 0x3_0000: noise("files", 0x1500) });
    const all = await surveyFlash(everyByte(new RecordedFlash(bytes)), { chip: "ESP32" });
    const pieces = await survey([[0, bytes]]);
    expect(pieces.partitions).toEqual(all.partitions);
    expect(pieces.bootloader).toEqual(all.bootloader);
    const window = new FlashWindow(new RecordedFlash(bytes), 0);
    expect(window.reach(0x3_ffff)).toBe(1);
  });

  it("is known of any bytes", async () => {
    const piece = fc.tuple(
      fc.constantFrom(0, 0x1000, 0x8000, 0x9000, 0x1_0000, 0x3_0000),
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
        fc.tuple(fc.nat(TABLE.length), fc.nat(255)).map(([at, byte]) => {
          const bytes = Buffer.from(TABLE);
          bytes[at] = byte;
          return bytes;
        }),
        fc.nat(APP.length).map((end) => APP.subarray(0, end)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        const { partitions } = await survey(pieces);
        for (const { used, partition } of partitions) expect(used ?? 0).toBeLessThanOrEqual(partition.size);
      }),
      { numRuns: RUNS },
    );
  });
});
