import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NamingTable, Partition } from "../../../src/firmware/formats/partition-table.ts";
import { namesIn, resolveNames } from "../../../src/inputs/partitions/resolve-partitions.ts";
import { boardOperation, type UnresolvedRequest } from "../../../src/operations/table.ts";
import type { UnresolvedErase } from "../../../src/operations/erase/inputs.ts";
import type { UnresolvedFlash } from "../../../src/operations/flash/inputs.ts";
import type { UnresolvedRead } from "../../../src/operations/read/inputs.ts";
import type { FileToPlace } from "../../../src/inputs/files/placed-file.ts";
import type { FlashPlace } from "../../../src/inputs/partitions/flash-place.ts";
import { runs } from "../../support/sample.ts";

/** A request with addresses for its names. */
const placeRequest = (request: UnresolvedRequest, table: NamingTable, flashSize: number | undefined) =>
  resolveNames(placementOf(request), table, flashSize);

function placementOf(request: UnresolvedRequest) {
  return boardOperation(request.operation).placement(request);
}

const SETTINGS = { mode: "keep", freq: "keep", size: "keep" };
const TABLE = tableOf([
  ["nvs", 0x9000, 0x4000],
  ["otadata", 0xd000, 0x2000],
  ["ota_0", 0x1_0000, 0x1_0000],
  ["ota_1", 0x2_0000, 0x1_0000],
  ["odd", 0xf000, 0xf00],
]);

function tableOf(rows: readonly (readonly [string, number, number])[]): NamingTable {
  const partitions = rows.map(([name, address, size]): Partition => ({
    name,
    address,
    size,
    type: 1,
    subtype: 6,
    encrypted: false,
    readonly: false,
  }));
  return { partitions, title: "the table" };
}

function image(address: FlashPlace, size = 100, path = "a.bin"): FileToPlace {
  return { address, path, realPath: `/w/${path}`, size };
}

function flashOf(...files: FileToPlace[]): UnresolvedFlash {
  const rest = { settings: SETTINGS, compress: true, verify: true, force: false } as const;
  return { operation: "flash", shape: "many", files, extent: "changed", allowDataLoss: false, ...rest };
}

function readOf(address: FlashPlace, size?: number): UnresolvedRead {
  const output = { path: "o.bin", realPath: "/w/o.bin", overwrite: false };
  return { operation: "read", output, address, size };
}

function eraseOf(partition: string, size?: number): UnresolvedErase {
  return { operation: "erase", region: { address: { partition }, size }, force: false };
}

const named = (partition: string) => ({ partition });

function problemsOf(placing: ReturnType<typeof placeRequest>): [string, string][] {
  if (!("problems" in placing)) throw new Error(`It was placed: ${JSON.stringify(placing)}`);
  return placing.problems.map(({ code, text }) => [code, text]);
}

describe("a request that names partitions", () => {
  it("gets their addresses, and keeps their names next to them", () => {
    const request = flashOf(image(0x1000), image(named("ota_0")), image(named("nvs"), 0x4000, "nvs.bin"));
    expect(placeRequest(request, TABLE, undefined)).toEqual({
      request: {
        ...request,
        files: [
          image(0x1000),
          { ...image(0x1_0000), partition: "ota_0" },
          { ...image(0x9000, 0x4000, "nvs.bin"), partition: "nvs" },
        ],
      },
      remarks: [
        "Partition ota_0: 65536 bytes at 0x10000, by the table.",
        "Partition nvs: 16384 bytes at 0x9000, by the table.",
      ],
    });
    expect(namesIn(placementOf(request))).toEqual(["ota_0", "nvs"]);
  });

  it("means the whole partition when it reads or erases without a size, else so many bytes of it", () => {
    const place = { address: 0x9000, partition: "nvs" };
    expect(placeRequest(readOf(named("nvs")), TABLE, undefined)).toMatchObject({
      request: { ...place, size: 0x4000 },
    });
    expect(placeRequest(readOf(named("nvs"), 16), TABLE, undefined)).toMatchObject({
      request: { ...place, size: 16 },
    });
    expect(placeRequest(eraseOf("nvs"), TABLE, undefined)).toMatchObject({
      request: { region: { ...place, size: 0x4000 } },
    });
    expect(placeRequest(eraseOf("nvs", 0x1000), TABLE, undefined)).toMatchObject({
      request: { region: { ...place, size: 0x1000 } },
    });
  });

  it("says which names there are when one is not among them, and which was meant", () => {
    expect(problemsOf(placeRequest(eraseOf("otta_0"), TABLE, undefined))).toEqual([
      [
        "partition-unknown",
        'the table has no partition "otta_0"; it has nvs, otadata, ota_0, ota_1, odd (did you mean ota_0?)',
      ],
    ]);
    expect(problemsOf(placeRequest(readOf(named("NVS")), TABLE, undefined))[0]?.[1]).toMatch(/mean nvs\?\)$/);
    expect(problemsOf(placeRequest(readOf(named("E000")), TABLE, undefined))[0]?.[1]).toMatch(
      /\(did you mean 0xe000\?\)$/,
    );
    expect(problemsOf(placeRequest(readOf(named("storage")), TABLE, undefined))[0]?.[1]).toMatch(/odd$/);
  });

  it("names at most 30 of the names of a long table", () => {
    const many = Array.from({ length: 95 }, (_, n) => [`p${n}`, 0x9000 + n * 0x1000, 0x1000] as const);
    const [problem] = problemsOf(placeRequest(readOf(named("absent")), tableOf(many), undefined));
    expect(problem?.[1]).toMatch(/p29, and 65 more$/);
  });

  it("says everything that is wrong with it at once, and each unknown name once", () => {
    const files = [image(named("x")), image(named("x")), image(named("y")), image(named("ota_0"), 0x1_0001)];
    expect(problemsOf(placeRequest(flashOf(...files), TABLE, undefined)).map(([code]) => code)).toEqual([
      "partition-unknown",
      "partition-unknown",
      "beyond-partition",
    ]);
  });

  it.each([
    [
      "beyond-partition",
      "65537 bytes) does not fit in the partition ota_0, which has 65536",
      flashOf(image(named("ota_0"), 0x1_0001)),
    ],
    ["beyond-partition", "16385 bytes are more than the partition nvs has", readOf(named("nvs"), 0x4001)],
    ["beyond-partition", "20480 bytes are more than the partition nvs has", eraseOf("nvs", 0x5000)],
    ["input-invalid", "odd has 3840 bytes, which is not a multiple of 4096", eraseOf("odd")],
    ["files-overlap", "share the flash sector at 0x10000", flashOf(image(named("ota_0")), image(0x1_0800))],
    ["files-overlap", "share the flash sector at 0x9000", flashOf(image(named("nvs")), image(named("nvs")))],
    ["beyond-flash", "ends beyond the flash of 131072 bytes", flashOf(image(named("ota_1")))],
    ["beyond-flash", "nds at 0x30000, beyond the flash of 131072 bytes", readOf(named("ota_1"))],
  ])("is refused as %s where it %s", (code, words, request) => {
    const problems = problemsOf(placeRequest(request, TABLE, 0x2_0000));
    expect(problems).toEqual([[code, expect.stringContaining(words)]]);
  });

  it("is refused where its partition is beyond every flash", () => {
    const far = tableOf([["far", 0xffff_f000, 0xffff_f000]]);
    for (const request of [readOf(named("far")), eraseOf("far"), flashOf(image(named("far")))]) {
      expect(problemsOf(placeRequest(request, far, undefined)).map(([code]) => code)).toEqual([
        "beyond-flash",
      ]);
    }
  });
});

it("a request that was placed stays as it is, with its names", () => {
  for (const request of [eraseOf("nvs"), readOf(named("nvs")), flashOf(image(named("nvs")))]) {
    const placed = placeRequest(request, TABLE, undefined);
    if (!("request" in placed)) throw new Error("It was not placed.");
    expect(JSON.stringify(placed.request)).toContain('"partition":"nvs"');
    expect(placeRequest(placed.request, tableOf([]), undefined)).toEqual({ ...placed, remarks: [] });
  }
});

it("a request without names comes back as it is, whatever the table", () => {
  const none = tableOf([]);
  for (const request of [
    flashOf(image(0x1000), image(0x5000)),
    readOf(0x1000),
    { operation: "erase", region: undefined, force: true },
    { operation: "erase", region: { address: 0x1000, size: 0x1000 }, force: true },
    { operation: "info" },
  ] as const) {
    expect(placeRequest(request, none, undefined)).toEqual({ request, remarks: [] });
    expect(namesIn(placementOf(request))).toEqual([]);
  }
});

it("nothing is ever placed outside of its partition, nor of the flash, whatever a table says", () => {
  const name = fc.constantFrom("a", "b", "__proto__", "");
  const number = fc.oneof({ weight: 4, arbitrary: fc.nat(0x2000) }, fc.nat(0xffff_ffff));
  const rows = fc.array(fc.tuple(name, number, number), { maxLength: 4 });
  const wanted = fc.array(fc.record({ name, size: fc.integer({ min: 1, max: 0x2000 }) }), { maxLength: 3 });
  let placings = 0;
  fc.assert(
    fc.property(rows, wanted, fc.nat(0x4000), (table, files, end) => {
      const request = flashOf(...files.map((file) => image(named(file.name), file.size)));
      const placing = placeRequest(request, tableOf(table), end);
      if ("problems" in placing) {
        expect(placing.problems).not.toEqual([]);
        return;
      }
      const placed = "files" in placing.request ? placing.request.files : [];
      expect(placed).toHaveLength(files.length);
      for (const { partition, address, size } of placed) {
        placings++;
        const row = table.find(([title]) => title === partition);
        expect(row?.[1]).toBe(address);
        expect(size).toBeLessThanOrEqual(row?.[2] ?? 0);
        expect(address + size).toBeLessThanOrEqual(end);
      }
    }),
    { numRuns: runs(10_000) },
  );
  expect(placings).toBeGreaterThan(runs(100));
});
