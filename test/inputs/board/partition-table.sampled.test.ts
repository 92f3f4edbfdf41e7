import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FormatError } from "../../../src/firmware/formats/format-error.ts";
import { subtypeName, typeName } from "../../../src/firmware/formats/partition-names.ts";
import {
  parsePartitionTable,
  type PartitionTable,
  readPartitionTable,
} from "../../../src/firmware/formats/partition-table.ts";
import {
  digestRow,
  partitionTableImage,
  rowBytes,
  type TableRow,
} from "../../support/firmware/partition-table-image.ts";
import { runs } from "../../support/sample.ts";

const NVS = { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 };
const OTA_DATA = { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 };
const APP_0 = { name: "app0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x2_0000 };
const APP_1 = { name: "app1", type: 0, subtype: 0x11, address: 0x3_0000, size: 0x2_0000 };
const ROWS: readonly TableRow[] = [NVS, OTA_DATA, APP_0, APP_1];

/** Written out by hand from `esp_partition_info_t`: `nvs,data,nvs,,16K,` and `app,app,factory,,1M,encrypted`. */
const GENERATED = Buffer.from(
  "aa50010200900000004000006e76730000000000000000000000000000000000" +
    "aa50000000000100000010006170700000000000000000000000000001000000" +
    "ebebffffffffffffffffffffffffffff" +
    "c461926ab15c44d3a9f596785290d674" +
    "ff".repeat(32),
  "hex",
);

/** The message of the table's failure. */
function objection(bytes: Uint8Array, options?: Parameters<typeof parsePartitionTable>[1]): string {
  try {
    parsePartitionTable(bytes, options);
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  return "no objection";
}

describe("a partition table", () => {
  it("is read as its build described it", () => {
    expect(parsePartitionTable(GENERATED)).toEqual({
      hasDigest: true,
      partitions: [
        {
          name: "nvs",
          type: 1,
          subtype: 2,
          address: 0x9000,
          size: 0x4000,
          encrypted: false,
          readonly: false,
        },
        {
          name: "app",
          type: 0,
          subtype: 0,
          address: 0x10000,
          size: 0x100000,
          encrypted: true,
          readonly: false,
        },
      ],
    });
  });

  it("is read without its digest row too, and says so", () => {
    const { partitions, hasDigest } = parsePartitionTable(partitionTableImage(ROWS, { digest: false }));
    expect(hasDigest).toBe(false);
    expect(partitions.map(({ name }) => name)).toEqual(["nvs", "otadata", "app0", "app1"]);
  });

  it("may be followed by a signature, and may end with its end marker", () => {
    const table = partitionTableImage(ROWS);
    const signed = Buffer.concat([table, Buffer.alloc(0x400, 0x5a)]);
    const cut = table.subarray(0, (ROWS.length + 2) * 32);
    expect(parsePartitionTable(signed)).toEqual(parsePartitionTable(table));
    expect(parsePartitionTable(cut)).toEqual(parsePartitionTable(table));
  });

  it("keeps names apart that are not printable, and lets no control character through", () => {
    const names = ["\u001b[2J", "a\\b", "a\nb", "ä"].map((name) => Buffer.from(name));
    const rows = [...names, Buffer.from([0xff])].map((name, index) => ({
      ...NVS,
      name,
      address: 0x10000 * (index + 1),
    }));
    const read = parsePartitionTable(partitionTableImage(rows)).partitions.map(({ name }) => name);
    expect(read).toEqual(["\\x1b[2J", "a\\x5cb", "a\\x0ab", "\\xc3\\xa4", "\\xff"]);
  });

  it("takes a name of all sixteen bytes", () => {
    const [partition] = parsePartitionTable(
      partitionTableImage([{ ...NVS, name: "sixteen_letters_" }]),
    ).partitions;
    expect(partition?.name).toBe("sixteen_letters_");
  });

  it("may describe the bootloader and itself, below the other partitions", () => {
    const own = [
      { name: "boot", type: 2, subtype: 0, address: 0x1000, size: 0x7000 },
      { name: "table", type: 3, subtype: 0, address: 0x8000, size: 0x1000 },
    ];
    expect(parsePartitionTable(partitionTableImage([...own, ...ROWS])).partitions).toHaveLength(6);
  });
});

describe("bytes that are not a partition table", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "is only 0 bytes long"],
    ["erased flash", Buffer.alloc(0xc00, 0xff), "is blank"],
    ["zeros", Buffer.alloc(0xc00), "is blank: it contains only zeros"],
    [
      "a blank row before rows",
      Buffer.concat([Buffer.alloc(32, 0xff), GENERATED]),
      "has a blank first row, but data after it",
    ],
    [
      "a digest of nothing",
      Buffer.concat([digestRow(Buffer.alloc(0)), Buffer.alloc(32, 0xff)]),
      "has no partition",
    ],
    [
      "a row of another kind",
      Buffer.concat([rowBytes(NVS), Buffer.alloc(32)]),
      "is damaged: row 2 begins with 0x0",
    ],
    [
      "rows that do not end",
      partitionTableImage(ROWS).subarray(0, 5 * 32 + 31),
      "has no end marker in its 191 bytes",
    ],
    [
      "rows up to the last byte",
      Buffer.concat(Array.from({ length: 97 }, (_, index) => rowBytes({ ...NVS, name: `n${index}` }))),
      "has no end marker in its 3072 bytes",
    ],
    ["rows after the digest", rowsAfterDigest(), "has rows after its digest row, which no digest covers"],
    [
      "two digests",
      Buffer.concat([rowBytes(NVS), digestRow(rowBytes(NVS)), digestRow(rowBytes(NVS))]),
      "is damaged: it has two digest rows",
    ],
  ])("%s", (_, bytes, message) => {
    expect(objection(bytes)).toBe(message);
  });

  it("are found by the digest, whichever byte of a row was changed", () => {
    const table = partitionTableImage(ROWS);
    for (let at = 2; at < 32; at++) {
      const changed = Buffer.from(table);
      changed.writeUInt8((table[at] ?? 0) ^ 0x01, at);
      expect(objection(changed), `byte ${at}`).toBe("is damaged: its digest does not match its partitions");
    }
  });
});

function rowsAfterDigest(): Buffer {
  const first = rowBytes(NVS);
  return Buffer.concat([first, digestRow(first), rowBytes(APP_0), Buffer.alloc(32, 0xff)]);
}

describe("a partition table as a bootloader reads it", () => {
  it("is a table with all of its problems, where the tool stops at the first", () => {
    const odd = [
      { ...NVS, size: 0x1000 },
      { ...APP_0, address: 0x1_1000 },
      { ...APP_1, name: "app0" },
    ];
    const { partitions, problems } = readPartitionTable(partitionTableImage(odd), { flashSize: 0x4_0000 });
    expect(partitions.map(({ name }) => name)).toEqual(["nvs", "app0", "app0"]);
    expect(problems).toEqual([
      'gives "nvs" a size of 0x1000, but writable NVS needs at least 0x3000',
      'puts "app0" at 0x11000, which is not a multiple of 0x10000',
      'has two partitions named "app0"',
      'puts "app0" at 0x30000, but "app0" extends to 0x31000',
      'lets "app0" end at 0x50000, beyond the flash of 0x40000 bytes',
    ]);
  });

  it("has no problems where the tool has none", () => {
    const { problems, ...table } = readPartitionTable(GENERATED);
    expect(problems).toEqual([]);
    expect(table).toEqual(parsePartitionTable(GENERATED));
  });

  it("ends with a row that begins as an end marker, whatever follows in that row", () => {
    const end = Buffer.alloc(32, 0x5a).fill(0xff, 0, 4);
    const { partitions, problems } = readPartitionTable(Buffer.concat([rowBytes(NVS), end]));
    expect(partitions).toHaveLength(1);
    expect(problems).toEqual(["has an end marker with other bytes than 0xff in its row"]);
  });

  it("loses the last of the rows after its digest, as a bootloader does", () => {
    const names = (...after: TableRow[]): string[] => {
      const first = rowBytes(NVS);
      const rows = [first, digestRow(first), ...after.map(rowBytes), Buffer.alloc(32, 0xff)];
      return readPartitionTable(Buffer.concat(rows)).partitions.map(({ name }) => name);
    };
    expect(names(APP_0)).toEqual(["nvs"]);
    expect(names(APP_0, APP_1)).toEqual(["nvs", "app0"]);
  });
});

describe("a file that ends with the last row of its table", () => {
  const cut = partitionTableImage(ROWS).subarray(0, (ROWS.length + 1) * 32);

  it("is the table that its sector has once it is written", () => {
    expect(cut).toHaveLength(160);
    expect(objection(cut)).toBe("has no end marker in its 160 bytes");
    expect(parsePartitionTable(cut, { isFile: true }).partitions).toHaveLength(4);
  });

  it("is not a table for that where it ends in the midst of a row, or is none at all", () => {
    expect(objection(cut.subarray(0, -3), { isFile: true })).toBe(
      "is damaged: its digest does not match its partitions",
    );
    expect(objection(Buffer.alloc(0), { isFile: true })).toBe("is only 0 bytes long");
    const full = Buffer.concat(Array.from({ length: 97 }, () => rowBytes(NVS)));
    expect(objection(full, { isFile: true })).toBe("has no end marker in its 3072 bytes");
  });

  it("may be cut off where nothing of it says that it is whole", () => {
    const { partitions, problems } = readPartitionTable(cut.subarray(0, 64), { isFile: true });
    expect(partitions).toHaveLength(2);
    expect(problems).toEqual([
      "has neither an end marker nor a digest in its 64 bytes, and so may be truncated",
    ]);
    expect(objection(cut.subarray(0, 64), { isFile: true })).toBe(problems[0]);
  });
});

describe("a partition table that breaks the rules of gen_esp32part.py", () => {
  it.each<[string, TableRow[], string]>([
    [
      "an application off its 64 KiB",
      [{ ...APP_0, address: 0x1_1000 }],
      'puts "app0" at 0x11000, which is not a multiple of 0x10000',
    ],
    [
      "data off its sector",
      [{ ...NVS, address: 0x9004 }],
      'puts "nvs" at 0x9004, which is not a multiple of 0x1000',
    ],
    [
      "an application of half a sector",
      [{ ...APP_0, size: 0x1_0800 }],
      'gives "app0" a size of 0x10800, which is not a multiple of 0x1000',
    ],
    ["one name twice", [NVS, { ...APP_0, name: "nvs" }], 'has two partitions named "nvs"'],
    [
      "a partition over another",
      [APP_0, { ...NVS, address: 0x2_f000 }],
      'puts "nvs" at 0x2f000, but "app0" extends to 0x30000',
    ],
    [
      "a partition over the table",
      [{ ...NVS, address: 0x8000 }],
      'puts "nvs" at 0x8000, where the bootloader and the table itself are (up to 0x9000)',
    ],
    [
      "a partition over the bootloader",
      [{ ...APP_0, address: 0 }],
      'puts "app0" at 0x0, where the bootloader and the table itself are (up to 0x9000)',
    ],
    [
      "a bootloader over the table",
      [{ name: "boot", type: 2, subtype: 0, address: 0x1000, size: 0x7001 }],
      'puts "boot" at 0x1000, over the table itself at 0x8000',
    ],
    [
      "two otadata",
      [OTA_DATA, { ...OTA_DATA, name: "again", address: 0x1_0000 }],
      'has two partitions of the kind data/ota: "otadata" and "again"',
    ],
    [
      "otadata of one sector",
      [{ ...OTA_DATA, size: 0x1000 }],
      'gives "otadata" a size of 0x1000, where data/ota takes 0x2000',
    ],
    [
      "TEE otadata of one sector",
      [{ ...OTA_DATA, subtype: 0x90, size: 0x1000 }],
      'gives "otadata" a size of 0x1000, where data/tee_ota takes 0x2000',
    ],
    [
      "otadata that is read-only",
      [{ ...OTA_DATA, readonly: true }],
      'marks "otadata" read-only, which is always written to (data/ota)',
    ],
    [
      "writable NVS of two pages",
      [{ ...NVS, size: 0x2000 }],
      'gives "nvs" a size of 0x2000, but writable NVS needs at least 0x3000',
    ],
  ])("%s", (_, rows, message) => {
    expect(objection(partitionTableImage(rows))).toBe(message);
  });

  it("must fit the flash, when its size is known", () => {
    const table = partitionTableImage(ROWS);
    expect(objection(table, { flashSize: 0x5_0000 })).toBe("no objection");
    expect(objection(table, { flashSize: 0x4_ffff })).toBe(
      'lets "app1" end at 0x50000, beyond the flash of 0x4ffff bytes',
    );
  });

  it("must be clear of the table where that is elsewhere", () => {
    const table = partitionTableImage(ROWS);
    expect(objection(table, { address: 0x9000 })).toContain('puts "nvs" at 0x9000, where the bootloader');
    expect(objection(partitionTableImage([APP_0]), { address: 0xf000 })).toBe("no objection");
  });

  it("passes where the tool only warns: names of other types, flags that are not known yet", () => {
    const row = rowBytes({ ...NVS, name: "app" });
    row.writeUInt32LE(0x80, 28);
    expect(objection(Buffer.concat([row, Buffer.alloc(32, 0xff)]))).toBe("no objection");
    expect(objection(partitionTableImage([{ ...NVS, size: 0x2000, readonly: true }]))).toBe("no objection");
  });
});

describe("names of partition types", () => {
  it.each([
    [0, 0x00, "app", "factory"],
    [0, 0x10, "app", "ota_0"],
    [0, 0x1f, "app", "ota_15"],
    [0, 0x20, "app", "test"],
    [0, 0x31, "app", "tee_1"],
    [0, 0x32, "app", "0x32"],
    [1, 0x00, "data", "ota"],
    [1, 0x02, "data", "nvs"],
    [1, 0x83, "data", "littlefs"],
    [1, 0x99, "data", "0x99"],
    [2, 0x02, "bootloader", "recovery"],
    [3, 0x01, "partition_table", "ota"],
    [0x40, 0x00, "0x40", "0x0"],
    [0xfe, 0x12, "0xfe", "0x12"],
  ])("%i, %i: %s, %s", (type, subtype, nameOfType, nameOfSubtype) => {
    expect(typeName(type)).toBe(nameOfType);
    expect(subtypeName(type, subtype)).toBe(nameOfSubtype);
  });
});

describe("whatever the bytes of a partition table are", () => {
  const RUNS = { numRuns: runs(10_000) };

  function attempt(bytes: Uint8Array, flashSize?: number): PartitionTable | FormatError {
    try {
      return parsePartitionTable(bytes, { flashSize });
    } catch (error) {
      if (error instanceof FormatError) return error;
      throw error;
    }
  }

  it("it reads a table that keeps the rules, or throws a FormatError", () => {
    const raw = fc.uint8Array({ maxLength: 200 });
    const magic = fc.constantFrom([], [0xaa, 0x50], [0xeb, 0xeb], [0xff, 0xff]);
    fc.assert(
      fc.property(magic, raw, fc.option(fc.nat(), { nil: undefined }), (start, rest, flashSize) => {
        expectSound(attempt(Uint8Array.from([...start, ...rest]), flashSize), flashSize);
      }),
      RUNS,
    );
  });

  it("it does so for tables in which bytes were changed or lost", () => {
    const base = partitionTableImage(ROWS, { digest: false });
    const rows = base.subarray(0, ROWS.length * 32);
    const change = fc.tuple(fc.nat(rows.length - 1), fc.nat(255));
    const changes = fc.array(change, { maxLength: 6 });
    let read = 0;
    fc.assert(
      fc.property(changes, fc.boolean(), fc.integer({ min: 0, max: 300 }), (edits, digest, length) => {
        const changed = Buffer.from(rows);
        for (const [at, byte] of edits) changed.writeUInt8(byte, at);
        const whole = Buffer.concat([
          changed,
          digest ? digestRow(changed) : Buffer.alloc(0),
          Buffer.alloc(64, 0xff),
        ]);
        const result = attempt(whole.subarray(0, length), 0x10_0000);
        expectSound(result, 0x10_0000);
        if (!(result instanceof FormatError)) read++;
      }),
      RUNS,
    );
    // Not all of it is refused, or the property says little.
    expect(read).toBeGreaterThan(runs(100));
  });

  it("it reads back what was built", () => {
    const size = fc.integer({ min: 3, max: 0x40 }).map((sectors) => sectors * 0x1000);
    const name = fc.stringMatching(/^[a-z0-9_ -]{1,16}$/);
    const row = fc.record({
      name,
      isApp: fc.boolean(),
      size,
      encrypted: fc.boolean(),
      readonly: fc.boolean(),
    });
    const rows = fc.uniqueArray(row, { selector: (each) => each.name, minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.boolean(), (plans, digest) => {
        let next = 0x1_0000;
        const built = plans.map(({ isApp, ...plan }) => {
          const address = next;
          next = Math.ceil((address + plan.size) / 0x1_0000) * 0x1_0000;
          return { ...plan, address, type: isApp ? 0 : 1, subtype: isApp ? 0x10 : 0x82 };
        });
        const table = parsePartitionTable(partitionTableImage(built, { digest }), { flashSize: next });
        expect(table).toEqual({ partitions: built, hasDigest: digest });
      }),
      { numRuns: 500 },
    );
  });

  function expectSound(result: PartitionTable | FormatError, flashSize: number | undefined): void {
    if (result instanceof FormatError) {
      expect(result.message).toMatch(/^[a-z][\x20-\x7e]*$/);
      return;
    }
    const ends = result.partitions.map(({ address, size }) => address + size);
    expect(Math.max(...ends)).toBeLessThanOrEqual(flashSize ?? Infinity);
    for (const { name } of result.partitions) expect(name).toMatch(/^[\x20-\x7e]*$/);
  }
});
