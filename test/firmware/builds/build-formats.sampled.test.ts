import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFlashArgs } from "../../../src/firmware/builds/flash-args.ts";
import { readIdedata } from "../../../src/firmware/builds/idedata.ts";
import { readProjectDescription } from "../../../src/firmware/builds/project-description.ts";
import { isWebManifest, readWebManifest } from "../../../src/firmware/builds/web-manifest.ts";
import {
  MAX_ZEPHYR_YAML_BYTES,
  readDomains,
  readRunners,
} from "../../../src/firmware/builds/zephyr-runners.ts";
import { runs } from "../../support/sample.ts";
import { anyText } from "../../support/any-text.ts";

interface Format {
  readonly name: string;
  readonly read: (
    text: string,
  ) => Promise<{ readonly value: unknown } | { readonly problems: readonly string[] }>;
  /** Texts that come near to what the format has. */
  readonly near: fc.Arbitrary<string>;
}

const path = fc.oneof(
  fc.constantFrom("a.bin", "b.bin", "../a.bin", "https://x/a.bin", "C:\\a.bin"),
  fc.string(),
);
const offset = fc.oneof(
  { weight: 3, arbitrary: fc.nat(0x20_0000) },
  fc.nat(0x20_0000).map((value) => `0x${value.toString(16)}`),
  fc.jsonValue(),
);
const argument = fc.oneof(
  fc.constantFrom("--esp-app-address=0x0", "--esp-flash-mode=dio", "--esp-encrypt", "--esp-idf-path=/x"),
  fc.string(),
);
const json = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string> => value.map((it) => JSON.stringify(it));

const FORMATS: readonly Format[] = [
  {
    name: "flash_args",
    read: (text) => Promise.resolve(readFlashArgs(text)),
    near: fc
      .array(fc.oneof(fc.constantFrom("--flash_mode dio", "0x0 a.bin", "0x10000 b.bin"), fc.string()))
      .map((lines) => lines.join("\n")),
  },
  {
    name: "manifest of ESP Web Tools",
    read: (text) => readWebManifest(text, "esp32"),
    near: json(
      fc.record({
        builds: fc.array(
          fc.record({
            chipFamily: fc.oneof(fc.constantFrom("ESP32", "ESP32-C3"), fc.string()),
            parts: fc.array(fc.record({ path, offset }), { maxLength: 3 }),
          }),
          { maxLength: 2 },
        ),
      }),
    ),
  },
  {
    name: "idedata.json",
    read: readIdedata,
    near: json(
      fc.record({
        prog_path: path,
        extra: fc.record(
          { flash_images: fc.array(fc.record({ offset, path })), application_offset: offset },
          { requiredKeys: [] },
        ),
      }),
    ),
  },
  {
    name: "project_description.json",
    read: readProjectDescription,
    near: json(
      fc.record(
        {
          monitor_baud: fc.oneof(fc.constantFrom("115200", 74_880), fc.jsonValue()),
          app_elf: path,
          target: path,
        },
        { requiredKeys: [] },
      ),
    ),
  },
  {
    name: "runners.yaml",
    read: readRunners,
    // JSON is YAML.
    near: json(
      fc.record({ config: fc.record({ bin_file: path }), args: fc.record({ esp32: fc.array(argument) }) }),
    ),
  },
  {
    name: "domains.yaml",
    read: readDomains,
    near: json(
      fc.record(
        {
          domains: fc.array(
            fc.record({ name: fc.oneof({ weight: 3, arbitrary: fc.constant("app") }, fc.string()) }),
          ),
          flash_order: fc.array(fc.constantFrom("app", "app", "mcuboot"), { maxLength: 3 }),
        },
        { requiredKeys: ["domains"] },
      ),
    ),
  },
];

describe("any text at all", () => {
  it.each(FORMATS)("as a $name gives a value or problems in one printable line", async ({ read, near }) => {
    let values = 0;
    const text = fc.oneof(near, near, fc.json(), fc.string(), anyText());
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const found = await read(given);
        if ("value" in found) values++;
        else expect(found.problems.join(" ; ")).toMatch(/^\P{Cc}+$/u);
      }),
      { numRuns: runs(2_000) },
    );
    expect(values).toBeGreaterThan(runs(10));
  });

  it.each(FORMATS)(
    "that is huge or deep is refused as a $name, or read as the list of files that it is",
    async ({ read }) => {
      for (const text of [
        "[".repeat(60_000),
        '{"a":'.repeat(10_000),
        "- ".repeat(30_000),
        "a: 1\n".repeat(10_000),
        Array.from({ length: 8_000 }, (_, index) => `k${index}: 1`).join("\n"),
        Array.from({ length: 2_000 }, (_, index) => `${index} a`).join("\n"),
      ]) {
        expect(
          "problems" in (await read(text.slice(0, MAX_ZEPHYR_YAML_BYTES))) || text.startsWith("0 a"),
        ).toBe(true);
      }
    },
  );

  it("is a manifest of ESP Web Tools only by its key", () => {
    expect(isWebManifest('{"builds":1}')).toBe(true);
    for (const text of ['{"builds":[],"flash_files":{}}', "[]", "null", "{", '"builds"', "7"]) {
      expect(isWebManifest(text)).toBe(false);
    }
  });
});
