import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { playedConsole } from "../../support/board/played-console.ts";
import { startBoard } from "../../support/board/virtual-board.ts";
import { buildParts, writeFiles } from "../../support/firmware/build-folders.ts";
import { runAction } from "../../support/runner/action.ts";

const MIB = 0x10_0000;
const PROMPT = "Press ENTER to see the list of tests.";
const MENU = `Here's the test menu, pick your combo:
(1)\t"parses a header" [codec]
(2)\t"crashes" [codec]
(3)\t"hangs" [codec][timeout=1]
(4)\t"talks to its peer" [multi_device]
(5)\t"survives a restart" [nvs]
\t(1)\t"writes"
\t(2)\t"reads"
(6)\t"fails" [codec]
(7)\t"survives a panic" [reset=SW_CPU_RESET]
\t(1)\t"panics"
\t(2)\t"reads"

Enter test for running.`;

function result(name: string, words: string, failures = 0): string {
  return `./main/test.c:12:${name}:${words}\nTest ran in 2ms\n-----------------------\n1 Tests ${failures} Failures 0 Ignored\nOK\nEnter next test, or 'enter' to see menu`;
}

function boot(stageTwo: boolean) {
  const running = (name: string) => ({ print: `Running ${name}...` });
  return {
    steps: [{ print: PROMPT }],
    answers: [
      { send: "", reply: MENU },
      { send: "1", steps: [running("parses a header"), { print: result("parses a header", "PASS") }] },
      stageTwo
        ? { send: "2", reply: result("survives a restart", "PASS") }
        : { send: "2", steps: [running("crashes"), { panic: { reason: "Load access fault" } }] },
      { send: "3", steps: [running("hangs"), { hang: true as const }] },
      { send: "5", steps: [running("survives a restart")] },
      { send: "6", steps: [running("fails"), { print: result("fails", "FAIL: Expected 1 Was 2", 1) }] },
      { send: "7", steps: [running("survives a panic")] },
    ],
  };
}

describe("tests: unity-menu", () => {
  it("runs the menu case by case: a crash and a hang cost one case each, and the results decide", async () => {
    const { bootloader, table, otaData, application } = buildParts("esp32c3");
    const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
    writeFiles(workspace, {
      "boot.bin": bootloader,
      "table.bin": table,
      "ota.bin": otaData,
      "app.bin": application,
    });
    // The first stage of the case with two is sent as "1" after its number, and restarts.
    const stageOne = { send: "1", steps: [{ restart: true as const }] };
    const third = boot(false);
    const fourth = boot(true);
    const panics = { send: "1", steps: [{ panic: { reason: "Store access fault" } }] };
    const fifth = boot(true);
    const reads = { send: "2", reply: result("survives a panic", "PASS") };
    const boots = [
      boot(false),
      boot(false),
      { ...third, answers: [...third.answers.filter(({ send }) => send !== "1"), stageOne] },
      { ...fourth, answers: [...fourth.answers.filter(({ send }) => send !== "1"), panics] },
      { ...fifth, answers: [...fifth.answers.filter(({ send }) => send !== "2"), reads] },
    ];
    await using board = await startBoard({
      chip: "esp32c3",
      flashSize: 4 * MIB,
      rfc2217Port: 0,
      console: { applications: [{ boots }] },
    });
    const run = await runAction(
      {
        operation: "flash",
        port: board.rfc2217Url ?? "",
        chip: "esp32c3",
        files: "0x0 boot.bin\n0x8000 table.bin\n0xe000 ota.bin\n0x10000 app.bin",
        tests: "unity-menu",
        settle: 0,
        junit: "junit.xml",
      },
      { workspace },
    );
    expect(run.outputs, run.log).toMatchObject({ verdict: "failed", "verdict-code": "tests-failed" });
    expect(JSON.parse(run.outputs["tests"] ?? "")).toEqual({
      total: 7,
      passed: 3,
      failed: 1,
      skipped: 1,
      incomplete: 2,
    });
    const junit = readFileSync(join(workspace, "junit.xml"), "utf8");
    expect(junit).toMatch(/name="crashes"[^]*?Load access fault[^]*?MEPC/);
    expect(junit).toMatch(/name="hangs"[^]*?did not end in time/);
    expect(junit).toMatch(/name="talks to its peer"[^]*?It needs two boards/);
    expect(run.annotations.map(({ title }) => title)).toEqual([
      "esptool-action: tests-failed",
      ...Array<string>(3).fill("esptool-action: test"),
    ]);
  });

  it("calls a crash outside of any case a crash", async () => {
    await using console = await playedConsole((socket) =>
      socket.write("abort() was called at PC 0x42001234 on core 0\r\nRebooting...\r\n"),
    );
    const run = await runAction({
      operation: "monitor",
      port: console.url,
      tests: "unity-menu",
      retries: 0,
    });
    expect(run.outputs).toMatchObject({ verdict: "failed", "verdict-code": "panic" });
  });

  it("refuses what does not go with it", async () => {
    const run = await runAction({
      operation: "monitor",
      port: "socket://127.0.0.1:9",
      tests: "unity-menu",
      reset: "none",
      expect: "ready",
    });
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toContain("`tests`: unity-menu resets the board");
    expect(run.annotations[0]?.message).toContain("`expect`: has no effect with `tests: unity-menu`");
  });
});
