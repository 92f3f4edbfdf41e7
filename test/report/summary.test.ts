import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawFlash } from "../../src/report/flash-map/flash-map.ts";
import { code, escapeHtml } from "../../src/report/html.ts";
import { renderSummary as render } from "../../src/report/summary.ts";
import { updatedFlash } from "../support/firmware/known-flash.ts";
import { markupProblems } from "../support/runner/summary-markup.ts";
import type { Difference } from "../../src/operations/verify/verify-result.ts";
import { type OperationResult, sectionOf } from "../../src/operations/table.ts";
import type { Outcome } from "../../src/report/step-result.ts";
import { anyText } from "../support/any-text.ts";

const HOSTILE = [
  "</code></td></tr></table><h1>pwn</h1>",
  "<img src=x onerror=alert(1)>",
  '"><a href="javascript:alert(1)">x</a>',
  "a\n\n# Heading\n\n- item\n\n    code\n\n<script>x</script>",
  "a\r\n===\r\n",
  "[click](https://evil.example) ![x](https://evil.example/x.png)",
  "**bold** _it_ ~~gone~~ `code` ```x``` | cell | > quote",
  "@octocat #1 $x^2$ &lt;b&gt; &amp; \\*",
  "::error::x ##[error]x",
  "\u202egnp\u2066\u2028\u0085\u001b[31m",
];

const ERROR_PAGE = "https://github.com/octocat/esptool-action/blob/v1/docs/reference/errors.md";

function renderSummary(outcome: Outcome): string {
  return render(outcome, ERROR_PAGE);
}

function outcome(result: OperationResult | undefined, changes: Partial<Outcome> = {}): Outcome {
  return {
    operation: result?.operation ?? "flash",
    port: "/dev/ttyUSB0",
    identity: {
      chip: "ESP32-S3",
      description: "ESP32-S3 (QFN56)",
      revision: "v0.2",
      mac: "7c:df:a1:e2:93:58",
      features: "Wi-Fi, BT 5 (LE)",
      flashSize: 0x40_0000,
    },
    pinned: undefined,
    attempts: 1,
    baud: 460_800,
    boardState: "untouched",
    appStarted: undefined,
    interruption: undefined,
    esptool: { version: "5.6.0", path: "/tools/esptool" },
    elapsedMs: 12_340,
    result,
    section: result && sectionOf(result),
    warnings: result !== undefined && "warnings" in result ? (result.warnings ?? []) : [],
    artifact: undefined,
    uploaded: undefined,
    encrypted: undefined,
    failure: undefined,
    ...changes,
  };
}

const flashed = {
  operation: "flash",
  firmware_path: "build/app.bin",
  address: "0x10000",
  firmware_size: 102_400,
  bytes_written: 102_400,
  bytes_skipped: 0,
  compressed: true,
  verified: true,
} as const;
const difference: Difference = {
  path: "build/app.bin",
  address: "0x10000",
  size: 102_400,
  first_difference: "0x10123",
  differing_bytes: 3,
};
const verified = {
  operation: "verify",
  verified: true,
  mismatch: false,
  details: [],
  firmware_path: "build/app.bin",
  address: "0x10000",
  file_size: 102_400,
} as const;
const restored = {
  operation: "restore",
  backup_path: "<b>.bin",
  start_address: "0x0",
  size: 0x40_0000,
  sha256: "ab",
  dry_run: "false",
  verified: true,
  manifest_checked: true,
  cloned: true,
  changed: true,
  changed_regions: [{ address: "0x9000", size: 4096, partitions: ["nvs"] }],
  bytes_written: 4096,
  bytes_erased: 0,
  bytes_skipped: 0x40_0000 - 4096,
} as const;
const region = { start_address: "0x0", bytes_read: 0x40_0000, sha256: "ab".repeat(32) };
const proof = { verified: true, bytes_transferred: 0x8000, partitions: [] };

/** The text that a person reads: without tags, with its entities resolved. */
function readable(markdown: string): string {
  const text = markdown
    .replace(/<br>/g, "\n")
    .replace(/<\/t[dh]>/g, " | ")
    .replace(/<[^>]*>/g, "");
  return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
}

describe("the verdict of the summary", () => {
  it.each<[string, OperationResult, RegExp | string]>([
    ["a flash that was verified", flashed, "✅ flash: 1 image written, verified by the chip's digest"],
    ["a flash that was not", { ...flashed, verified: false }, "⚠️ flash: 1 image written, NOT verified"],
    [
      "a flash of many",
      {
        operation: "flash",
        files: [
          { address: "0x0", path: "a.bin", size: 1, state: "written", written: 4 },
          { address: "0x1000", path: "b.bin", size: 2, state: "written", written: 4 },
        ],
        file_count: 2,
        total_size: 3,
        bytes_written: 8,
        bytes_skipped: 0,
        compressed: false,
        verified: true,
      },
      "✅ flash: 2 images written, each verified by the chip's digest",
    ],
    [
      "a flash of what was there",
      { ...flashed, bytes_written: 0, bytes_skipped: 102_400 },
      "✅ flash: 1 image already in the flash, verified by the chip's digest",
    ],
    [
      "a verify that found nothing",
      verified,
      "✅ verify: the flash matches the image, verified by the chip's digest",
    ],
    [
      "a verify that found a difference and may",
      { ...verified, verified: false, mismatch: true, details: [difference] },
      "⚠️ verify: the flash differs from 1 file",
    ],
    ["a read", { operation: "read", output_path: "o.bin", ...region }, "✅ read: 4,194,304 bytes (4 MiB)"],
    [
      "a backup",
      {
        operation: "backup",
        output_path: "o.bin",
        manifest_path: "o.bin.json",
        manifest_sha256: "cd",
        ...region,
        ...proof,
      },
      "✅ backup: 4,194,304 bytes (4 MiB)",
    ],
    [
      "an erase of a region",
      { operation: "erase", erase_type: "region", start_address: "0x9000", size: 24_576 },
      "✅ erase: 24,576 bytes (24 KiB)",
    ],
    [
      "an erase of everything",
      { operation: "erase", erase_type: "full", start_address: "0x0", size: null },
      "✅ erase: the whole flash",
    ],
  ])("is that of %s", (_name, result, verdict) => {
    const summary = renderSummary(outcome(result));
    expect(readable(summary).split("\n")[0]).toBe(`### ${verdict as string}`);
    expect(markupProblems(summary)).toEqual([]);
    const text = readable(summary);
    for (const words of ["/dev/ttyUSB0", "ESP32-S3 (QFN56), v0.2", "7c:df:a1:e2:93:58", "5.6.0", "12.3 s"]) {
      expect(text).toContain(words);
    }
  });

  it("is that of a difference that fails the step", () => {
    const failure = {
      code: "verify-mismatch",
      class: "mismatch",
      message: "It differs.",
      hint: "Flash.",
    } as const;
    const result = { ...verified, verified: false, mismatch: true, details: [difference] };
    const text = readable(renderSummary(outcome(result, { failure })));
    expect(text).toMatch(/^### ❌ verify: the flash differs from 1 file\n/);
    expect(text).toContain("differs | 3 bytes, first at 0x10123");
  });

  it("says of a backup what was transferred, what is verified, and what has changed", () => {
    const result = {
      operation: "backup",
      output_path: "o.bin",
      manifest_path: "m",
      manifest_sha256: "cd",
      ...region,
    } as const;
    const first = readable(renderSummary(outcome({ ...result, ...proof })));
    expect(first).toContain("32,768 bytes (32 KiB)");
    expect(first).toContain("yes: the chip's digest of the whole region is right");
    expect(first).not.toContain("baseline");
    const changed_regions = Array.from({ length: 12 }, (_, index) => ({
      address: `0x${(index * 0x2000).toString(16)}`,
      size: 4096,
      partitions: index === 9 ? ["nvs"] : [],
    }));
    const changed = { ...result, ...proof, verified: false, changed: true, changed_regions };
    const second = readable(renderSummary(outcome(changed)));
    expect(second).toContain("no: the chip cannot compute a digest");
    expect(second).toContain("4,096 bytes (4 KiB) at 0x12000 in nvs, and 2 more");
    expect(second).not.toContain("0x14000");
    const same = { ...result, ...proof, changed: false, changed_regions: [] };
    expect(readable(renderSummary(outcome(same)))).toContain("nothing changed");
  });

  it("shows the flash map of a backup with the board that it is of, also where the upload failed", () => {
    const result = {
      operation: "backup",
      output_path: "o.bin",
      manifest_path: "m",
      manifest_sha256: "cd",
      ...region,
      ...proof,
      flash_map: drawFlash(updatedFlash()),
    } as const;
    const failure = { code: "artifact-quota", class: "service", message: "m", hint: "h" } as const;
    for (const changes of [{}, { failure }]) {
      const summary = renderSummary(outcome(result, changes));
      expect(markupProblems(summary)).toEqual([]);
      const text = readable(summary);
      expect(text).toContain(
        "Flash map of ESP32-S3 (QFN56), v0.2: 4 MiB, 1.1 MiB changed since the baseline, all of it verified",
      );
      expect(text).toContain("boots next\nthermostat 1.4.2");
      expect(text).toContain("NVS: 41 keys, Wi-Fi credentials");
    }
  });

  it("never claims a success for a step that failed after its operation", () => {
    const failure = {
      code: "artifact-quota",
      class: "service",
      message: "Full.",
      hint: "Delete some.",
    } as const;
    const result = {
      operation: "backup",
      output_path: "o.bin",
      manifest_path: "m",
      manifest_sha256: "cd",
      ...region,
      ...proof,
    } as const;
    const text = readable(renderSummary(outcome(result, { failure })));
    expect(text).toMatch(/^### ❌ backup failed: Full. artifact-quota\n/);
    expect(text).not.toContain("✅");
    expect(text).toContain("Delete some.");
    // What was achieved is still said.
    expect(text).toContain(region.sha256);
  });

  it("links a failure to its section of the error page, where the repository of the action is known", () => {
    const failure = { code: "link-lost", class: "link", message: "Lost.", hint: "Look." } as const;
    const linked = renderSummary(outcome(undefined, { failure }));
    expect(markupProblems(linked)).toEqual([]);
    const href =
      /^### ❌ <a href="([^"]*)">flash failed: Lost.<\/a> <code>link-lost<\/code>\n/.exec(linked)?.[1] ?? "";
    expect(readable(href)).toBe(`${ERROR_PAGE}#link-lost`);
    expect(readable(render(outcome(undefined, { failure }), undefined))).toMatch(
      /^### ❌ flash failed: Lost. link-lost\n/,
    );
  });

  it("puts the first sentence into the headline, whatever follows it, and only one that fits", () => {
    const headlineOf = (message: string) => {
      const failure = { code: "image-misplaced", class: "refused", message, hint: "Fix it." } as const;
      const [first = "", , second = ""] = readable(render(outcome(undefined, { failure }), undefined)).split(
        "\n",
      );
      return [first, second];
    };
    expect(headlineOf('"app.bin" is an application. It belongs at 0x10000.')).toEqual([
      '### ❌ flash failed: "app.bin" is an application. image-misplaced',
      "It belongs at 0x10000.",
    ]);
    expect(headlineOf("Two problems:\n- one: a.bin\n- two")[0]).toBe(
      "### ❌ flash failed: Two problems image-misplaced",
    );
    const long = `${"very ".repeat(40)}long.`;
    expect(headlineOf(long)).toEqual(["### ❌ flash failed image-misplaced", long]);
  });

  it("shows literal parts of a message and of a warning as code, and says nothing twice", () => {
    const failure = {
      code: "link-lost",
      class: "link",
      message: "Lost. The flash was not changed.",
      hint: "Set `baud`, not `<b>`.",
    } as const;
    const summary = renderSummary(outcome(undefined, { failure, warnings: ["`force` is set."] }));
    expect(markupProblems(summary)).toEqual([]);
    expect(summary).toContain("<br>Set <code>baud</code>, not <code>&#60;b&#62;</code>.</p>");
    expect(summary).toContain("<td><code>force</code> is set.</td>");
    expect(summary.split("The flash was not changed.")).toHaveLength(2);
    const section = { sign: "❌", verdict: "bad", finding: true, blocks: [] } as const;
    const rows = [["Verdict", escapeHtml(failure.message)]] as const;
    const judged = renderSummary(outcome(undefined, { failure, section: { ...section, rows } }));
    expect(judged.split("Lost. The flash was not changed.")).toHaveLength(2);
  });

  it("names the failure when nothing else is known, not even the operation", () => {
    const failure = {
      code: "input-invalid",
      class: "input",
      message: "2 inputs:\n- a\n- b",
      hint: "Fix.",
    } as const;
    const bare = { operation: "", port: "", identity: {}, esptool: undefined, failure };
    const summary = renderSummary(outcome(undefined, bare));
    expect(readable(summary)).toMatch(/^### ❌ esptool-action failed: 2 inputs input-invalid\n/);
    expect(summary).toContain("<p>- a<br>- b<br>Fix.</p>");
    expect(markupProblems(summary)).toEqual([]);
  });
});

describe("the order of the summary", () => {
  const result = { ...flashed, flash_map: drawFlash(updatedFlash()), warnings: ["It is odd."] } as const;
  const summary = renderSummary(outcome(result, { appStarted: "no" }));

  it("names the application that boots next once, unless it is another one than was flashed", () => {
    const boots_next = {
      partition: "ota_1",
      address: "0x190000",
      name: "thermostat",
      version: "1.4.2",
      idf_version: "",
      built: "",
      elf_sha256: "",
      chip: null,
      flashed: true,
      same_build: true,
    } as const;
    expect(readable(renderSummary(outcome({ ...result, boots_next })))).not.toContain("Boots next");
    const other = { ...boots_next, flashed: false, same_build: false };
    expect(readable(renderSummary(outcome({ ...result, boots_next: other })))).toContain(
      "Boots next | ota_1: thermostat 1.4.2, not from these files",
    );
  });

  it("is verdict, board, firmware, startup, warnings, and then what is folded", () => {
    expect(markupProblems(summary)).toEqual([]);
    const text = readable(summary);
    const parts = [
      "### ✅ flash",
      "Board | ESP32-S3 (QFN56), v0.2 on /dev/ttyUSB0",
      "Firmware | thermostat 1.4.1 in ota_0 at 0x10000\nthermostat 1.4.2 in ota_1 at 0x190000, boots next",
      "Application | not started",
      "It is odd.",
      "Flash map of",
      "Flash map: 9 rows",
      "Details",
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it("of a restore has its backup in view, and digests and counts folded", () => {
    const inView = readable(renderSummary(outcome(restored)).replace(/<details>[^]*?<\/details>/g, ""));
    for (const words of ["Backup | <b>.bin", "Written to | a board that is not the backup's", "Changed | "])
      expect(inView).toContain(words);
    for (const words of ["SHA-256", "Left alone", "Manifest"]) expect(inView).not.toContain(words);
    const unchecked = readable(renderSummary(outcome({ ...restored, manifest_checked: false })));
    expect(unchecked.indexOf("Manifest | none")).toBeLessThan(unchecked.indexOf("Details"));
  });

  it("folds a table of more than eight rows under the number of its rows", () => {
    const files = Array.from({ length: 9 }, (_, index) => ({
      address: `0x${index}000`,
      path: `f${index}.bin`,
      size: 1,
      state: "written" as const,
      written: 4,
    }));
    const many = { ...flashed, files, file_count: 9, total_size: 9 } as const;
    expect(renderSummary(outcome(many))).toContain("<details><summary>9 images</summary>");
    const few = { ...many, files: files.slice(1), file_count: 8, total_size: 8 };
    expect(renderSummary(outcome(few))).not.toContain("8 images</summary>");
  });

  it("folds what few people need", () => {
    const inView = summary.replace(/<details>[^]*?<\/details>/g, "");
    for (const words of ["Wi-Fi, BT 5", "<td>MAC</td>", "5.6.0", "12.3 s", "NVS"]) {
      expect(readable(summary)).toContain(readable(words));
      expect(readable(inView)).not.toContain(readable(words));
    }
  });
});

describe("the tables of the summary", () => {
  it("show which files differ and which do not", () => {
    const files = ["0x0", "0x10000", "0x20000"].map((address) => ({
      address,
      path: `${address}.bin`,
      size: 4096,
      verified: address !== "0x10000",
    }));
    const details = [{ ...difference, path: "0x10000.bin", differing_bytes: 1 }];
    const text = readable(
      renderSummary(
        outcome({
          operation: "verify",
          verified: false,
          mismatch: true,
          details,
          files,
          file_count: 3,
          total_size: 12_288,
        }),
      ),
    );
    expect(text).toContain("0x0 | 0x0.bin | 4,096 bytes (4 KiB) | equal | — |");
    expect(text).toContain(
      "0x10000 | 0x10000.bin | 4,096 bytes (4 KiB) | differs | 1 byte, first at 0x10123 |",
    );
  });

  it("say of a restore what it changed, what it verified, and whose backup it is", () => {
    const summary = renderSummary(outcome(restored));
    expect(markupProblems(summary)).toEqual([]);
    const text = readable(summary);
    expect(text).toContain(
      "✅ restore: 4,096 bytes (4 KiB) changed, the whole range verified by the chip's digest",
    );
    expect(text).toContain("<b>.bin");
    expect(text).toContain("4,096 bytes (4 KiB) at 0x9000");
    expect(text).toContain("not the backup's");
    const right = { ...restored, changed: false, changed_regions: [], bytes_written: 0 } as const;
    expect(readable(renderSummary(outcome(right)))).toContain("already matched");
    const looked = readable(renderSummary(outcome({ ...restored, dry_run: "connect", verified: false })));
    expect(looked).toContain("the flash differs and was not changed");
    expect(looked).toContain("Would change");
    expect(looked).not.toContain("Verified");
    const left = outcome({ ...restored, dry_run: "connect" }, { appStarted: "unknown" });
    expect(readable(renderSummary(left))).not.toContain("Application");
    const { operation, backup_path, start_address, size, sha256, manifest_checked } = restored;
    const facts = { operation, backup_path, start_address, size, sha256, manifest_checked };
    const dry = { ...facts, dry_run: "true", verified: false, bytes_written: 0, bytes_erased: 0 } as const;
    expect(readable(renderSummary(outcome(dry)))).toContain("the board was not read");
  });

  it("say of a dry run what would be done, and that nothing was", () => {
    const result = {
      operation: "dry-run",
      dry_run: "connect",
      plan: ["flash: 1 image, 4096 bytes.", "<i>"],
      commands: ["esptool --chip auto write-flash 0x0 '<b>.bin'"],
      warnings: ["<u> is odd."],
      files: [{ address: "0x0", path: "<b>.bin", size: 4096, in_flash: false }],
      bytes_written: 0,
    } as const;
    const summary = renderSummary(outcome(result));
    expect(markupProblems(summary)).toEqual([]);
    const text = readable(summary);
    expect(text).toContain("✅ dry run: the board was read and not changed");
    for (const words of ["<i>", "write-flash 0x0 '<b>.bin'", "<u> is odd.", "differs"])
      expect(text).toContain(words);
    expect(text).not.toContain("Verified");
  });

  it("link the artifact", () => {
    const artifact = {
      id: 7,
      name: "nightly",
      url: "https://github.com/o/r/actions/runs/1/artifacts/7",
      digest: "sha256:ab",
    };
    const result = {
      operation: "backup",
      output_path: "o.bin",
      manifest_path: "m",
      manifest_sha256: "cd",
      ...region,
      ...proof,
    } as const;
    const summary = renderSummary(outcome(result, { artifact }));
    expect(markupProblems(summary)).toEqual([]);
    const href = /<a href="([^"]*)">nightly<\/a>/.exec(summary)?.[1] ?? "";
    expect(readable(href)).toBe(artifact.url);
  });

  it("say that a backup was not uploaded, and what holds its bytes", () => {
    const result = {
      operation: "backup",
      output_path: "o",
      manifest_path: "m",
      manifest_sha256: "cd",
      ...region,
      ...proof,
    } as const;
    const artifact = { id: 7, name: "nightly", url: "https://github.com/o/r/actions/runs/1/artifacts/7" };
    const stored = renderSummary(outcome(result, { artifact, uploaded: false }));
    expect(markupProblems(stored)).toEqual([]);
    expect(stored).toMatch(/not uploaded: <a href="[^"]*">nightly<\/a> contains the same bytes/);
    const local = renderSummary(outcome(result, { uploaded: false }));
    expect(local).toContain("not uploaded: the baseline contains the same bytes");
  });

  it("stop at 50 rows and say how many more there are", () => {
    const files = Array.from({ length: 128 }, (_, index) => ({
      address: `0x${(index * 4096).toString(16)}`,
      path: `f${index}.bin`,
      size: 1,
      state: "written" as const,
      written: 4,
    }));
    const summary = renderSummary(
      outcome({
        operation: "flash",
        files,
        file_count: 128,
        total_size: 128,
        bytes_written: 512,
        bytes_skipped: 0,
        compressed: true,
        verified: true,
      }),
    );
    expect(summary).toContain("f49.bin");
    expect(summary).not.toContain("f50.bin");
    expect(summary).toContain("… and 78 more.");
    expect(markupProblems(summary)).toEqual([]);
  });

  it("stay far below GitHub's limit of 1 MiB, whatever the names are", () => {
    const long = `${"<&\n".repeat(1_400)}.bin`;
    const files = Array.from({ length: 128 }, (_, index) => ({
      address: `0x${(index * 4096).toString(16)}`,
      path: long,
      size: 1,
      verified: false,
    }));
    const details = files.map(({ address, path, size }) => ({ ...difference, address, path, size }));
    const failure = {
      code: "verify-mismatch",
      class: "mismatch",
      message: long.repeat(128),
      hint: "x",
    } as const;
    const result = {
      operation: "verify",
      verified: false,
      mismatch: true,
      details,
      files,
      file_count: 128,
      total_size: 128,
    } as const;
    const summary = renderSummary(
      outcome(result, { failure, port: long, identity: { features: long, chip: long } }),
    );
    expect(Buffer.byteLength(summary)).toBeLessThan(200_000);
    expect(markupProblems(summary)).toEqual([]);
  });
});

describe("text from outside in the summary", () => {
  function everywhere(text: string): string[] {
    const identity = { chip: text, description: text, revision: text, features: text, mac: text };
    const esptool = { version: text, path: text };
    const artifact = { id: 1, name: text, url: `https://github.com/${text}`, digest: text };
    const failure = { code: "esptool-failed", class: "tool", message: text, hint: text } as const;
    const file = { address: text, path: text, size: 1, verified: false };
    const details = [{ ...difference, path: text, address: text, first_difference: text }];
    const changes = { operation: text, port: text, identity, esptool, artifact };
    const results: (OperationResult | undefined)[] = [
      undefined,
      { ...flashed, firmware_path: text },
      {
        operation: "verify",
        verified: false,
        mismatch: true,
        details,
        files: [file],
        file_count: 1,
        total_size: 1,
      },
      { operation: "read", output_path: text, ...region, sha256: text, start_address: text },
      { operation: "erase", erase_type: "region", start_address: text, size: 1 },
    ];
    return results.flatMap((result) => [
      renderSummary(outcome(result, changes)),
      renderSummary(outcome(result, { ...changes, failure })),
    ]);
  }

  it.each(HOSTILE)("is only text: %j", (text) => {
    for (const summary of everywhere(text)) expect(markupProblems(summary)).toEqual([]);
  });

  it("is only text, whatever it is", () => {
    const text = fc.oneof(
      anyText(),
      fc
        .array(fc.constantFrom("<", ">", "&", "\n", "`", "|", "#", "[", "](", "x", '"', "'", " ", "-", "$"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const summary of everywhere(value)) expect(markupProblems(summary)).toEqual([]);
      }),
    );
  });

  it("can still be read", () => {
    for (const text of ["build/my app_v1.2 (β).bin", "ESP32-S3 (QFN56)", "100 % & <more>"]) {
      expect(readable(code(text))).toBe(text);
    }
    expect(readable(escapeHtml("a\nb\u001bc\u202ed"))).toBe("a␊b␛c\ufffdd");
  });

  it("shows both ends of a path that is too long", () => {
    const text = readable(code(`/start/${"x".repeat(4_000)}/end.bin`));
    expect(text).toMatch(/^\/start\/x+…x+\/end\.bin$/);
    expect(text).toHaveLength(201);
  });
});

describe("the summary of info", () => {
  const APPLICATION = {
    name: "blink",
    version: "1.2.3",
    idf_version: "v5.5",
    built: "",
    elf_sha256: "",
    chip: "ESP32",
  };
  const partition = {
    name: "app0",
    type: "app",
    subtype: "ota_0",
    address: "0x10000",
    size: 0x10_0000,
    encrypted: false,
    readonly: false,
    content: "application",
    application: { ...APPLICATION, built: "Nov 20 2026 09:12:44" },
    boots: true,
  } as const;
  const info = {
    operation: "info",
    description: "ESP32-S3 (QFN56)",
    revision: "v0.2",
    features: "Wi-Fi",
    crystal: "40MHz",
    flash_manufacturer: "ef",
    flash_device: "4016",
    security: { secure_boot: true, flash_encryption: false, secure_download_mode: false },
    partition_table: { state: "found", address: "0x8000", reason: null, problems: [] },
    partitions: [
      partition,
      { ...partition, name: "app1", content: "blank", application: null, boots: false },
    ],
    application: { partition: "app0", ...APPLICATION },
  } as const;

  it("has the board, its protection, and a row for each partition", () => {
    const text = readable(renderSummary(outcome(info)));
    expect(text).toContain("### ✅ info: ESP32-S3 (QFN56), 2 partitions, blink 1.2.3 boots");
    expect(text).toContain("Flash ID | ef 4016");
    expect(text).toContain("Security | Secure Boot");
    expect(text).toContain("Partition table | found at 0x8000");
    expect(text).toMatch(
      /app0 \| app \/ ota_0 \| 0x10000 \| 1,048,576 bytes \(1 MiB\) \| blink 1\.2\.3\nESP-IDF v5\.5\nbuilt Nov 20 2026 09:12:44\nfor ESP32 \| boots/,
    );
    expect(text).toContain("| begins blank | ");
  });

  it("says what is odd about a table that was found", () => {
    const problems = ["is so", "is otherwise", "a", "b"];
    const table = { state: "found", address: "0x8000", reason: null, problems } as const;
    expect(readable(renderSummary(outcome({ ...info, partition_table: table })))).toContain(
      "Table problems | can boot a board, but ESP-IDF's gen_esp32part.py rejects it: it is so; it is otherwise; it a; and 1 more",
    );
  });

  it("says what could not be read", () => {
    const nothing = { security: null, partitions: [], application: null, flash_manufacturer: null } as const;
    const text = (table: (typeof TABLES)[number]) =>
      readable(renderSummary(outcome({ ...info, ...nothing, partition_table: table })));
    const TABLES = [
      { state: "unreadable", address: null, reason: "cannot be read in Secure Download Mode", problems: [] },
      { state: "encrypted", address: "0x8000", reason: "is encrypted", problems: [] },
    ] as const;
    expect(text(TABLES[0])).toContain(
      "Partition table | unreadable: it cannot be read in Secure Download Mode",
    );
    expect(text(TABLES[1])).toContain("Partition table | encrypted at 0x8000: it is encrypted");
    expect(text(TABLES[0])).toContain("info: ESP32-S3 (QFN56), no readable partition table");
    expect(text(TABLES[0])).toContain("Security | unknown: not reported by the chip");
  });

  it.each(HOSTILE)("lets nothing through that a board says: %j", (hostile) => {
    const application = {
      ...APPLICATION,
      name: hostile,
      version: hostile,
      idf_version: hostile,
      built: hostile,
    };
    const summary = renderSummary(
      outcome({
        ...info,
        crystal: hostile,
        flash_device: hostile,
        partitions: [{ ...partition, name: hostile, application }],
        partition_table: { state: "found", address: "0x8000", reason: null, problems: [hostile] },
        application: { partition: hostile, ...application },
      }),
    );
    expect(markupProblems(summary)).toEqual([]);
  });
});

describe("what the summary of a flash says of the application", () => {
  it.each([
    ["no", "Application | not started: the chip is in bootloader mode"],
    ["unknown", "Application | startup not verified: the chip was reset, and its serial output was not read"],
  ] as const)("where it is %s", (appStarted, text) => {
    expect(readable(renderSummary(outcome(flashed, { appStarted })))).toContain(text);
  });
});
