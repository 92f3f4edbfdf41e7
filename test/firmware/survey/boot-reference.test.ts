// What is said to boot, against ESP-IDF's bootloader as its source has it (`bootloader_utility.c`,
// `bootloader_common.c`, without rollback): for tables, OTA data and contents of all kinds.
import fc from "fast-check";
import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { forecastBoot } from "../../../src/firmware/survey/boot-forecast.ts";
import { readPartitionTable } from "../../../src/firmware/formats/partition-table.ts";
import { bytesPiece } from "../../../src/firmware/flash/sparse-flash.ts";
import { applicationImage } from "../../support/firmware/firmware-image.ts";
import { flashImage } from "../../support/board/flash-image.ts";
import { partitionTableImage } from "../../support/firmware/partition-table-image.ts";

const CONTENTS = {
  application: applicationImage("esp32", {}),
  "another chip's": applicationImage("esp32c3", {}),
  blank: Buffer.alloc(0),
  "no image": Buffer.alloc(4096, 0x55),
} as const;
const SIZE = 0x1_0000;
const FACTORY = 0x00;
const SLOT = 0x10;
const TEST = 0x20;
const INVALID = 3;
const ABORTED = 4;
const NONE = 0xffff_ffff;

interface OtaRecord {
  readonly sequence: number;
  readonly state: number;
  readonly isWhole: boolean;
}

const record: fc.Arbitrary<OtaRecord> = fc.record({
  sequence: fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.constantFrom(NONE, NONE - 1, 0x8000_0000, 0x7fff_ffff),
  ),
  state: fc.constantFrom(0, 2, INVALID, ABORTED, 5, NONE),
  isWhole: fc.boolean(),
});
/** The subtype of each partition for an application, with what it holds. */
const applications = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom(FACTORY, SLOT, SLOT + 1, SLOT + 2, SLOT + 3, SLOT + 4, TEST),
    fc.constantFrom(...(Object.keys(CONTENTS) as (keyof typeof CONTENTS)[])),
  ),
  { minLength: 1, maxLength: 6, selector: ([subtype]) => subtype },
);

it("the application that is said to boot is the one that the bootloader starts", async () => {
  let known = 0;
  await fc.assert(
    fc.asyncProperty(applications, fc.option(fc.tuple(record, record)), async (held, records) => {
      const forecast = await forecastOf(held, records);
      const starts = new Set(held.filter(([, what]) => what === "application").map(([subtype]) => subtype));
      const subtypes = held.map(([subtype]) => subtype);
      const expected = started(subtypes, records, (subtype) => starts.has(subtype));
      expect(forecast.state === "known" ? forecast.next.partition.subtype : undefined).toBe(expected);
      if (expected !== undefined) known++;
    }),
    { numRuns: 400 },
  );
  expect(known).toBeGreaterThan(100);
});

type Records = readonly [OtaRecord, OtaRecord] | null;

function forecastOf(held: readonly (readonly [number, keyof typeof CONTENTS])[], records: Records) {
  const places = held.map(([subtype, what], index) => ({
    row: { name: `app-${subtype}`, type: 0, subtype, address: SIZE * (index + 1), size: SIZE },
    bytes: CONTENTS[what],
  }));
  const otadata = { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 };
  const rows = [...(records === null ? [] : [otadata]), ...places.map(({ row }) => row)];
  const flash = flashImage(
    SIZE * 8,
    Object.fromEntries(places.map(({ row, bytes }) => [row.address, bytes])),
  );
  for (const [index, one] of (records ?? []).entries()) bytesOf(one).copy(flash, 0xd000 + 0x1000 * index);
  const { partitions } = readPartitionTable(partitionTableImage(rows));
  const pieces = [bytesPiece(0, flash)];
  return forecastBoot({ partitions, images: [], pieces, isErased: false, isPlain: true, chip: "ESP32" });
}

function bytesOf({ sequence, state, isWhole }: OtaRecord): Buffer {
  const bytes = Buffer.alloc(32, 0xff);
  bytes.writeUInt32LE(sequence, 0);
  bytes.writeUInt32LE(state, 24);
  bytes.writeUInt32LE((crc32(bytes.subarray(0, 4), NONE) ^ (isWhole ? 0 : 1)) >>> 0, 28);
  return bytes;
}

/** `bootloader_utility_load_boot_image`: from the chosen one down to the factory application, then up, then the test. */
function started(
  subtypes: readonly number[],
  records: Records,
  doesStart: (subtype: number) => boolean,
): number | undefined {
  const count = subtypes.filter((subtype) => subtype >= SLOT && subtype < TEST).length;
  const first = records === null ? -1 : chosenIndex(records, count, subtypes.includes(FACTORY));
  const down = Array.from({ length: first + 2 }, (_, step) => first - step);
  const up = Array.from({ length: Math.max(0, count - first - 1) }, (_, step) => first + 1 + step);
  const tried = [...down, ...up].flatMap((index) =>
    index < 0 ? [FACTORY] : index < count ? [SLOT + index] : [],
  );
  return [...tried, TEST].find(doesStart);
}

/** `bootloader_utility_get_selected_boot_partition`: -1 is the factory application. */
function chosenIndex(
  [one, other]: readonly [OtaRecord, OtaRecord],
  count: number,
  hasFactory: boolean,
): number {
  const isInvalid = ({ sequence, state }: OtaRecord): boolean =>
    sequence === NONE || state === INVALID || state === ABORTED;
  if ((isInvalid(one) && isInvalid(other)) || count === 0) return hasFactory ? -1 : 0;
  const valid = [one, other].filter((each) => !isInvalid(each) && each.isWhole);
  if (valid.length === 0) return -1;
  return ((Math.max(...valid.map(({ sequence }) => sequence)) - 1) >>> 0) % count;
}
