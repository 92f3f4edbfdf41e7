import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionInputs, runAction } from "../test/support/runner/action.ts";
import { noise } from "../test/support/bytes.ts";
import { startBoard } from "../test/support/board/virtual-board.ts";
import { timed } from "./compare.ts";
import { median, row, seconds, spread } from "./report.ts";

const MIB = 0x10_0000;
const USED = 1.25 * MIB;
const LINK_BAUD = 921_600;
const BITS_PER_BYTE = 10;
/** What is aimed at: at most so many times the limit, and so many seconds for a start and a connection. */
const FACTOR = 1.1;
const EXTRA_MS = 1_500;

interface Case {
  readonly what: string;
  readonly inputs: ActionInputs;
  /** What the flash holds before. */
  readonly flash: Buffer;
  /** Throws when the step has not done its work. */
  readonly check: (workspace: string, flash: Buffer) => void;
}

/**
 * Steps over a modelled link of 921600 baud, against the physical limit: the bytes that crossed in the busier
 * direction, by the board's own count, divided by the rate.
 */
export async function compareLimits(rounds: number): Promise<void> {
  for (const { what, inputs, flash, check } of cases()) {
    const runs: { readonly ms: number; readonly limitMs: number; readonly bytes: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      // A fresh board each time: the chip is in its ROM, and the stub has to be sent.
      await using board = await startBoard({ linkBaud: LINK_BAUD });
      board.flash.poke(0, flash);
      const workspace = mkdtempSync(join(tmpdir(), "limits-"));
      writeFileSync(join(workspace, "image.bin"), noise("image", MIB));
      const ms = await timed(async () => {
        const run = await runAction({ port: board.url, ...inputs }, { workspace, deadlineMs: 600_000 });
        if (run.exitCode !== 0) throw new Error(run.log);
      });
      check(workspace, board.flash.read(0, flash.length));
      const bytes = Math.max(board.log.bytesIn, board.log.bytesOut);
      runs.push({ ms, bytes, limitMs: (bytes * BITS_PER_BYTE * 1000) / LINK_BAUD });
    }
    const [ms, limitMs, bytes] = (["ms", "limitMs", "bytes"] as const).map((key) =>
      median(runs.map((run) => run[key])),
    ) as [number, number, number];
    const name = `${what}, socket:// at ${LINK_BAUD} baud`;
    row(`${name}: KiB that crossed`, (bytes / 1024).toFixed(0));
    row(`${name}: time`, seconds(ms));
    row(`${name}: limit`, seconds(limitMs));
    row(`${name}: ratio${spread(runs.map((run) => run.ms / run.limitMs))}`, `${(ms / limitMs).toFixed(3)} ×`);
    const over = ms - (FACTOR * limitMs + EXTRA_MS);
    row(`${name}: over ${FACTOR} × limit + ${EXTRA_MS / 1000} s`, over > 0 ? seconds(over) : "no");
  }
}

function cases(): Case[] {
  const used = Buffer.alloc(4 * MIB, 0xff);
  noise("used", USED).copy(used);
  const full = noise("full", MIB);
  const isRight = (name: string) => (workspace: string, flash: Buffer) => {
    if (!readFileSync(join(workspace, name)).equals(flash)) throw new Error(`${name} is wrong.`);
  };
  return [
    {
      what: "first backup of 4 MB, 1.25 MB used",
      inputs: { operation: "backup", output: "backup.bin", upload: "never" },
      flash: used,
      check: isRight("backup.bin"),
    },
    {
      what: "flash of 1 MiB, all changed",
      inputs: { operation: "flash", file: "image.bin", address: "0x0", "allow-data-loss": true },
      flash: full,
      check: isRight("image.bin"),
    },
    {
      what: "read of 1 MiB",
      inputs: { operation: "read", address: 0, size: "1M", output: "read.bin" },
      flash: full,
      check: isRight("read.bin"),
    },
  ];
}
