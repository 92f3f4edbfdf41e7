import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBoard } from "../test/support/board/virtual-board.ts";
import { buildParts, writeFiles } from "../test/support/firmware/build-folders.ts";
import { runAction } from "../test/support/runner/action.ts";
import { median, row } from "./report.ts";

const MIB = 0x10_0000;
const DECIDING = "ready in 301 ms";

/**
 * How long a flash with a gate waits, on a board with lines behind RFC 2217: between esptool's last line and the first
 * line of the console, and between the board's deciding line and the verdict.
 */
export async function measureGateOnBoard(rounds: number): Promise<void> {
  const gaps: number[] = [];
  const verdicts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { gap, verdict } = await flashWithGate();
    gaps.push(gap);
    verdicts.push(verdict);
  }
  row("gate: esptool's last line to the first of the console, at most 300 ms", milliseconds(gaps));
  row("gate: deciding line to the verdict, at most 200 ms", milliseconds(verdicts));
}

async function flashWithGate(): Promise<{ readonly gap: number; readonly verdict: number }> {
  const { bootloader, table, otaData, application } = buildParts("esp32c3");
  const workspace = mkdtempSync(join(tmpdir(), "gate-"));
  writeFiles(workspace, {
    "boot.bin": bootloader,
    "table.bin": table,
    "ota.bin": otaData,
    "app.bin": application,
  });
  const console = { applications: [{ boots: [{ steps: [{ print: DECIDING }] }] }] };
  await using board = await startBoard({ chip: "esp32c3", flashSize: 4 * MIB, rfc2217Port: 0, console });
  const times = { esptool: NaN, console: NaN, decided: NaN, verdict: NaN };
  const printed = setInterval(() => {
    if (Number.isNaN(times.decided) && board.console.includes(DECIDING)) times.decided = performance.now();
  }, 1);
  try {
    const run = await runAction(
      {
        operation: "flash",
        port: board.rfc2217Url ?? "",
        files: "0x0 boot.bin\n0x8000 table.bin\n0xe000 ota.bin\n0x10000 app.bin",
        expect: DECIDING,
        settle: 0,
      },
      {
        workspace,
        onLine: (line) => {
          const now = performance.now();
          if (line.includes("Staying in bootloader")) times.esptool = now;
          if (/^\[\+\d/.test(line) && Number.isNaN(times.console)) times.console = now;
          if (line.startsWith("Verdict:")) times.verdict = now;
        },
      },
    );
    if (run.outputs["verdict"] !== "passed") throw new Error(`the gate did not pass:\n${run.log}`);
  } finally {
    clearInterval(printed);
  }
  return { gap: times.console - times.esptool, verdict: times.verdict - times.decided };
}

function milliseconds(times: readonly number[]): string {
  const each = times.map((time) => time.toFixed(0)).join(", ");
  return `${median(times).toFixed(0)} ms (${each})`;
}
