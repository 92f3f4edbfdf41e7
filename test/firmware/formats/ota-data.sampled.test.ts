import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/firmware/formats/format-error.ts";
import { bootSlot, isPlainOtaData } from "../../../src/firmware/formats/ota-data.ts";
import { runs } from "../../support/sample.ts";

const VALID = 2;
/** What a bootloader without rollback leaves there. */
const UNDEFINED = 0xffff_ffff;

interface OtaRecord {
  readonly sequence: number;
  readonly state?: number;
  readonly crc?: number;
}

/** Two sectors; a record that is not given is blank. */
function otadata(first?: OtaRecord, second?: OtaRecord): Buffer {
  const bytes = Buffer.alloc(0x2000, 0xff);
  for (const [index, record] of [first, second].entries()) {
    if (record === undefined) continue;
    const at = index * 0x1000;
    bytes.writeUInt32LE(record.sequence, at);
    bytes.writeUInt32LE(record.state ?? UNDEFINED, at + 24);
    bytes.writeUInt32LE(record.crc ?? crc32(bytes.subarray(at, at + 4), 0xffff_ffff), at + 28);
  }
  return bytes;
}

describe("the slot that boots", () => {
  it("is the first by the record that ESP-IDF writes for it", () => {
    const bytes = otadata();
    bytes.write("01000000", 0, "hex");
    // The checksum of sequence 1, as in every otadata that selected the first slot first.
    bytes.write("9a984347", 28, "hex");
    expect(bootSlot(bytes, 2)).toBe(0);
  });

  it.each<[string, OtaRecord | undefined, OtaRecord | undefined, number, number | undefined]>([
    ["of blank records: none", undefined, undefined, 2, undefined],
    ["of one record", { sequence: 2 }, undefined, 2, 1],
    ["of the other record", undefined, { sequence: 2 }, 2, 1],
    ["of the higher sequence, first", { sequence: 5 }, { sequence: 4 }, 2, 0],
    ["of the higher sequence, second", { sequence: 3 }, { sequence: 4 }, 2, 1],
    ["among three slots", { sequence: 6 }, { sequence: 5 }, 3, 2],
    ["of one slot only", { sequence: 6 }, undefined, 1, 0],
    ["where the newer record is damaged", { sequence: 3 }, { sequence: 4, crc: 0 }, 2, 0],
    ["where the newer image was found invalid", { sequence: 3 }, { sequence: 4, state: 3 }, 2, 0],
    ["where the newer image was aborted", { sequence: 3, state: VALID }, { sequence: 4, state: 4 }, 2, 0],
    ["where the newer image never confirmed itself", { sequence: 3 }, { sequence: 4, state: 1 }, 2, 0],
    ["where the newer image is yet to be started", { sequence: 3 }, { sequence: 4, state: 0 }, 2, 1],
    ["where both were aborted: none", { sequence: 3, state: 4 }, { sequence: 4, state: 4 }, 2, undefined],
    ["where there are no slots: none", { sequence: 3 }, undefined, 0, undefined],
    ["of a sequence that counts unsigned", { sequence: 0 }, undefined, 2, 1],
    ["of the largest sequence", { sequence: 0xffff_fffe }, { sequence: 7 }, 16, 13],
  ])("%s", (_, first, second, slots, slot) => {
    expect(bootSlot(otadata(first, second), slots)).toBe(slot);
  });

  it("is not told by less than both records", () => {
    const bytes = otadata({ sequence: 1 });
    expect(bootSlot(bytes.subarray(0, 0x1020), 2)).toBe(0);
    for (const length of [0, 32, 0x1000, 0x101f]) {
      expect(() => bootSlot(bytes.subarray(0, length), 2)).toThrow(
        new FormatError(`is only ${length} bytes long, but otadata has two sectors`),
      );
    }
  });

  it("does not depend on where in a larger buffer the bytes lie", () => {
    const image = Buffer.concat([Buffer.alloc(0x1234, 0x5a), otadata({ sequence: 1 }, { sequence: 2 })]);
    expect(bootSlot(image.subarray(0x1234), 2)).toBe(1);
  });
});

describe("whatever the bytes of otadata are", () => {
  const RUNS = { numRuns: runs(10_000) };
  const word = fc.oneof(fc.nat(8), fc.nat(0xffff_ffff), fc.constant(0xffff_ffff));

  it("the slot is one of those that there are, or a FormatError says what is missing", () => {
    const change = fc.tuple(fc.nat(31), fc.nat(255));
    const record = fc.option(fc.record({ sequence: word, state: word }), { nil: undefined });
    const changes = fc.array(change, { maxLength: 3 });
    const length = fc.oneof({ weight: 9, arbitrary: fc.constant(0x2000) }, fc.nat(0x2000));
    fc.assert(
      fc.property(record, record, changes, fc.nat(16), length, (first, second, edits, slots, cut) => {
        const bytes = otadata(first, second);
        for (const [at, byte] of edits) bytes.writeUInt8(byte, at);
        expectSlot(bytes.subarray(0, cut), slots);
      }),
      RUNS,
    );
  });

  it("raw bytes choose a slot only with the right checksum", () => {
    const record = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(record, record, fc.nat(0x2000), fc.nat(16), (first, second, length, slots) => {
        const bytes = otadata();
        bytes.set(first, 0);
        bytes.set(second, 0x1000);
        expectSlot(bytes, slots);
        expectSlot(bytes.subarray(0, length), slots);
      }),
      RUNS,
    );
  });

  function expectSlot(bytes: Buffer, slots: number): void {
    let slot: number | undefined;
    try {
      slot = bootSlot(bytes, slots);
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError);
      expect(bytes.length).toBeLessThan(0x1020);
      return;
    }
    const whole = [0, 0x1000].some(
      (at) => bytes.readUInt32LE(at + 28) === crc32(bytes.subarray(at, at + 4), 0xffff_ffff),
    );
    if (slot === undefined) return;
    expect(whole).toBe(true);
    expect(slot).toBeLessThan(slots);
    expect(slot).toBeGreaterThanOrEqual(0);
  }
});

describe("OTA data is as a bootloader leaves it", () => {
  it.each<[string, Buffer, boolean]>([
    ["of blank records", otadata(), true],
    ["of whole records", otadata({ sequence: 1 }, { sequence: 2 }), true],
    ["of a record with another checksum", otadata({ sequence: 1 }, { sequence: 2, crc: 0 }), false],
    ["of zeros", Buffer.alloc(0x2000), false],
  ])("%s: %#", (_, bytes, expected) => {
    expect(isPlainOtaData(bytes)).toBe(expected);
  });
});
