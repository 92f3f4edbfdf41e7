import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type PlayedConsole, playedConsole } from "../../support/board/played-console.ts";
import { type ActionInputs, type ActionRun, runAction, startAction } from "../../support/runner/action.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { IS_FULL, oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(3);

const CONSOLES = join(import.meta.dirname, "..", "..", "fixtures", "consoles");

function recorded(name: string): Buffer {
  return readFileSync(join(CONSOLES, name));
}

/** A port that prints a console to whoever connects, and stays open. */
function printing(console: string | Buffer): Promise<PlayedConsole> {
  return playedConsole((socket) => socket.write(console));
}

function monitor(port: PlayedConsole, inputs: ActionInputs = {}): Promise<ActionRun> {
  return runAction({ operation: "monitor", port: port.url, retries: 0, settle: 0, ...inputs });
}

describe("operation monitor", () => {
  it.skipIf(IS_FULL)(
    "passes when everything expected came, with captures, boots, log and JUnit report",
    async () => {
      await using port = await printing(recorded("esp32-hello.txt"));
      const run = await monitor(port, {
        expect: "Hello from (?P<chip>\\S+)!\nwithin 5s: Free Heap Size: (?P<heap>\\d+)",
        check: "heap >= 100000",
        "console-log": "out/console.log",
        junit: "out/junit.xml",
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.outputs).toMatchObject({
        success: "true",
        operation: "monitor",
        verdict: "passed",
        captures: JSON.stringify({ chip: "ESP32", heap: "300876" }),
        boots: "1",
        identity: "none",
        flaky: "false",
        "console-log": "out/console.log",
        junit: "out/junit.xml",
        "app-started": "yes",
        "board-state": "untouched",
      });
      expect(run.outputs["verdict-code"]).toBeUndefined();
      const log = readFileSync(join(run.workspace, "out/console.log"));
      expect(recorded("esp32-hello.txt").subarray(0, log.length)).toEqual(log);
      expect(readFileSync(join(run.workspace, "out/junit.xml"), "utf8")).toContain(
        '<testcase classname="gate" name="expect 1: Hello from (?P&lt;chip&gt;\\S+)!"',
      );
      expect(run.log).toMatch(/\[\+\d+\.\d{3}\] Hello from ESP32!/);
      expect(run.summary).toContain("the firmware passed");
      expectNothingLeftBehind(run);
    },
  );

  sampled("refuses one file for the console and the report before it touches a board", async () => {
    await using port = await printing("ready\r\n");
    const run = await monitor(port, { "console-log": "out/gate", junit: "out/../out/gate", overwrite: true });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("Input `junit`: the same file as `console-log`");
    expectNothingLeftBehind(run);
  });

  sampled("refuses a gate that lasts as long as the whole step may", async () => {
    await using port = await printing("ready\r\n");
    const run = await monitor(port, { expect: "ready", "gate-timeout": 60, timeout: 60 });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain(
      "Input `gate-timeout`: it is 60 s, and `timeout` ends the whole step after 60 s, without a verdict",
    );
  });

  sampled("gives a slow board the time that `timeout-scale` says, and reports it", async () => {
    await using port = await playedConsole((socket) => {
      const late = setTimeout(() => socket.write("ready\r\n"), 1_500);
      socket.on("close", () => clearTimeout(late));
    });
    const slow = { expect: "within 1s: ready", "gate-timeout": 1 };
    const run = await monitor(port, { ...slow, "timeout-scale": 90.5 });
    expect(run.outputs, run.log).toMatchObject({ verdict: "passed" });
    expect(JSON.parse(run.outputs["result"] ?? "")).toMatchObject({ gate: { timeout_scale: 90.5 } });
    expect(run.log).toContain("timeout-scale is 90.5: every time limit on the firmware is multiplied by it");
    expect(run.summary).toContain("multiplied by 90.5");
    const fast = await monitor(port, { ...slow, "timeout-scale": 1 });
    expect(fast.outputs["verdict-code"], fast.log).toBe("silent");
    expect(fast.log).not.toContain("timeout-scale is");
    expect(fast.outputs["result"]).not.toContain("timeout_scale");
  });

  sampled("gives the boards of `qemu/` four times as long by itself, and only them", async () => {
    await using port = await printing("booting\r\n");
    const emulated = (url: string, inputs: ActionInputs = {}): Promise<ActionRun> =>
      runAction(
        { operation: "monitor", port: port.url, retries: 0, expect: "never", "gate-timeout": 1, ...inputs },
        { env: { ESPTOOL_ACTION_EMULATED_PORTS: `rfc2217://127.0.0.1:1 ${url}` } },
      );
    const run = await emulated(`rfc2217://127.0.0.1:${port.port}`);
    expect(run.outputs["verdict-code"], run.log).toBe("expect-timeout");
    expect(run.annotations[0]?.message).toContain("did not appear within 4 s");
    expect(run.log).toContain("timeout-scale is 4: ");
    const set = await emulated(port.url, { "timeout-scale": 2 });
    expect(set.annotations[0]?.message).toContain("did not appear within 2 s");
    const other = await emulated("socket://127.0.0.1:1");
    expect(other.annotations[0]?.message).toContain("did not appear within 1 s");
  });

  it.each(
    sample("refuses the time scale %s", ["0", "0.05", "101", "-1", "4x", "1e1", "NaN"], () => ["a case"])
      .cases,
  )("refuses the time scale %s", async (scale) => {
    await using port = await printing("ready\r\n");
    const run = await monitor(port, { expect: "ready", "timeout-scale": scale });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toMatch(/timeout-scale.*is not a number from 0\.1 to 100/);
  });

  sampled("refuses a scaled gate that lasts longer than the whole step may", async () => {
    await using port = await printing("ready\r\n");
    const run = await monitor(port, { expect: "ready", "gate-timeout": 20, "timeout-scale": 3, timeout: 60 });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("Input `gate-timeout`: it is 60 s, with `timeout-scale` 3");
  });

  it.runIf(!IS_FULL && process.platform === "linux")(
    "leaves no folder where its console cannot be written",
    async () => {
      await using port = await printing("ready\r\n");
      const run = await monitor(port, { expect: "ready", "console-log": "/proc/nowhere/console.log" });
      expect(run.outputs["failure"]).toBe("output-unwritable");
      expect(run.annotations[0]?.message).toContain("Create its folder, writable");
      expectNothingLeftBehind(run);
    },
  );

  sampled("does not call the application started where only the bootloader printed", async () => {
    await using port = await printing(
      "ESP-ROM:esp32s3-20210327\r\nrst:0x1 (POWERON),boot:0x8 (SPI_FAST_FLASH_BOOT)\r\nentry 0x403c98d0\r\nI (24) boot: ESP-IDF v5.4.1 2nd stage bootloader\r\n",
    );
    const run = await monitor(port, { expect: "2nd stage bootloader" });
    expect(run.outputs["verdict"], run.log).toBe("passed");
    expect(run.outputs["app-started"]).not.toBe("yes");
  });

  sampled("fails the step on a panic, with its report in the summary", async () => {
    await using port = await printing(recorded("esp32c3-panic.txt"));
    const run = await monitor(port, { "console-log": "console.log", junit: "junit.xml" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      success: "true",
      verdict: "failed",
      "verdict-code": "panic",
      failure: "panic",
      "failure-class": "firmware",
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]?.message).toContain("Guru Meditation Error");
    expect(run.summary).toContain("the firmware failed");
    expect(run.summary).toContain("MEPC");
    expectNothingLeftBehind(run);
  });

  sampled("leaves the decision to the workflow with `fail-on-verdict: false`", async () => {
    await using port = await printing(recorded("esp32c3-panic.txt"));
    const run = await monitor(port, { "fail-on-verdict": false });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: "failed", "verdict-code": "panic" });
    expect(run.outputs["failure"]).toBeUndefined();
  });

  sampled("calls a console without a byte inconclusive, not failed firmware", async () => {
    await using port = await playedConsole();
    const run = await monitor(port, { expect: "ready", "gate-timeout": 1 });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({
      verdict: "inconclusive",
      "verdict-code": "silent",
      failure: "silent",
      "failure-class": "link",
    });
  });

  sampled("watches again after a verdict on the bench, and reports both attempts", async () => {
    let connections = 0;
    await using port = await playedConsole((socket) => {
      if (++connections > 1) socket.write("ready\r\n");
    });
    const run = await monitor(port, { expect: "ready", "gate-timeout": 1, retries: 1 });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: "passed", flaky: "false" });
    expect(run.result).toMatchObject({
      gate: { attempts: [{ verdict: "inconclusive", code: "silent" }, { verdict: "passed" }] },
    });
  });

  sampled(
    "starts firmware that fails again only where `attempts` asks for it, and calls a later pass flaky",
    async () => {
      let connections = 0;
      await using port = await playedConsole((socket) => {
        socket.write(
          ++connections > 1 ? "ready\r\n" : "assert failed: app_main main.c:21 (x == 3)\r\nRebooting...\r\n",
        );
      });
      const run = await monitor(port, { expect: "ready", attempts: 2 });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.outputs).toMatchObject({ verdict: "passed", flaky: "true" });
      expect(run.result).toMatchObject({
        gate: { attempts: [{ verdict: "failed", code: "assert" }, { verdict: "passed" }] },
      });
      expect(run.summary).toContain("after an attempt that failed");
    },
  );

  it.each(
    sample(
      "keeps the verdict and its files where $what before the next attempt",
      [
        { what: "the port is gone", code: "console-lost", console: "starting\r\n", goes: true },
        { what: "the recovery command fails", code: "silent", console: "", goes: false },
      ],
      () => ["a case"],
    ).cases,
  )(
    "keeps the verdict and its files where $what before the next attempt",
    async ({ code, console, goes }) => {
      const port = await playedConsole((socket) => {
        if (goes) socket.write(console, () => void port[Symbol.asyncDispose]());
      });
      const run = await monitor(port, {
        expect: "ready",
        "gate-timeout": 1,
        retries: 1,
        "recovery-command": JSON.stringify([process.execPath, "-e", goes ? "" : "process.exit(3)"]),
        junit: "junit.xml",
        "console-log": "console.log",
      });
      if (!goes) await port[Symbol.asyncDispose]();
      expect(run.exitCode).toBe(1);
      expect(run.outputs, run.log).toMatchObject({ "verdict-code": code, failure: code });
      expect(readFileSync(join(run.workspace, "console.log"), "utf8")).toBe(console);
      expect(readFileSync(join(run.workspace, "junit.xml"), "utf8")).toContain(`type="${code}"`);
      expect(run.result).toMatchObject({ gate: { attempts: [{ code }] } });
      expect(run.annotations[0]?.message).toContain("The next attempt could not start: ");
      expectNothingLeftBehind(run);
    },
  );

  sampled("keeps the console until then where the step is cancelled", async () => {
    await using port = await printing("ready\r\n");
    const step = startAction({
      operation: "monitor",
      port: port.url,
      expect: "never",
      "console-log": "console.log",
      junit: "junit.xml",
    });
    await step.sees(/\[\+\d+\.\d{3}\] ready/);
    const run = await step.cancel();
    expect(run.outputs).toMatchObject({ failure: "cancelled" });
    expect(readFileSync(join(run.workspace, "console.log"), "utf8")).toBe("ready\r\n");
    expectNothingLeftBehind(run);
  });

  sampled("reports everything that is wrong with the inputs at once", async () => {
    await using port = await playedConsole();
    const run = await monitor(port, {
      expect: "ready(?=!)",
      "fail-on": "(",
      check: "heap >= many",
      "gate-timeout": "30s",
      settle: -1,
      crashes: "warn",
      identity: "yes",
      tests: "unit",
      reset: "uart",
      "console-baud": 115200,
      attempts: 0,
    });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ failure: "input-invalid", "board-state": "untouched" });
    const message = run.annotations[0]?.message ?? "";
    for (const input of [
      "expect",
      "fail-on",
      "check",
      "gate-timeout",
      "settle",
      "crashes",
      "identity",
      "tests",
      "reset",
      "console-baud",
      "attempts",
    ]) {
      expect(message, input).toMatch(new RegExp(`[Ii]nput \`${input}\``));
    }
  });
});
