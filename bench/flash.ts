import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "../test/support/runner/action.ts";
import { noise } from "../test/support/bytes.ts";
import { applicationImage, bootloaderImage } from "../test/support/firmware/firmware-image.ts";
import { partitionTableImage } from "../test/support/firmware/partition-table-image.ts";
import { startBoard, type TestBoard } from "../test/support/board/virtual-board.ts";
import { bareEsptool, timed } from "./compare.ts";
import { median, ratio, row, seconds } from "./report.ts";

const MIB = 0x10_0000;
const APP_AT = 0x10000;

/** What is in the flash before, and the ratio that is aimed at. */
interface Case {
  readonly what: string;
  readonly target: number;
  readonly before: Buffer;
}

interface Measured {
  readonly ms: number;
  readonly processes: number;
  /** That crossed the link towards the board. */
  readonly bytes: number;
}

const TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x6000 },
  { name: "factory", type: 0, subtype: 0, address: APP_AT, size: 0x12_0000 },
]);

/**
 * Flashes of a whole build, with an application of 1 MiB that cannot be compressed, over a link of
 * 921600 baud: by the action, as ratios to `esptool write-flash` of the same files, in turn, on the same board.
 */
export async function compareChanged(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "flash-"));
  const images = [
    {
      address: 0x1000,
      name: "bootloader.bin",
      bytes: bootloaderImage("esp32", "v5.4.1", noise("boot", 24_000)),
    },
    { address: 0x8000, name: "table.bin", bytes: TABLE },
    { address: APP_AT, name: "app.bin", bytes: applicationImage("esp32", {}, noise("app", MIB - 512)) },
  ];
  for (const { name, bytes } of images) writeFileSync(join(folder, name), bytes);
  const flash = Buffer.alloc(4 * MIB, 0xff);
  for (const { address, bytes } of images) bytes.copy(flash, address);
  const pairs = images.flatMap(({ address, name }) => [`0x${address.toString(16)}`, join(folder, name)]);
  const files = images.map(({ address, name }) => `0x${address.toString(16)} ${name}`).join("\n");
  await using board = await startBoard({ linkBaud: 921_600 });
  // The first connection sends the stub; after that it is there for both.
  await bareEsptool(board.url, ["flash-id"], folder);
  for (const { what: name, target, before } of casesOf(flash)) {
    const what = `${name}, socket:// at 921600 baud`;
    const runs: { readonly bare: Measured; readonly step: Measured }[] = [];
    for (let round = 0; round < rounds; round++) {
      board.flash.poke(0, before);
      const bare = await measured(board, () => bareEsptool(board.url, ["write-flash", ...pairs], folder));
      board.flash.poke(0, before);
      const step = await measured(board, () => flashStep(board.url, files, folder));
      if (!board.flash.read(0, flash.length).equals(flash)) throw new Error("The flash is wrong.");
      runs.push({ bare, step });
    }
    for (const [who, of] of [
      ["esptool write-flash", (run: (typeof runs)[number]) => run.bare],
      ["the action", (run: (typeof runs)[number]) => run.step],
    ] as const) {
      const last = of(runs.at(-1) ?? never());
      row(`${what}: ${who}`, seconds(median(runs.map((run) => of(run).ms))));
      row(`${what}: ${who}, processes and KiB`, `${last.processes}, ${(last.bytes / 1024).toFixed(0)}`);
    }
    ratio(
      `${what}: ratio, aim ${target}`,
      runs.map(({ bare, step }) => [step.ms, bare.ms]),
    );
  }
}

function casesOf(flash: Buffer): Case[] {
  const changed = Buffer.from(flash);
  noise("change", 4096).copy(changed, APP_AT + 0x5_0000);
  const other = noise("other", flash.length);
  // What no image touches is left as it is.
  for (const [from, to] of [
    [0, 0x1000],
    [0x7000, 0x8000],
    [0x9000, APP_AT],
    [APP_AT + MIB, flash.length],
  ] as const) {
    other.fill(0xff, from, to);
  }
  return [
    { what: "nothing changed", target: 0.35, before: flash },
    { what: "4 KiB changed", target: 0.45, before: changed },
    { what: "all changed", target: 1.05, before: other },
  ];
}

async function measured(board: TestBoard, work: () => Promise<void>): Promise<Measured> {
  board.log.clear();
  const ms = await timed(work);
  return { ms, processes: board.log.connections, bytes: board.log.bytesIn };
}

async function flashStep(port: string, files: string, workspace: string): Promise<void> {
  const run = await runAction({ operation: "flash", port, files }, { workspace, deadlineMs: 300_000 });
  if (run.exitCode !== 0) throw new Error(run.log);
  if (run.outputs["verified"] !== "true") throw new Error("The flash is not verified.");
}

function never(): never {
  throw new Error("There was no round.");
}
