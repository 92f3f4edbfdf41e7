import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
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

  it("refuses a log that is not there, together with what else is wrong", async () => {
    const run = await judge({ text: "x" }, { "console-log": "none.log", check: "heap" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain('"none.log"');
    expect(run.annotations[0]?.message).toContain("`check`");
  });

  it("needs a log, and no port", async () => {
    const run = await judge({ text: "x" }, { "console-log": "", port: "/dev/ttyUSB0" });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("input `console-log` is missing");
    expect(run.annotations[0]?.message).toContain("input `port` has no effect on judge");
  });
});
