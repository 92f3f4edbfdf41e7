// Each operation on the virtual board and in QEMU: the results are the same, but for what names the board.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/system/files/digest.ts";
import { formatMac } from "../../src/virtual-board/options.ts";
import { startBoard } from "../support/board/virtual-board.ts";
import { gateBuild } from "../support/board/gate-bench.ts";
import { type ActionInputs, runAction } from "../support/runner/action.ts";
import { startEmulator } from "../support/qemu/emulator.ts";
import { sample } from "../support/sample.ts";
import { standIn } from "../support/qemu/stand-in-program.ts";

const MAC = [0x24, 0x0a, 0xc4, 0x00, 0x01, 0x10] as const;
const DEADLINE_MS = 900_000;

/** The chips, each with the variable that names its real QEMU. */
const CHIPS = [
  ["esp32", "ESP_QEMU_XTENSA"],
  ["esp32c3", "ESP_QEMU_RISCV32"],
] as const;

type Chip = (typeof CHIPS)[number][0];

/** Every operation that asks a board, in an order in which each finds what the one before has left. */
function operations(files: string) {
  return [
    { operation: "info" },
    { operation: "flash", files, expect: "greenhouse", settle: 0 },
    { operation: "verify", files },
    { operation: "read", address: "0x8000", size: "0x1000", output: "table.bin", overwrite: true },
    { operation: "backup", output: "backup.bin", overwrite: true, upload: "never" },
    { operation: "erase", address: "0x200000", size: "0x1000" },
    { operation: "restore", backup: "backup.bin" },
    { operation: "reset" },
    { operation: "monitor", expect: "greenhouse", settle: 0 },
  ] satisfies ActionInputs[];
}

/** What each operation reports, and the files that it made. */
async function resultsOn(port: string, chip: Chip): Promise<unknown[]> {
  const { workspace, files } = gateBuild(chip);
  const results: unknown[] = [];
  for (const inputs of operations(files)) {
    const run = await runAction({ port, retries: 0, ...inputs }, { workspace, deadlineMs: DEADLINE_MS });
    expect(run.exitCode, run.log).toBe(0);
    const made = "output" in inputs ? sha256OfBytes(readFileSync(join(workspace, inputs.output))) : undefined;
    results.push({ ...comparable(run.outputs), made });
  }
  return results;
}

/** The outputs that say what was done, and found. */
function comparable(outputs: Readonly<Record<string, string>>) {
  const names = ["operation", "success", "verified", "bytes-written", "bytes-read", "sha256", "board-state"];
  const gate = ["verdict", "captures", "boots", "identity", "app-started", "mac", "flash-size", "chip"];
  return Object.fromEntries([...names, ...gate].map((name) => [name, outputs[name]]));
}

async function compare(chip: Chip, program: string): Promise<void> {
  await using board = await startBoard({ chip, mac: MAC, flashSize: 4 << 20, rfc2217Port: 0 });
  const emulator = await startEmulator({
    chip,
    mac: formatMac(MAC),
    "flash-size": "4MB",
    "qemu-path": program,
  });
  expect(emulator.main.exitCode, emulator.main.log).toBe(0);
  expect(await resultsOn(emulator.port, chip)).toEqual(await resultsOn(board.rfc2217Url ?? "", chip));
}

describe.skipIf(process.platform === "win32")("the operations on the virtual board and in QEMU", () => {
  it.each(sample("chips", CHIPS, () => ["a chip"]).cases)(
    "have the same results with the stand-in of an %s",
    (chip) => compare(chip, standIn().program),
    DEADLINE_MS,
  );

  for (const [chip, variable] of CHIPS) {
    const program = process.env[variable] ?? "";
    it.skipIf(program === "")(
      `have the same results with the real QEMU of an ${chip}, which ${variable} names`,
      () => compare(chip, program),
      DEADLINE_MS,
    );
  }
});
