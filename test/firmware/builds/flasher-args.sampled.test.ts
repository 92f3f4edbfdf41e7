import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BuildDescription } from "../../../src/firmware/builds/build-description.ts";
import { readFlasherArgs } from "../../../src/firmware/builds/flasher-args.ts";
import { mutatedJson } from "../../support/mutations.ts";
import { runs } from "../../support/sample.ts";

const FILES = { "0x0": "boot.bin", "0x10000": "app.bin" };

function fixture(version: string): string {
  return readFileSync(new URL(`../../fixtures/flasher-args/idf-${version}.json`, import.meta.url), "utf8");
}

async function args(text: string): Promise<BuildDescription> {
  const read = await readFlasherArgs(text);
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read.value;
}

async function problems(json: unknown): Promise<readonly string[]> {
  const read = await readFlasherArgs(typeof json === "string" ? json : JSON.stringify(json));
  return "problems" in read ? read.problems : [];
}

describe("the flasher_args.json", () => {
  it("of ESP-IDF 4.4 is read with its encrypted files", async () => {
    expect(await args(fixture("4.4"))).toEqual({
      files: [
        { address: 0x1000, path: "bootloader/bootloader.bin", encrypted: true, role: "bootloader" },
        { address: 0x8000, path: "partition_table/partition-table.bin", encrypted: true },
        { address: 0xd000, path: "ota_data_initial.bin", encrypted: true },
        { address: 0x1_0000, path: "secure.bin", encrypted: true, role: "application" },
      ],
      tableAddress: 0x8000,
      settings: { mode: "dio", freq: "40m", size: "4MB" },
      chip: "esp32",
      before: "default-reset",
      after: "no-reset",
      stub: true,
    });
  });

  it("of ESP-IDF 5.0 is read with the separators of Windows and without a stub", async () => {
    expect(await args(fixture("5.0"))).toMatchObject({
      files: [
        { address: 0, path: "bootloader/bootloader.bin", encrypted: false },
        { address: 0x8000, path: "partition_table/partition-table.bin" },
        { address: 0x1_0000, path: "blink.bin" },
      ],
      settings: { mode: "dio", freq: "80m", size: "keep" },
      after: "hard-reset",
      stub: false,
    });
  });

  it("of ESP-IDF 5.5 is read with OTA data and a partition of the project's own", async () => {
    const { files, chip } = await args(fixture("5.5"));
    expect(files.map(({ address }) => address)).toEqual([0, 0x8000, 0xf000, 0x2_0000, 0x61_0000]);
    expect(chip).toBe("esp32s3");
  });

  it("of ESP-IDF 6.0 is read with the dashes of esptool 5", async () => {
    expect(await args(fixture("6.0"))).toMatchObject({
      settings: { mode: "dio", freq: "80m", size: "1MB" },
      chip: "esp32c3",
      before: "default-reset",
      after: "hard-reset",
    });
  });

  it("may have encrypted as a boolean, options in one word, and keys that nobody knows", async () => {
    const json = {
      write_flash_args: ["--flash-size=2MB", "-fm", "qio"],
      flash_files: FILES,
      app: { offset: "65536", file: "app.bin", encrypted: true, label: "x" },
      project: { name: "x", offset: 7 },
      $schema: "x",
      port: "/dev/sda",
    };
    expect(await args(JSON.stringify(json))).toEqual({
      files: [
        { address: 0, path: "boot.bin", encrypted: false },
        { address: 0x1_0000, path: "app.bin", encrypted: true, role: "application" },
      ],
      tableAddress: undefined,
      settings: { mode: "qio", freq: undefined, size: "2MB" },
      chip: undefined,
      before: undefined,
      after: undefined,
      stub: undefined,
    });
  });
});

describe("where the partition table is, by a flasher_args.json,", () => {
  const table = "partition_table/partition-table.bin";
  it.each<[number | undefined, string, object]>([
    [0x2_0000, "its entry", { "partition-table": { offset: "0x20000", file: table } }],
    [0x1_0000, "its entry without a file", { "partition-table": { offset: "0x10000" } }],
    [0x1_0000, "its entry in decimal, with an underscore", { partition_table: { offset: "65536" } }],
    [0xc000, "the file of that name", { flash_files: { "0xc000": table } }],
    [
      0xc000,
      "the file of that name, with backslashes",
      { flash_files: { "0xc000": "x\\partition_table.bin" } },
    ],
    [undefined, "nothing: another file", { flash_files: { "0xc000": "my-partition-table.bin" } }],
    [undefined, "nothing: two files", { flash_files: { "0xc000": table, "0xd000": "partition-table.bin" } }],
    [undefined, "nothing: an entry of another form", { "partition-table": "0x10000" }],
  ])("is %s by %s", async (address, _, json) => {
    expect((await args(JSON.stringify({ flash_files: FILES, ...json }))).tableAddress).toBe(address);
  });

  it.each<[string, object]>([
    ['at "somewhere", which is not an address', { "partition-table": { offset: "somewhere" } }],
    ["at 0x8001, which is not a multiple of 0x1000", { "partition-table": { offset: "0x8001" } }],
    ["at 0x8000000, which is beyond the largest flash", { "partition-table": { offset: "0x8000000" } }],
    ["at 0x8010, which is not a multiple of 0x1000", { flash_files: { "0x8010": table } }],
    [
      `at 0x10000, but "${table}" at 0x8000 in flash_files`,
      { flash_files: { "0x8000": table }, "partition-table": { offset: "0x10000", file: table } },
    ],
  ])("is refused %s", async (words, json) => {
    expect((await problems({ flash_files: FILES, ...json })).join()).toContain(
      `has its partition table ${words}`,
    );
  });
});

describe("a flasher_args.json that is refused", () => {
  const app = (entry: object): object => ({ flash_files: FILES, app: { offset: "0x10000", ...entry } });
  it.each<[string, unknown]>([
    ["is not JSON", "{"],
    ["expected object", []],
    ["expected object", "null"],
    ['wrong "flash_files"', {}],
    ['wrong "flash_files"', { flash_files: ["app.bin"] }],
    ['wrong "flash_files.0x0"', { flash_files: { "0x0": 7 } }],
    ['wrong "flash_files.0x0"', { flash_files: { "0x0": "" } }],
    ['wrong "flash_files.0x0"', { flash_files: { "0x0": "a".repeat(2_000) } }],
    ['"nvs" in flash_files, which is not an address', { flash_files: { nvs: "a.bin" } }],
    ['"-1" in flash_files', { flash_files: { "-1": "a.bin" } }],
    ["two files at 0x1000", { flash_files: { "0x1000": "a.bin", "4096": "b.bin" } }],
    ['the key "0x0" twice', '{"flash_files":{"0x0":"a.bin","0x\\u0030":"b.bin"}}'],
    ['the key "__proto__"', '{"flash_files":{"0x0":"a.bin"},"__proto__":{"chip":"x"}}'],
    ['option "--encrypt"', { flash_files: FILES, write_flash_args: ["--encrypt"] }],
    ['option "@/etc/passwd"', { flash_files: FILES, write_flash_args: ["@/etc/passwd"] }],
    ['option "--force"', { flash_files: FILES, write_flash_args: ["--flash-mode", "dio", "--force"] }],
    ['option "0x0"', { flash_files: FILES, write_flash_args: ["0x0", "evil.bin"] }],
    ['no value for "--flash_mode"', { flash_files: FILES, write_flash_args: ["--flash_mode"] }],
    ["two values for the flash mode", { flash_files: FILES, write_flash_args: ["-fm", "dio", "-fm", "qio"] }],
    ['wrong "write_flash_args"', { flash_files: FILES, write_flash_args: "--force" }],
    [
      'says "dio" in write_flash_args and "qio" in flash_settings for the flash mode',
      {
        flash_files: FILES,
        write_flash_args: ["--flash-mode", "dio"],
        flash_settings: { flash_mode: "qio" },
      },
    ],
    ['wrong "app.encrypted": neither true nor false', app({ file: "app.bin", encrypted: "yes" })],
    ['wrong "app.file"', app({ encrypted: "true" })],
    ['"app.bin" at 0x10000 in flash_files, but "other.bin" in "app"', app({ file: "other.bin" })],
    [
      'marks "app" as encrypted, which is not in flash_files',
      { flash_files: FILES, app: { offset: "0x20000", file: "app.bin", encrypted: true } },
    ],
    [
      "two entries at 0x10000, one of them encrypted",
      { ...app({ file: "app.bin", encrypted: true }), ota: { offset: "0x10000", file: "app.bin" } },
    ],
    ['wrong "extra_esptool_args.stub"', { flash_files: FILES, extra_esptool_args: { stub: 1 } }],
    ['wrong "extra_esptool_args.chip"', { flash_files: FILES, extra_esptool_args: { chip: ["esp32"] } }],
  ])("%s", async (words, json) => {
    expect((await problems(json)).join("\n")).toContain(words);
  });

  it("says everything that is wrong with it, but not without end", async () => {
    const several = { flash_files: { nvs: "a.bin" }, write_flash_args: ["--force"] };
    expect(await problems(several)).toHaveLength(2);
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, "a.bin"]));
    expect(await problems({ flash_files: files })).toHaveLength(10);
  });

  it("is quoted in one short visible line", async () => {
    const [problem = ""] = await problems({ flash_files: { ["\u001b[31m\n::error::x"]: "a.bin" } });
    expect(problem).toContain("\\u001b[31m\\n::error::x");
  });
});

describe("any JSON at all", () => {
  const address = fc.oneof(
    fc.nat(0x20_0000).map((value) => `0x${value.toString(16)}`),
    fc.string(),
  );
  const path = fc.oneof(fc.constantFrom("app.bin", "..\\x", "../x", "/etc/passwd"), fc.string());
  const near = fc.record(
    {
      write_flash_args: fc.array(
        fc.oneof(fc.constantFrom("--flash_mode", "--flash-size", "dio"), fc.string()),
      ),
      flash_settings: fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.jsonValue()),
      flash_files: fc.oneof(fc.dictionary(address, path), fc.jsonValue()),
      app: fc.oneof(
        fc.record({ offset: address, file: path, encrypted: fc.constantFrom("true", "false", true, 1) }),
        fc.jsonValue(),
      ),
      extra_esptool_args: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    near.map((value) => JSON.stringify(value)),
    mutatedJson({ write_flash_args: ["--flash_mode", "dio"], flash_files: FILES }).map((value) =>
      JSON.stringify(value),
    ),
  );

  it("gives files at whole addresses or problems in one printable line, and nothing is thrown", async () => {
    let listed = 0;
    await fc.assert(
      fc.asyncProperty(text, async (json) => {
        const read = await readFlasherArgs(json);
        if ("problems" in read) {
          return read.problems.length > 0 && read.problems.every((line) => /^\P{Cc}+$/u.test(line));
        }
        listed += read.value.files.length;
        return read.value.files.every((file) => Number.isSafeInteger(file.address) && file.path !== "");
      }),
      { numRuns: runs(12_000) },
    );
    expect(listed).toBeGreaterThan(runs(500));
  });

  it("is refused with a duplicate key, wherever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.nat(5), async (key, depth) => {
        const twice = `{${JSON.stringify(key)}:0,${JSON.stringify(key)}:1}`;
        const nested = '{"a":['.repeat(depth) + twice + "]}".repeat(depth);
        const read = await readFlasherArgs(`{"flash_files":{"0x0":"a.bin"},"x":${nested}}`);
        return "problems" in read;
      }),
      { numRuns: 500 },
    );
  });
});
