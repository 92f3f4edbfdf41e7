import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { gateBench } from "../../support/board/gate-bench.ts";
import { playedConsole } from "../../support/board/played-console.ts";
import { runAction } from "../../support/runner/action.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { IS_FULL, sample } from "../../support/sample.ts";

const DEADLINE_MS = 240_000;
const MIB = 0x10_0000;
const SCHEMA = readFileSync(join(import.meta.dirname, "..", "..", "fixtures", "junit", "junit.xsd"), "utf8");

/** Ends the time in which the runner obeys nothing. */
const TOKEN = /^[\da-f]{32}$/;

const HOSTILE = [
  "::error title=pwned::pwned by the board",
  "::set-output name=verdict::passed",
  "::add-mask::e",
  "::stop-commands::hush",
  "##[error]pwned by the board",
  "##vso[task.setvariable variable=x]y",
  "\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m",
  "user\u202Egnp.exe\u2066 \u200Bhidden",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</pre></details>| **bold** [link](javascript:alert(1)) `code` @octocat #1",
  "]]> &amp; <!-- -->",
  "nul\0in\0the\0middle \u0001\u0008\u000B\u007F",
  `long ${"x".repeat(10_000)}`,
  "Running <b>evil</b> & \u202E test...",
  "./a.c:1:<b>evil</b> & \u202E test:FAIL: ::error::in a test",
  "1 Tests 1 Failures 0 Ignored",
  "FAIL",
];

describe("a console that prints hostile text", { timeout: DEADLINE_MS }, () => {
  it.skipIf(IS_FULL)("does nothing to log, summary, annotations, report or outputs", async () => {
    const captured = "::error::<b>caught</b> \u001b[31m\u202E| `x` EOF\u0001";
    await using port = await playedConsole((socket) => {
      socket.write(`${HOSTILE.join("\r\n")}\r\nready ${captured}\r\n`);
    });
    const run = await runAction({
      operation: "monitor",
      port: port.url,
      retries: 0,
      settle: 0,
      "gate-timeout": 20,
      expect: "^ready (?P<what>.*)$",
      "console-log": "console.log",
      junit: "junit.xml",
    });
    expect(run.outputs, run.log).toMatchObject({ verdict: "failed", "verdict-code": "tests-failed" });
    // What the runner obeyed is the action's own.
    expect(run.annotations.map(({ title }) => title)).toEqual([
      "esptool-action: tests-failed",
      "esptool-action: test",
    ]);
    const allowed = new Set(["group", "endgroup", "error", "debug", "stop-commands"]);
    const others = run.executed.filter(({ command }) => !allowed.has(command) && !TOKEN.test(command));
    expect(others).toEqual([]);
    // Tab, line feed and carriage return are text.
    const untrusted = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/u;
    for (const text of [run.log, run.summary, run.annotations.map(({ message }) => message).join("\n")]) {
      expect(text).not.toMatch(untrusted);
    }
    expect(run.summary).not.toMatch(/<(?:script|img|b)\b|\]\(javascript:|\*\*bold|@octocat/);
    for (const [name, text] of Object.entries(run.outputs)) expect(text, name).not.toMatch(untrusted);
    const report = readFileSync(join(run.workspace, "junit.xml"), "utf8");
    expect(report).not.toMatch(untrusted);
    const { errors } = await validateXML({
      xml: { fileName: "report.xml", contents: report },
      schema: { fileName: "junit.xsd", contents: SCHEMA },
    });
    expect(errors).toEqual([]);
    for (const line of run.log.split("\n")) expect(line.length).toBeLessThan(2_000);
    // The file alone has every byte.
    expect(readFileSync(join(run.workspace, "console.log"), "utf8")).toContain(HOSTILE.join("\r\n"));
    expectNothingLeftBehind(run);
  });

  it.runIf(process.platform === "linux").each(sample("ways", ["rfc2217", "socket"], () => ["a way"]).cases)(
    "floods in vain over %s: memory is bounded, the log is cut, and the verdict is right",
    async (way) => {
      const flood = { flood: 40 * MIB };
      await using bench = await gateBench("esp32", {
        isFlashed: true,
        boots: [{ steps: [flood, flood, { print: "ready after the flood" }, { panic: {} }] }],
      });
      const { board } = bench;
      let peak = 0;
      const watchMemory = (): void => {
        const [, kib = "0"] = /^VmHWM:\s+(\d+) kB$/m.exec(statusOf(step.pid)) ?? [];
        peak = Math.max(peak, Number(kib) / 1024);
      };
      const step = bench.start(
        {
          operation: "monitor",
          ...(way === "socket" ? { port: board.url } : {}),
          expect: "ready after the flood",
          "gate-timeout": 200,
          settle: 5,
          "console-log": "console.log",
          junit: "junit.xml",
        },
        {
          onLine: (line) => {
            if (way === "socket" && line.startsWith("Watching the console")) board.reset("application");
          },
        },
      );
      const timer = setInterval(watchMemory, 50);
      const run = await step.done.finally(() => clearInterval(timer));
      expect(run.outputs, run.log.slice(-2_000)).toMatchObject({
        verdict: "failed",
        "verdict-code": "panic",
      });
      expect(peak).toBeGreaterThan(0);
      expect(peak).toBeLessThan(250);
      expect(run.log).toContain("The console continues: the job log shows only its first 2000 lines.");
      expect(run.log.length).toBeLessThan(300_000);
      const { gate } = run.result as {
        readonly gate: { readonly console_bytes: number; readonly console_bytes_dropped: number };
      };
      expect(gate.console_bytes).toBe(64 * MIB);
      expect(gate.console_bytes_dropped).toBeGreaterThan(16 * MIB);
      expect(run.summary).toMatch(/cut: [\d,]+ more came/);
    },
  );
});

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}
