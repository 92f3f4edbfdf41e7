import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { manifestSchemaText } from "../../../scripts/docs/json-schemas.ts";
import { manifestText, parseManifest } from "../../../src/firmware/formats/backup-manifest.ts";
import { boardRecord, manifestRecord } from "../../support/backups/manifest-record.ts";
import { runs } from "../../support/sample.ts";

const PARTITION = {
  name: "ota_0",
  type: "app",
  subtype: "ota_0",
  address: "0x10000",
  size: 0x10_0000,
  encrypted: false,
  readonly: false,
  content: "application",
  used: 0x8_0000,
  sha256: "cd".repeat(32),
  application: {
    name: "thermostat",
    version: "1.2.3",
    idf_version: "v5.5",
    built: "Jan  1 2026 12:00:00",
    elf_sha256: "ef".repeat(32),
    chip: "ESP32-S3",
    intact: true,
  },
  boots: true,
  nvs: null,
} as const;

describe("the manifest of a backup", () => {
  it("is read back as it was written", async () => {
    const record = manifestRecord({
      partitions: [PARTITION],
      security: { secure_boot: false, flash_encryption: false },
      workflow: {
        repository: "o/r",
        commit: "12".repeat(20),
        run_url: "https://github.com/o/r/actions/runs/1",
      },
    });
    const text = manifestText(record);
    expect(text.endsWith("}\n")).toBe(true);
    expect(await parseManifest(text)).toEqual({ manifest: record });
  });

  it("may begin with a byte order mark, as an editor on Windows puts it there", async () => {
    const record = manifestRecord();
    expect(await parseManifest(`\ufeff${manifestText(record)}`)).toEqual({ manifest: record });
  });

  it("leaves out the fields that it does not know, for later versions may add some", async () => {
    const text = manifestText({ ...manifestRecord(), later: "" } as ReturnType<typeof manifestRecord>);
    expect(await parseManifest(text)).toEqual({ manifest: manifestRecord() });
  });

  it.each([
    ["is no JSON", "{", /^is not JSON$/],
    ["is empty", "", /^is not JSON$/],
    ["is of another schema", edited('"schema": 1', '"schema": 2'), /^does not have schema 1/],
    ["is not an object", "[]", /schema/],
    ["has no digest", edited(`"${"ab".repeat(32)}"`, "null"), /sha256: /],
    ["has a digest that is none", edited("abababab", "ABABABAB"), /sha256: /],
    ["has an address that is a number", edited('"0x0"', "0"), /start_address: /],
    ["has a size that is text", edited("4194304", '"4194304"'), /size: /],
    ["has a size that no flash has", edited("4194304", "1e20"), /size: /],
    ["has a MAC that is none", edited("7c:df:a1", "7c:df"), /board\.mac: /],
    ["has too much text", edited("ESP32-S3", "x".repeat(1001)), /board\.chip: /],
    ["is huge", `"${"x".repeat(2_000_000)}"`, /^is too large/],
  ])("is not understood where it %s, and it is said why", async (_what, text, problem) => {
    expect(await parseManifest(text)).toEqual({ problem: expect.stringMatching(problem) as unknown });
  });

  it("names a few of many mistakes", async () => {
    const read = await parseManifest(
      JSON.stringify({ ...manifestRecord(), sha256: 1, size: "", image: 7, verified: 0 }),
    );
    expect(read).toEqual({ problem: expect.stringMatching(/and 1 more\)$/) as unknown });
  });

  it("takes any text and any JSON without throwing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(withFields)), async (text) => {
        const read = await parseManifest(text);
        expect("problem" in read ? read.problem.length : 0).toBeLessThan(1000);
      }),
      { numRuns: runs(10_000) },
    );
  });

  it("is described by the published JSON schema", () => {
    const published = readFileSync(
      join(import.meta.dirname, "../../../docs/reference/backup-manifest.schema.json"),
      "utf8",
    );
    expect(published).toBe(manifestSchemaText());
    const { properties } = JSON.parse(published) as { properties: object };
    expect(Object.keys(properties)).toEqual(Object.keys(manifestRecord()));
  });
});

function edited(good: string, bad: string): string {
  const text = manifestText(manifestRecord());
  expect(text).toContain(good);
  return text.replace(good, bad);
}

/** A manifest in which one field is anything. */
function withFields(value: unknown): string {
  return JSON.stringify({ ...manifestRecord(), board: { ...boardRecord(), mac: value }, partitions: value });
}
