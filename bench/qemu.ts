import { mkdirSync, mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startQemuBoard } from "../src/qemu/board.ts";
import { takeFiles } from "../src/qemu/board-files.ts";
import { QEMU_CHIPS } from "../src/qemu/chips.ts";
import { type BoardSettings, commandLine, type Strap } from "../src/qemu/command-line.ts";
import { efuseImage, parseMac } from "../src/qemu/efuse.ts";
import { startQemu } from "../src/qemu/machine/qemu-process.ts";
import { standIn } from "../test/support/qemu/stand-in-program.ts";
import { median, row, seconds } from "./report.ts";

const MIB = 0x10_0000;

/** The chips, each with the variable that names its real QEMU. */
const CHIPS = [
  ["esp32", "ESP_QEMU_XTENSA"],
  ["esp32c3", "ESP_QEMU_RISCV32"],
] as const;

/**
 * From a reset to the first byte of the console, on a board in QEMU: with the other strap, which takes a new process, and
 * with the same. Where no real QEMU is named, the stand-in of the tests shows what this action's own part costs.
 */
export async function measureQemu(rounds: number): Promise<void> {
  for (const [chip, variable] of CHIPS) {
    const real = process.env[variable] ?? "";
    const folder = mkdtempSync(join(tmpdir(), "qemu-"));
    const sockets = join(folder, "s");
    mkdirSync(sockets, { mode: 0o700 });
    const settings: BoardSettings = {
      chip,
      image: join(folder, "flash.bin"),
      efuse: join(folder, "efuse.bin"),
      psram: undefined,
      network: "none",
      watchdog: false,
    };
    const { efuseSize, mac } = QEMU_CHIPS[chip];
    const release = await takeFiles([
      { input: "image", path: settings.image, size: 4 * MIB },
      {
        input: "efuse",
        path: settings.efuse,
        size: efuseSize,
        content: efuseImage(chip, parseMac(mac) ?? []),
      },
    ]);
    const program = real || standIn().program;
    const env = { PATH: process.env["PATH"] ?? "" };
    const board = await startQemuBoard({
      boot: "rom",
      port: 0,
      socketPort: 0,
      start: (strap) =>
        startQemu(
          {
            program,
            commandLine: (now, channels) => commandLine(settings, now, channels),
            folder: sockets,
            env,
            signal: new AbortController().signal,
          },
          strap,
        ),
      report: (failure) => {
        throw failure;
      },
    });
    try {
      const client = connect(board.socketPort, "127.0.0.1");
      await once(client, "connect");
      const timeOf = async (strap: Strap): Promise<number> => {
        await board.machine.settled;
        const first = once(client, "data", { signal: AbortSignal.timeout(60_000) });
        const before = performance.now();
        board.machine.reset(strap);
        await first;
        return performance.now() - before;
      };
      const times: Record<"other" | "same", number[]> = { other: [], same: [] };
      for (let round = 0; round < rounds; round++) {
        times.other.push(await timeOf("application"));
        times.same.push(await timeOf("application"));
        await timeOf("rom");
      }
      client.destroy();
      const what = `${chip}, ${real === "" ? "stand-in for QEMU" : "QEMU"}: reset to the console`;
      row(`${what}, with the other strap, at most 1.5 s`, seconds(median(times.other)));
      row(`${what}, with the same strap`, seconds(median(times.same)));
    } finally {
      await board.close();
      release();
    }
  }
}
