// What a step costs over bare esptool: both do the same job on the same virtual board, in turn, in one run, so that
// the ratios hold on any machine. `npm run bench -- --quick` leaves out what takes minutes; `--backups` measures only
// backups, `--flash` only flashes of what has changed in part, `--links` only network ports, `--limits` only steps
// against what the link allows, `--pty` only a serial device, `--gate` only the judge of consoles and a flash with a gate, `--boards` only what
// the virtual board itself costs, `--qemu` only resets of a board in QEMU, and `--large` adds backups of 16 MB. Ratios are those of the medians, with the least
// and the greatest of one round.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noise } from "../test/support/bytes.ts";
import { coldInstall, processesPerOperation, timeToFirstSpawn, peakMemoryOfBackup } from "./figures.ts";
import { measureBoards } from "./boards.ts";
import { compareBackups } from "./backup.ts";
import { compareFlash } from "./compare.ts";
import { compareChanged } from "./flash.ts";
import { measureGateOnBoard } from "./gate-board.ts";
import { measureGate } from "./gate.ts";
import { compareLimits } from "./limits.ts";
import { compareLinks } from "./links.ts";
import { comparePty } from "./pty.ts";
import { measureQemu } from "./qemu.ts";

const [quick, backupsOnly, flashOnly, linksOnly, limitsOnly, ptyOnly, gateOnly, boardsOnly, qemuOnly, large] =
  [
    "--quick",
    "--backups",
    "--flash",
    "--links",
    "--limits",
    "--pty",
    "--gate",
    "--boards",
    "--qemu",
    "--large",
  ].map((flag) => process.argv.includes(flag));
const folder = mkdtempSync(join(tmpdir(), "esptool-action-bench-"));
// Everything that is started puts its temporary files below this folder, which goes at the end.
for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
try {
  if (linksOnly) await compareLinks(quick ? 1 : 3);
  else if (limitsOnly) await compareLimits(quick ? 1 : 3);
  else if (ptyOnly) await comparePty(quick ? 3 : 15);
  else if (gateOnly) await measureGates();
  else if (boardsOnly) await measureBoards(quick ? 3 : 9);
  else if (qemuOnly) await measureQemu(quick ? 3 : 9);
  else await allButLinks();
  if (large) await compareBackups(16, 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function allButLinks(): Promise<void> {
  if (!backupsOnly && !flashOnly) await everythingElse();
  if (!backupsOnly) await compareChanged(quick ? 1 : 3);
  if ((!quick && !flashOnly) || backupsOnly) await compareBackups(4, quick ? 1 : 3);
}

async function measureGates(): Promise<void> {
  measureGate(quick ? 1 : 5, quick ? 60 : 600);
  await measureGateOnBoard(quick ? 1 : 5);
}

async function everythingElse(): Promise<void> {
  const image = join(folder, "image.bin");
  writeFileSync(image, noise("1 MiB", 1024 * 1024));
  const small = join(folder, "small.bin");
  writeFileSync(small, noise("4 KiB", 4096));
  await compareFlash("flash 4 KiB, socket:// without a link model", small, [], quick ? 3 : 7);
  await compareFlash(
    "flash 1 MiB, socket:// at 921600 baud",
    image,
    ["--link-baud", "921600"],
    quick ? 1 : 5,
  );
  await timeToFirstSpawn(quick ? 3 : 9);
  await processesPerOperation(small);
  await coldInstall();
  await measureGates();
  if (!quick) await peakMemoryOfBackup();
}
