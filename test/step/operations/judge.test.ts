import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ActionInputs, type ActionRun, runAction } from "../../support/runner/action.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";

const CONSOLES = join(import.meta.dirname, "..", "..", "fixtures", "consoles");

/** Judges a log that is in the workspace as `console.log`. */
function judge(
  log: { readonly recorded: string } | { readonly text: string },
  inputs: ActionInputs = {},
): Promise<ActionRun> {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const path = join(workspace, "console.log");
  if ("text" in log) writeFileSync(path, log.text);
  else copyFileSync(join(CONSOLES, log.recorded), path);
  return runAction(
    { operation: "judge", "console-log": "console.log", junit: "junit.xml", ...inputs },
    { workspace },
  );
}

describe("operation judge", () => {
  it("judges a recorded console without a board, and installs no esptool", async () => {
    const run = await judge({ recorded: "esp32-hello.txt" }, { expect: "Hello from (?P<chip>\\S+)!" });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({
      success: "true",
      operation: "judge",
      verdict: "passed",
      captures: '{"chip":"ESP32"}',
      "console-log": "console.log",
      junit: "junit.xml",
    });
    expect(run.outputs["esptool-version"]).toBeUndefined();
    expect(readFileSync(join(run.workspace, "junit.xml"), "utf8")).toContain(
      '<property name="verdict" value="passed"/>',
    );
    expectNothingLeftBehind(run);
  });

  it("fails the step on a panic in a log with times", async () => {
    const text =
      "[+0.010] ESP-ROM:esp32c3-api1-20210207\n[+0.400] abort() was called at PC 0x42001234 on core 0\n[+0.410] Rebooting...\n";
    const run = await judge({ text });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: "failed", failure: "panic", "failure-class": "firmware" });
  });

  it("annotates the verdict, then failed tests with their lines in the checkout, then how many more there are", async () => {
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    mkdirSync(join(workspace, "main"));
    writeFileSync(join(workspace, "main/test_codec.c"), "// tests\n");
    const failed = (file: string, name: string): string => `${file}:12:${name}:FAIL: ::error::##[error]x\n`;
    const text = [
      failed("./main/test_codec.c", "first"),
      failed("../../etc/passwd", "second"),
      ...Array.from({ length: 9 }, (_, index) => failed("elsewhere.c", `more${index}`)),
      "-----------------------\n11 Tests 11 Failures 0 Ignored\nFAIL\n",
    ].join("");
    writeFileSync(join(workspace, "console.log"), text);
    const run = await runAction({ operation: "judge", "console-log": "console.log" }, { workspace });
    expect(run.outputs).toMatchObject({ verdict: "failed", failure: "tests-failed" });
    expect(run.annotations).toHaveLength(10);
    expect(run.annotations[0]).toMatchObject({ level: "error", title: "esptool-action: tests-failed" });
    expect(run.annotations[0]).not.toHaveProperty("file");
    expect(run.annotations[1]).toMatchObject({ level: "error", file: "main/test_codec.c", line: "12" });
    expect(run.annotations[1]?.message).toContain('The test "first" failed: ');
    expect(run.annotations[1]?.message).not.toContain("##[error]");
    expect(run.annotations[2]?.message).toContain('The test "second" failed');
    expect(run.annotations[2]).not.toHaveProperty("file");
    expect(run.annotations[9]?.message).toMatch(/^And 3 more tests: see .*junit\.xml\.$/);
  });

  it("points the verdict to the line of a crash where the checkout has it", async () => {
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    mkdirSync(join(workspace, "main"));
    writeFileSync(join(workspace, "main/main.c"), "// main\n");
    const text =
      'ESP_ERROR_CHECK failed: esp_err_t 0x103 (ESP_ERR_INVALID_STATE) at 0x400d1234\nfile: "./main/main.c" line 20\nfunc: app_main\nRebooting...\n';
    writeFileSync(join(workspace, "console.log"), text);
    const run = await runAction({ operation: "judge", "console-log": "console.log" }, { workspace });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({
      title: `esptool-action: ${run.outputs["failure"]}`,
      file: "main/main.c",
      line: "20",
    });
  });

  it.each([
    ["of empty lines", "\n\n\r\n", "Only empty lines were printed."],
    ["that shows neither a boot nor a test", "# A README\n", "it proves nothing"],
  ])("does not pass a log %s where nothing is expected", async (_, text, message) => {
    const run = await judge({ text });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: "inconclusive", failure: "silent" });
    expect(run.annotations[0]?.message).toContain(message);
  });

  it("shows no times of a log that has none", async () => {
    const run = await judge({ recorded: "esp32-hello.txt" }, { expect: "Hello from\nnever" });
    expect(run.outputs).toMatchObject({ failure: "expect-timeout" });
    expect(run.annotations[0]?.message).toContain("before the log ended");
    expect(run.annotations[0]?.message).not.toContain("gate-timeout");
    expect(run.outputs).not.toHaveProperty("boot-ms");
    expect(run.result).not.toHaveProperty("gate.met.0.at_ms");
    expect(run.summary).not.toContain("+0.000");
    expect(readFileSync(join(run.workspace, "junit.xml"), "utf8")).toContain('name="expect 1: Hello from"/>');
  });

  it("refuses to compare a log with firmware that it does not know", async () => {
    const run = await judge({ recorded: "esp32-hello.txt" }, { identity: "required" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("Input `identity` has no effect on judge");
  });

  it("refuses a log that is not there, together with what else is wrong", async () => {
    const run = await judge({ text: "x" }, { "console-log": "none.log", check: "heap" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain('"none.log"');
    expect(run.annotations[0]?.message).toContain("`check`");
  });

  it("refuses to write its report over the log", async () => {
    const run = await judge({ text: "ready" }, { junit: "./console.log", overwrite: true });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("Input `junit`: the same file as `console-log`");
    expect(readFileSync(join(run.workspace, "console.log"), "utf8")).toBe("ready");
  });

  it("needs a log, and no port", async () => {
    const run = await judge({ text: "x" }, { "console-log": "", port: "/dev/ttyUSB0" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("input `console-log` is missing");
    expect(run.annotations[0]?.message).toContain("input `port` has no effect on judge");
  });
});
