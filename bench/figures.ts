import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideEsptool } from "../src/esptool/install/provide.ts";
import { type ActionInputs, runAction, startAction } from "../test/support/runner/action.ts";
import { installContext } from "../test/support/esptool/esptool.ts";
import { startResultsService } from "../test/support/github/results-service.ts";
import { startBoardCommand } from "../test/support/board/virtual-board-command.ts";
import { startBoard } from "../test/support/board/virtual-board.ts";
import { median, row, seconds } from "./report.ts";

/** From the start of the step's process to the moment when it starts esptool, with esptool in the tool cache. */
export async function timeToFirstSpawn(rounds: number): Promise<void> {
  await using board = await startBoardCommand(["--chip", "esp32", "--flash-size", "1MB"]);
  const times = { locked: [] as number[], unlocked: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.unlocked.push(await startOf(board.url, false));
    times.locked.push(await startOf(board.url, true));
  }
  row("process start to first esptool, warm tool cache", seconds(median(times.locked)));
  row("the same without the board's lock", seconds(median(times.unlocked)));
}

async function startOf(port: string, lock: boolean): Promise<number> {
  const started = performance.now();
  let spawned = NaN;
  await runAction(
    { operation: "erase", port, address: 0, size: 4096, lock },
    {
      // A debugging run says what it starts, just before it does.
      env: { RUNNER_DEBUG: "1" },
      onLine: (line) => {
        if (line.startsWith("esptool --chip")) spawned = performance.now();
      },
    },
  );
  return spawned - started;
}

/** Each esptool process is one connection to the board. */
export async function processesPerOperation(image: string): Promise<void> {
  await using board = await startBoard({ flashSize: 1024 * 1024 });
  const operations: readonly [string, ActionInputs][] = [
    ["flash", { operation: "flash", file: image }],
    ["verify", { operation: "verify", file: image }],
    ["erase (region)", { operation: "erase", address: "0x10000", size: "4K" }],
    ["read (address and size)", { operation: "read", address: "0x10000", size: "4K", output: "a.bin" }],
    ["read (whole flash)", { operation: "read", output: "b.bin" }],
    ["read (from an address to the end)", { operation: "read", address: "0xff000", output: "c.bin" }],
    ["verify (one file differs)", { operation: "verify", file: image, "fail-on-mismatch": false }],
  ];
  for (const [name, inputs] of operations) {
    if (name.includes("differs")) board.flash.poke(0, Uint8Array.of(board.flash.read(0, 1)[0] === 0 ? 1 : 0));
    const before = board.log.connections;
    const run = await runAction({ port: board.url, ...inputs });
    if (run.exitCode !== 0) throw new Error(run.log);
    row(`esptool processes: ${name}`, String(board.log.connections - before));
  }
}

/** Into an empty tool cache; whatever cache pip has of its own is used. */
export async function coldInstall(): Promise<void> {
  const toolCache = mkdtempSync(join(tmpdir(), "tool-cache-"));
  const request = { source: "pip", version: "5.6.0", allowUnpinned: false } as const;
  for (const what of ["cold install of esptool by pip", "warm tool cache"]) {
    const started = performance.now();
    await provideEsptool(request, installContext({ toolCache }));
    row(what, seconds(performance.now() - started));
  }
}

/** Of the step's own process; Linux only, where the kernel keeps the high-water mark. */
export async function peakMemoryOfBackup(): Promise<void> {
  await using board = await startBoardCommand(["--chip", "esp32s3", "--flash-size", "16MB"]);
  await using service = await startResultsService();
  const step = startAction(
    { operation: "backup", port: board.url, output: "backup.bin" },
    { env: service.env, deadlineMs: 1_200_000 },
  );
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, highWaterMark(step.pid));
  }, 50);
  const run = await step.done.finally(() => {
    clearInterval(watch);
  });
  if (run.exitCode !== 0) throw new Error(run.log);
  row("backup of 16 MB with upload: peak memory of the step", `${(peak / 1024).toFixed(0)} MiB`);
  row("backup of 16 MB with upload: time", seconds(run.elapsedMs));
}

/** KiB, or 0 where that is not known. */
function highWaterMark(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
