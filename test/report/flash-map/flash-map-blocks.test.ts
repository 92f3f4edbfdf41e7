import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawFlash } from "../../../src/report/flash-map/flash-map.ts";
import type { KnownFlash } from "../../../src/firmware/survey/known-flash.ts";
import { flashMapBlocks } from "../../../src/report/flash-map/flash-map-blocks.ts";
import { partitionRecord, slotRecord, updatedFlash } from "../../support/firmware/known-flash.ts";
import { markupProblems } from "../../support/runner/summary-markup.ts";
import { anyText } from "../../support/any-text.ts";

function render(flash: KnownFlash, board?: string): string {
  return flashMapBlocks(drawFlash(flash), board).join("\n\n");
}

/** A full table: 95 partitions with an application in each and a gap behind it. */
function fullTable(text: string): KnownFlash {
  const application = {
    name: text,
    version: text,
    idf_version: text,
    built: text,
    elf_sha256: text,
    chip: text,
    intact: false,
  };
  const partitions = Array.from({ length: 95 }, (_, index) =>
    slotRecord(index, 0x1_0000 + index * 0x2_0000, 0x1_0000, {
      name: `${text}${index}`,
      type: text,
      subtype: text,
      application,
    }),
  );
  return updatedFlash({ size: 0x100_0000, partitions });
}

describe("the flash map in the summary", () => {
  it("draws every row to its own scale, in squares that need no style", () => {
    const markdown = render(updatedFlash());
    expect(markupProblems(markdown)).toEqual([]);
    expect(markdown).toContain(
      "<br>🟧🟦🟦🟦🟦🟦🟦🟦🟦🟦🟦🟦◽◽◽🟧🟧🟧🟧🟧🟧🟧🟧🟧🟧🟧🟧◽◽◽🟦🟧🟦🟦◽◽◽◽🟦◽<br>",
    );
    expect(markdown).toContain(
      "<br>🟦 used, 🟧 changed since the baseline, ◽ free. The bar shows the whole flash; each row of the table has its own scale.</p>",
    );
    expect(markdown).toContain("</p>\n\n<details><summary>Flash map: 9 rows</summary>\n\n<table>");
    expect(markdown).toContain(
      "<tr><td><code>0x9000</code></td><td><code>nvs</code><br>data, nvs</td>" +
        "<td>🟦🟦🟦🟦🟧🟧🟧🟧◽◽◽◽◽◽◽◽<br>8\u00a0KiB of 16\u00a0KiB used, 4\u00a0KiB changed</td>" +
        "<td>NVS&#58; 41 keys, Wi-Fi credentials</td></tr>",
    );
    expect(markdown).toContain("<br>4\u00a0KiB, all free</td><td>blank</td>");
    expect(markdown).toContain("<td><strong>boots next</strong><br>thermostat 1.4.2</td>");
  });

  it("makes overlaps, what is not known, and what is not verified conspicuous", () => {
    const markdown = render(
      updatedFlash({
        partitions: [
          partitionRecord(0x1_0000, 0x2_0000, { name: "one" }),
          partitionRecord(0x2_0000, 0x2_0000, { name: "two" }),
        ],
        looked: [],
        changes: undefined,
        verified: [{ address: 0x1_0000, size: 0x2_0000 }],
      }),
    );
    expect(markupProblems(markdown)).toEqual([]);
    expect(markdown).toContain(
      "<p><strong>Flash map</strong>: 4 MiB, 128 KiB verified by the chip&#39;s digest<br>",
    );
    expect(markdown).toContain("<strong>OVERLAPS two</strong><br>blank<br>verified<");
    expect(markdown).toContain("<strong>OVERLAPS one</strong><br>blank<br>64 KiB verified<");
    expect(markdown).toContain("◽ free, ❔ not looked at.");
    expect(markdown).not.toContain("changed");
  });

  it("tells why there are no partitions", () => {
    const partition_table = {
      state: "absent",
      address: "0x8000",
      reason: "is no <table>, or is encrypted",
    } as const;
    const markdown = render(updatedFlash({ partition_table, partitions: [] }));
    expect(markupProblems(markdown)).toEqual([]);
    expect(markdown).toContain(
      "<br>No partition table was found at 0x8000&#58; it is no &#60;table&#62;, or is encrypted.<br>",
    );
  });

  it.each([
    "</code></td></tr></table><h1>pwn</h1>",
    "a\n\n# Heading\n\n<script>x</script>",
    "[click](https://evil.example) ![x](https://evil.example/x.png)",
    "@octocat #1 $x^2$ `code` | cell ::error::x",
    "\u202egnp\u2066\u2028\u0085\u001b[31m",
  ])("takes every name for text: %j", (text) => {
    const bootloader = { address: "0x0", chip: text, idf_version: text, intact: true };
    const partition_table = { state: "absent", address: "0x8000", reason: text } as const;
    const flash = fullTable(text);
    expect(markupProblems(render({ ...flash, bootloader }, text))).toEqual([]);
    expect(markupProblems(render({ ...flash, partition_table }, text))).toEqual([]);
  });

  it("takes every name for text, whatever it is", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { partitions, ...rest } = fullTable(text);
        expect(markupProblems(render({ ...rest, partitions: partitions.slice(0, 2) }, text))).toEqual([]);
      }),
    );
  });

  it("stays small: of 95 partitions with gaps between, 50 rows are shown", () => {
    const plain = render(fullTable("x"));
    expect(plain).toContain("… and 143 more.");
    expect(Buffer.byteLength(plain)).toBeLessThan(25_000);
    expect(Buffer.byteLength(render(fullTable("<&\n".repeat(300))))).toBeLessThan(120_000);
  });

  it("fits as JSON into one environment variable, with the partitions, however full the table is", () => {
    const { partitions, ...rest } = fullTable("an_app_of_32_characters_in_full_");
    const full = partitions.map((record, index) => ({
      ...record,
      name: `partition_${100_000 + index}`,
      type: "app",
      subtype: "ota_15",
      sha256: "ab".repeat(32),
      application: record.application && { ...record.application, elf_sha256: "cd".repeat(32) },
    }));
    const result = { partitions: full, flash_map: drawFlash({ ...rest, partitions: full }) };
    // MAX_ARG_STRLEN of Linux: a script gets the output `result` as one variable.
    expect(JSON.stringify(result).length).toBeLessThan(120 * 1024);
  });
});
