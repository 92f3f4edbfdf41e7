import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionInputs, runAction } from "../test/support/runner/action.ts";
import { noise } from "../test/support/bytes.ts";
import { startBoardCommand } from "../test/support/board/virtual-board-command.ts";
import { bareEsptool, timed } from "./compare.ts";
import { median, ratio, row, seconds } from "./report.ts";

const MIB = 0x10_0000;
const USED = 1.25 * MIB;
const DEADLINE_MS = 1_200_000;

/** A flash and what a backup of it is compared with. */
interface Case {
  readonly what: string;
  readonly flash: Buffer;
  readonly baseline?: Buffer;
  /** Options of the virtual board for the backup alone. */
  readonly faults?: readonly string[];
}

/**
 * Backups by the action as ratios to `esptool read-flash 0 ALL` on the same board at 921600 baud, in turn. Each of both
 * begins with a chip that was just reset, and so sends the stub.
 * @param megabytes size of the flash; 4 takes some minutes a round, 16 a quarter of an hour.
 */
export async function compareBackups(megabytes: 4 | 16, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "backup-"));
  const image = join(folder, "flash.bin");
  const size = ["--chip", "esp32", "--flash-size", `${megabytes}MB`, "--image", image];
  const options = [...size, "--link-baud", "921600"];
  for (const { what, flash, baseline, faults = [] } of casesOf(megabytes * MIB, megabytes)) {
    const pairs: (readonly [own: number, bare: number])[] = [];
    for (let round = 0; round < rounds; round++) {
      writeFileSync(image, flash);
      // A machine is not as fast after minutes as it was: each backup is held against a bare read just before it.
      const bare = await timeOfBare(options, folder);
      await using board = await startBoardCommand([...options, ...faults]);
      pairs.push([await timed(() => backUp(board.url, flash, baseline)), bare]);
    }
    const name = `${megabytes} MB, ${what}, socket:// at 921600 baud`;
    row(`${name}: esptool read-flash 0 ALL`, seconds(median(pairs.map(([, bare]) => bare))));
    row(`${name}: the action`, seconds(median(pairs.map(([own]) => own))));
    ratio(`${name}: ratio`, pairs);
  }
}

async function timeOfBare(options: readonly string[], folder: string): Promise<number> {
  await using board = await startBoardCommand(options);
  const command = ["read-flash", "0", "ALL", join(folder, "bare.bin")];
  return await timed(() => bareEsptool(board.url, command, folder));
}

function casesOf(size: number, megabytes: number): Case[] {
  const used = Buffer.alloc(size, 0xff);
  // A bootloader, a partition table, settings, and the rest for the application.
  noise("bootloader", 0x6000).copy(used, 0x1000);
  noise("table", 0x1000).copy(used, 0x8000);
  noise("settings", 0x4000).copy(used, 0x9000);
  noise("application", USED - 0xb000).copy(used, 0x10000);
  const sparse = [
    { what: "1.25 MB used, first backup", flash: used },
    { what: "unchanged since the baseline", flash: used, baseline: used },
  ];
  if (megabytes !== 4) return sparse;
  const changed = Buffer.from(used);
  noise("another", 0x10000).copy(changed, 0x50000);
  const full = noise("full", size);
  return [
    ...sparse,
    { what: "64 KiB changed since the baseline", flash: changed, baseline: used },
    { what: "full of random data", flash: full },
    {
      what: "the same, with the link lost twice",
      flash: full,
      faults: ["--fault", "unplug:at=read:300000,times=2"],
    },
  ];
}

/** One step, whose image must be the flash to the byte. */
async function backUp(port: string, flash: Buffer, baseline: Buffer | undefined): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  if (baseline !== undefined) writeFileSync(join(workspace, "earlier.bin"), baseline);
  const inputs: ActionInputs = {
    operation: "backup",
    port,
    output: "backup.bin",
    upload: "never",
    ...(baseline === undefined ? {} : { baseline: "earlier.bin" }),
  };
  const run = await runAction(inputs, { workspace, deadlineMs: DEADLINE_MS });
  if (run.exitCode !== 0) throw new Error(run.log);
  if (!readFileSync(join(workspace, "backup.bin")).equals(flash)) throw new Error("The backup is wrong.");
  if (run.outputs["verified"] !== "true") throw new Error("The backup is not verified.");
}
