import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf } from "../../../src/firmware/transfer/backup-plan.ts";
import { cutImage, pieceSize } from "../../../src/firmware/transfer/flash-pieces.ts";
import { imageExtent } from "../../../src/firmware/formats/image-extent.ts";
import { noise } from "../../support/bytes.ts";
import { firmwareImage } from "../../support/firmware/firmware-image.ts";
import { runs } from "../../support/sample.ts";

const SECTOR = 0x1000;
const KIB = 1024;
const MIB = 1024 * KIB;
const COLON = 0x3a;

describe("the size of the pieces", () => {
  const at = (baud: number, bytes = MIB, pairs = 300) => pieceSize(bytes, pairs, costsOf(baud, 300));

  it("shrinks with a slower link, where what is sent in vain costs more than round trips", () => {
    expect([921_600, 460_800, 115_200].map((baud) => at(baud))).toEqual([256 * KIB, 128 * KIB, 32 * KIB]);
  });

  it("is no less than what is erased at once, unless the link is slower than erasing by sectors", () => {
    fc.assert(
      fc.property(fc.integer({ min: 9600, max: 5_000_000 }), (baud) => {
        const size = at(baud);
        expect(size >= 64 * KIB || (SECTOR * 10_000) / baud >= 45).toBe(true);
      }),
    );
  });

  it("grows where a command line cannot name so many, until nothing is cut", () => {
    expect(at(921_600, 16 * MIB, 20)).toBe(MIB);
    expect(at(921_600, 16 * MIB, 10)).toBe(Infinity);
    expect(at(921_600, MIB, 0)).toBe(Infinity);
  });
});

describe("the pieces of an image", () => {
  const cases = fc.record({
    address: fc.oneof(
      fc.integer({ min: 0, max: 0x40 }).map((sector) => sector * SECTOR),
      fc.integer({ min: 0, max: 0x40_000 }),
    ),
    size: fc.integer({ min: 1, max: 40 * SECTOR }),
    filler: fc.constantFrom(0, COLON, 0xff),
    colons: fc.array(fc.integer({ min: 0, max: 40 * SECTOR }), { maxLength: 20 }),
    piece: fc.constantFrom(SECTOR, 2 * SECTOR, 8 * SECTOR, Infinity),
    rewritesHeader: fc.boolean(),
  });

  it("follow each other without a gap, from the first byte to the last", () => {
    fc.assert(
      fc.property(cases, ({ address, size, filler, colons, piece, rewritesHeader }) => {
        const bytes = Buffer.alloc(size, filler);
        for (const at of colons) if (at < size) bytes[at] = COLON;
        const pieces = cutImage(address, bytes, piece, rewritesHeader);
        let next = address;
        for (const range of pieces) {
          expect(range.address).toBe(next);
          expect(range.size).toBeGreaterThan(0);
          next += range.size;
        }
        expect(next).toBe(address + size);
        for (const { address: at } of pieces.slice(1)) {
          // Sectors are erased as a whole, and a bootloader or Intel HEX is seen as a whole.
          expect(at % SECTOR).toBe(0);
          expect(at).toBeGreaterThanOrEqual(0x10000);
          expect(bytes[at - address]).not.toBe(COLON);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("are as large as they may be small, from the address of an application on", () => {
    const pieces = cutImage(0x10000, noise("app", 5 * SECTOR + 1), 2 * SECTOR, true);
    expect(pieces).toEqual([
      { address: 0x10000, size: 2 * SECTOR },
      { address: 0x12000, size: 2 * SECTOR },
      { address: 0x14000, size: SECTOR + 1 },
    ]);
  });

  it("leave a bootloader whole that is larger than usual", () => {
    const bootloader = firmwareImage("esp32c3", noise("bootloader", 0x14_000));
    const merged = Buffer.concat([bootloader, noise("rest", 0x20_000)]);
    const [first] = cutImage(0, merged, SECTOR, false);
    expect(first?.size).toBe(Math.ceil(bootloader.length / SECTOR) * SECTOR);
  });

  it("are one where esptool changes the header, or may take the file for Intel HEX", () => {
    const merged = noise("merged", 0x20_000);
    expect(cutImage(0x1000, merged, SECTOR, true)).toHaveLength(1);
    expect(cutImage(0x1000, merged, SECTOR, false)).toHaveLength(0x11 + 1);
    const hex = Buffer.concat([Buffer.from(":"), merged]);
    expect(cutImage(0x10000, hex, SECTOR, false)).toHaveLength(1);
  });

  it("are one where the image does not begin with a sector", () => {
    expect(cutImage(0x10004, noise("odd", 0x20_000), SECTOR, false)).toHaveLength(1);
  });
});

describe("the extent of an image", () => {
  it("is what its segments take, with checksum and digest, whatever follows", () => {
    const image = firmwareImage("esp32", noise("image", 12_345));
    expect(imageExtent(Buffer.concat([image, noise("more", 100)]))).toBe(image.length);
    image[23] = 1;
    expect(imageExtent(Buffer.concat([image, noise("digest", 32)]))).toBe(image.length + 32);
    expect(imageExtent(image)).toBeUndefined();
  });

  it("is none of any other bytes, and never more than there are", () => {
    const header = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from([0xe9, ...bytes]));
    fc.assert(
      fc.property(fc.oneof(header, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const extent = imageExtent(Buffer.from(bytes));
        expect(extent === undefined || extent <= bytes.length).toBe(true);
      }),
      { numRuns: runs(10_000) },
    );
  });
});
