import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionInputs, runAction } from "../test/support/runner/action.ts";
import { ptyPort } from "../test/support/board/pty-port.ts";
import { startBoard } from "../test/support/board/virtual-board.ts";
import { bareEsptool, timed } from "./compare.ts";
import { median, row, seconds, spread } from "./report.ts";

const KIB = 1024;

/**
 * What a step costs over bare esptool on a serial device, a pseudo-terminal without a link model: jobs that are one
 * esptool process for both, in turn. Not on Windows.
 */
export async function comparePty(rounds: number): Promise<void> {
  await using board = await startBoard();
  await using pty = await ptyPort(board);
  const folder = mkdtempSync(join(tmpdir(), "pty-"));
  // It has no lines, so the chip stays where it is for both.
  const stay = { port: pty.device, before: "no-reset", after: "no-reset" };
  const jobs: {
    readonly what: string;
    readonly command: readonly string[];
    readonly inputs: ActionInputs;
  }[] = [
    {
      what: "erase of 4 KiB",
      command: ["erase-region", "0x10000", String(4 * KIB)],
      inputs: { operation: "erase", address: "0x10000", size: "4K" },
    },
    {
      what: "read of 64 KiB",
      command: ["read-flash", "0", String(64 * KIB), join(folder, "bare.bin")],
      inputs: { operation: "read", address: 0, size: "64K", output: "read.bin", overwrite: true },
    },
  ];
  for (const { what, command, inputs } of jobs) {
    const rate = ["--baud", "460800"];
    const bare = (): Promise<void> => bareEsptool(pty.device, [...rate, ...command], folder);
    const step = async (): Promise<void> => {
      const run = await runAction({ ...stay, ...inputs }, { workspace: folder });
      if (run.exitCode !== 0) throw new Error(run.log);
    };
    // The first connection may have to send the stub.
    await bare();
    const times: { readonly bare: number; readonly step: number }[] = [];
    for (let round = 0; round < rounds; round++)
      times.push({ bare: await timed(bare), step: await timed(step) });
    const over = times.map((time) => time.step - time.bare);
    const name = `${what}, pseudo-terminal`;
    row(`${name}: bare esptool`, seconds(median(times.map((time) => time.bare))));
    row(
      `${name}: the step costs more, aim 0.120 s${spread(over.map((ms) => ms / 1000))}`,
      seconds(median(over)),
    );
  }
}
