import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backupOf, macOf } from "../../support/backups/made-backup.ts";
import { boardRecord } from "../../support/backups/manifest-record.ts";
import { untilTrue } from "../../support/board/console-client.ts";
import { gateBench, SLOTS_AT } from "../../support/board/gate-bench.ts";
import { expectNothingLeftBehind } from "../../support/runner/step-proof.ts";
import { oneIn, sample } from "../../support/sample.ts";

const sampled = oneIn(2);

const DEADLINE_MS = 240_000;
const GATE = { settle: 0, "console-log": "console.log", junit: "junit.xml" };

/** How often the application was started. */
function starts(console: string): number {
  return console.match(/Calling app_main\(\)/g)?.length ?? 0;
}

describe("a gate in its session", { timeout: DEADLINE_MS }, () => {
  sampled("counts nothing from before its reset: neither a crash nor an expected line", async () => {
    const stale = "ready at last\nassert failed: app_main main.c:21 (x == 3)";
    await using bench = await gateBench("esp32", {
      isFlashed: true,
      boots: [{ steps: [{ print: stale, every: 2 }] }, { steps: [{ print: "ready now" }] }],
    });
    bench.board.reset("application");
    await untilTrue(
      () => bench.board.console.includes("x == 3"),
      () => bench.board.console,
    );
    const run = await bench.start({ operation: "monitor", expect: "ready (?P<when>.*)", ...GATE }).done;
    expect(run.outputs, run.log).toMatchObject({
      verdict: "passed",
      captures: '{"when":"now"}',
      boots: "1",
    });
    const log = readFileSync(join(run.workspace, "console.log"), "utf8");
    expect(log).toMatch(/^ets /);
    expect(log).not.toContain("x == 3");
  });

  sampled("judges what a restore has put back", async () => {
    await using bench = await gateBench("esp32c3", {
      isFlashed: true,
      boots: [{ steps: [{ print: "ready" }] }],
    });
    const { board, workspace } = bench;
    const image = board.flash.read(0, board.flash.size);
    const record = boardRecord({ chip: "ESP32-C3", mac: macOf(board), flash_size: image.length });
    writeFileSync(join(workspace, "backup.bin"), image);
    writeFileSync(
      join(workspace, "backup.bin.json"),
      backupOf(board, { image: "backup.bin", board: record }, image).manifest,
    );
    board.flash.poke(SLOTS_AT[0], Buffer.alloc(0x2000));
    const run = await bench.start({
      operation: "restore",
      backup: "backup.bin",
      expect: "^ready$",
      identity: "required",
      ...GATE,
    }).done;
    expect(run.outputs, run.log).toMatchObject({
      success: "true",
      verdict: "passed",
      identity: "verified",
      "board-state": "written",
      "app-started": "yes",
    });
    // The bootloader has noted in the OTA data what it booted.
    const application = image.subarray(SLOTS_AT[0], SLOTS_AT[0] + 0x2000);
    expect(board.flash.read(SLOTS_AT[0], 0x2000).equals(application)).toBe(true);
    expectNothingLeftBehind(run);
  });

  sampled("holds the lock from the first byte written to the verdict", async () => {
    await using bench = await gateBench("esp32", {
      boots: [{ steps: [{ print: "first boot" }] }, { steps: [{ print: "second boot" }] }],
    });
    const { board, files } = bench;
    const first = bench.start({
      operation: "flash",
      files,
      expect: "second boot",
      "allowed-boots": 2,
      "gate-timeout": 200,
      ...GATE,
    });
    await first.sees(/^\[\+\S+ first boot$/, 120_000);
    const connections = board.log.connections;
    const second = bench.start({ operation: "info", "lock-timeout": 200 });
    await second.sees(/Waiting for the board/, 120_000);
    expect(board.log.connections).toBe(connections);
    board.reset("application");
    const judged = await first.done;
    expect(judged.outputs, judged.log).toMatchObject({ verdict: "passed", boots: "2" });
    const waited = await second.done;
    expect(waited.outputs, waited.log).toMatchObject({ success: "true", chip: "ESP32" });
  });

  it.each(
    sample(
      "ends a cancelled %s at once, leaves the application running, and the board to the next step",
      ["flash", "monitor"],
      () => ["a case"],
    ).cases,
  )(
    "ends a cancelled %s at once, leaves the application running, and the board to the next step",
    async (operation) => {
      await using bench = await gateBench("esp32c3", {
        isFlashed: operation === "monitor",
        boots: [{ steps: [{ print: "up" }] }],
      });
      const { board } = bench;
      const files = operation === "flash" ? { files: bench.files } : {};
      const step = bench.start({ operation, ...files, expect: "never", "gate-timeout": 200, ...GATE });
      await step.sees(/^\[\+\S+ up$/, 120_000);
      expect(starts(board.console)).toBe(1);
      const run = await step.cancel();
      expect(run.outputs, run.log).toMatchObject({
        failure: "cancelled",
        "failure-class": "cancelled",
        "board-state": operation === "flash" ? "written" : "untouched",
      });
      expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
      expectNothingLeftBehind(run);
      expect([board.mode, starts(board.console)]).toEqual(["application", 1]);
      const next = await bench.start({ operation: "monitor", expect: "^up$", ...GATE, overwrite: true }).done;
      expect(next.outputs, next.log).toMatchObject({ verdict: "passed" });
      expect("previous-interruption" in next.outputs).toBe(false);
    },
  );
});
