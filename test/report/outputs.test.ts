import { describe, expect, it } from "vitest";
import { drawFlash } from "../../src/report/flash-map/flash-map.ts";
import { outputsOf } from "../../src/report/outputs.ts";
import { readManifest } from "../support/runner/action-manifest.ts";
import { REPOSITORY } from "../support/runner/action.ts";
import { updatedFlash } from "../support/firmware/known-flash.ts";
import { type OperationResult, OUTPUTS, sectionOf } from "../../src/operations/table.ts";
import { type Outcome, stepResult } from "../../src/report/step-result.ts";

/** Every field of a result, optional or not, so that a new one does not compile until it is here. */
type Fields<Result> = Result extends unknown ? Required<Result> : never;
const file = { address: "0x0", partition: "nvs", path: "a.bin", size: 4 };
const application = {
  name: "blink",
  version: "1",
  idf_version: "v5",
  built: "",
  elf_sha256: "",
  chip: null,
};
const boots_next = {
  partition: "app0",
  address: "0x10000",
  ...application,
  flashed: true,
  same_build: true,
};
const gate = {
  verdict: "failed",
  verdict_code: "panic",
  captures: { heap: "300876" },
  boots: 1,
  boot_ms: 300,
  identity: "verified",
  tests: { total: 1, passed: 1, failed: 0, skipped: 0, incomplete: 0 },
  flaky: false,
  console_log: "console.log",
  junit: "junit.xml",
  gate: {
    message: "The firmware crashed.",
    hint: "Read the report.",
    lines: [{ at_ms: 12, line: "abort() was called" }],
    met: [{ pattern: "ready", at_ms: 9, line: "ready" }],
    missing: ["done"],
    failed_tests: [],
    boot_reasons: ["power on or EN"],
    attempts: [{ verdict: "failed", code: "panic", message: "The firmware crashed." }],
    console_bytes: 100,
    console_bytes_dropped: 0,
  },
} as const;
const RESULTS: Fields<OperationResult>[] = [
  {
    operation: "flash",
    firmware_path: "a.bin",
    address: "0x0",
    partition: "nvs",
    firmware_size: 4,
    bytes_written: 4,
    bytes_skipped: 0,
    compressed: false,
    verified: true,
    warnings: ["One."],
    boots_next,
    flash_map: drawFlash(updatedFlash()),
    ...gate,
  },
  {
    operation: "flash",
    files: [{ ...file, state: "written", written: 4 }],
    file_count: 1,
    total_size: 4,
    bytes_written: 4,
    bytes_skipped: 0,
    compressed: true,
    verified: false,
    warnings: ["One."],
    boots_next,
    flash_map: drawFlash(updatedFlash()),
    ...gate,
  },
  {
    operation: "verify",
    verified: false,
    mismatch: true,
    details: [{ ...file, first_difference: "0x1", differing_bytes: 2 }],
    firmware_path: "a.bin",
    address: "0x0",
    partition: "nvs",
    file_size: 4,
    warnings: ["One."],
  },
  {
    operation: "verify",
    verified: true,
    mismatch: false,
    details: [],
    files: [{ ...file, verified: true }],
    file_count: 1,
    total_size: 4,
    warnings: ["One."],
  },
  {
    operation: "read",
    output_path: "o.bin",
    start_address: "0x0",
    partition: "nvs",
    bytes_read: 4,
    sha256: "ab",
    flash_map: drawFlash(updatedFlash()),
  },
  {
    operation: "erase",
    erase_type: "region",
    start_address: "0x0",
    partition: "nvs",
    size: 4096,
    flash_map: drawFlash(updatedFlash()),
  },
  {
    operation: "backup",
    output_path: "o.bin",
    manifest_path: "o.bin.json",
    manifest_sha256: "cd",
    start_address: "0x0",
    bytes_read: 4,
    sha256: "ab",
    verified: true,
    bytes_transferred: 4,
    changed: true,
    changed_regions: [{ address: "0x0", size: 4, partitions: [] }],
    partitions: [],
    flash_map: drawFlash(updatedFlash()),
  },
  {
    operation: "restore",
    backup_path: "b.bin",
    start_address: "0x0",
    size: 4096,
    sha256: "ab",
    not_checked: ["The port COM5 was not read."],
    dry_run: "false",
    verified: true,
    manifest_checked: true,
    cloned: false,
    changed: true,
    changed_regions: [{ address: "0x0", size: 4096, partitions: [] }],
    bytes_written: 4096,
    bytes_erased: 0,
    bytes_skipped: 0,
    commands: [],
    flash_map: drawFlash(updatedFlash()),
    ...gate,
  },
  { operation: "monitor", ...gate },
  {
    operation: "dry-run",
    dry_run: "connect",
    plan: ["flash: 1 image, 4 bytes."],
    commands: ["esptool --chip auto --port COM5 write-flash 0x0 a.bin"],
    not_checked: ["The port COM5 was not read."],
    warnings: ["One."],
    boots_next,
    files: [{ address: "0x0", path: "a.bin", size: 4, in_flash: false }],
    file_count: 1,
    total_size: 4,
    output_path: "o.bin",
    start_address: "0x0",
    size: null,
    changed: true,
    bytes_written: 0,
  },
  {
    operation: "doctor",
    healthy: false,
    checks: [{ name: "ports", subject: null, status: "problem", message: "None.", fix: "Plug one in." }],
    ports: [],
  },
];

function outcome(result: OperationResult | undefined, changes: Partial<Outcome> = {}): Outcome {
  return {
    operation: result?.operation ?? "flash",
    port: "/dev/ttyUSB0",
    identity: { chip: "ESP32", mac: "24:0a:c4:00:01:10", flashSize: 0x40_0000 },
    pinned: ["chip", "mac", "flash-size"],
    attempts: 1,
    baud: 460_800,
    boardState: "untouched",
    appStarted: undefined,
    interruption: undefined,
    esptool: { version: "5.6.0", path: "/tools/esptool" },
    elapsedMs: 1_234.5678,
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

describe("the outputs", () => {
  it("are those of action.yml", () => {
    expect(readManifest(`${REPOSITORY}/action.yml`).outputs.toSorted()).toEqual(OUTPUTS.toSorted());
  });

  it("have names like GitHub's own", () => {
    expect(new Set(OUTPUTS).size).toBe(OUTPUTS.length);
    for (const name of OUTPUTS) expect(name).toMatch(/^[a-z\d]+(?:-[a-z\d]+)*$/);
  });

  it.each(RESULTS)("carry every field of a result: $operation", (result) => {
    const outputs = outputsOf(stepResult(outcome(result)), OUTPUTS);
    for (const [field, value] of Object.entries(result)) {
      const output = outputs.get(field.replaceAll("_", "-"));
      if (value === null) expect(output, field).toBeUndefined();
      else expect(output, field).toBe(typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(JSON.parse(outputs.get("result") ?? "")).toMatchObject(result);
  });

  it("say what is known of the board, of esptool and of the time", () => {
    expect(Object.fromEntries(outputsOf(stepResult(outcome(RESULTS[0])), OUTPUTS))).toMatchObject({
      success: "true",
      operation: "flash",
      port: "/dev/ttyUSB0",
      chip: "ESP32",
      mac: "24:0a:c4:00:01:10",
      "flash-size": "4194304",
      "esptool-version": "5.6.0",
      "esptool-path": "/tools/esptool",
      "elapsed-seconds": "1.235",
    });
  });

  it("carry the artifact, and the code and class of a failure", () => {
    const artifact = { id: 7, name: "n", url: "https://x/7", digest: "sha256:ab" };
    const failure = { code: "artifact-quota", class: "service", message: "m", hint: "h" } as const;
    const outputs = outputsOf(stepResult(outcome(RESULTS[7], { artifact, failure })), OUTPUTS);
    expect(Object.fromEntries(outputs)).toMatchObject({
      success: "false",
      "artifact-id": "7",
      "artifact-name": "n",
      "artifact-url": "https://x/7",
      "artifact-digest": "sha256:ab",
      failure: "artifact-quota",
      "failure-class": "service",
    });
    expect(JSON.parse(outputs.get("result") ?? "")).toMatchObject({ artifact, failure });
  });

  it("call a difference that was found a success of the search, and every other failure none", () => {
    const success = (changes: Partial<Outcome>, result = RESULTS[2]) =>
      outputsOf(stepResult({ ...outcome(result, changes), ...changes }), OUTPUTS).get("success");
    const failure = { class: "mismatch", message: "m", hint: "h" } as const;
    expect(success({ failure: { ...failure, code: "verify-mismatch" } })).toBe("true");
    expect(success({ failure: { ...failure, code: "digest-mismatch" } })).toBe("false");
    expect(success({ result: undefined })).toBe("false");
  });

  it("claim nothing that is not known", () => {
    const bare = { pinned: undefined, baud: undefined, identity: {}, esptool: undefined };
    const outputs = outputsOf(stepResult({ ...outcome(undefined, bare), result: undefined }), OUTPUTS);
    expect([...outputs.keys()]).toEqual([
      "result",
      "success",
      "operation",
      "port",
      "elapsed-seconds",
      "attempts",
      "board-state",
    ]);
  });
});
