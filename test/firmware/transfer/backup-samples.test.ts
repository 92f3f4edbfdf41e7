import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf, mapBlockSize } from "../../../src/firmware/transfer/backup-plan.ts";
import { samplesOf } from "../../../src/firmware/transfer/backup-samples.ts";

const MIB = 1024 * 1024;
const SECTOR = 4096;
const SOCKET = costsOf(undefined, 300);

function samples(address: number, size: number, costs = SOCKET) {
  return samplesOf({ address, size }, mapBlockSize(size, "read", costs) ?? 0x4000, costs);
}

describe("the samples before a map", () => {
  it("are taken where the map of a full flash would cost much more than they do", () => {
    expect(samples(0, 4 * MIB)).toHaveLength(17);
    expect(samples(0, 16 * MIB)).toHaveLength(17);
    expect(samples(0, MIB)).toBeUndefined();
    // A process costs more on a serial port, where the stub is sent each time.
    expect(samples(0, 4 * MIB, costsOf(921_600, 300))).toBeUndefined();
  });

  it("are whole sectors inside of the range, each another one, from all over it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 256 }).map((sectors) => sectors * SECTOR),
        fc.integer({ min: 1024, max: 32_768 }).map((sectors) => sectors * SECTOR),
        (address, size) => {
          const found = samples(address, size) ?? [];
          expect(new Set(found.map((range) => range.address)).size).toBe(found.length);
          const parts = found.map((range) => Math.floor(((range.address - address) / size) * 17));
          expect(parts.every((part, index) => Math.abs(part - index) <= 1)).toBe(true);
          for (const range of found) {
            expect(range.size).toBe(SECTOR);
            expect(range.address % SECTOR).toBe(0);
            expect(range.address).toBeGreaterThanOrEqual(address);
            expect(range.address + range.size).toBeLessThanOrEqual(address + size);
          }
        },
      ),
    );
  });
});
