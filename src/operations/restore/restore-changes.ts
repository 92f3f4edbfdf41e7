import { open, rm, type FileHandle } from "node:fs/promises";
import { Failure } from "../../system/errors.ts";
import { costsOf, writeMsPerByte } from "../../firmware/transfer/backup-plan.ts";
import { type Range, totalOf, rangesOf } from "../../firmware/flash/flash-ranges.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { planWrites, type WritePlan } from "../../firmware/plan/restore-plan.ts";
import { SectorTable } from "../../firmware/transfer/sector-table.ts";
import type { Board } from "../../board/session/board.ts";
import type { CheckedBackup } from "../../backups/checked-backup.ts";
import { mapFlash, pairsPerProcess } from "../images/block-comparison.ts";
import { AS_IS } from "../images/proof.ts";

const CHUNK = 0x10_0000;
const REGIONS_NAMED = 20;
/** More would make the plan hard to read. */
const PIECES_SHOWN = 8;

/** Finds the differences from the backup, and plans how to repair them. The flash is not changed. */
export async function planRestore({ imagePath, range }: CheckedBackup, board: Board): Promise<WritePlan> {
  const { port, baud, stub } = board.esptool.connection;
  // Without the stub, digests are as slow as everything else: one process writes everything.
  if (!stub) return { erases: [], writes: [[range]] };
  const costs = costsOf(port.kind === "socket" ? undefined : baud, pairsPerProcess(board));
  const sectors = await SectorTable.of(range.address, chunksOf(imagePath));
  const { unknown } = await mapFlash(
    range,
    { path: imagePath, purpose: "write" },
    { ...costs, transferMsPerByte: writeMsPerByte(costs) },
    board,
  );
  return planWrites(unknown, sectors, costs);
}

/** Erases and writes as planned. */
export async function carryOut(
  { erases, writes }: WritePlan,
  backup: CheckedBackup,
  board: Board,
): Promise<void> {
  for (const range of erases) await eraseRange(range, board);
  for (const pieces of writes) await writePieces(pieces, backup, board);
}

/** The planned changes as text. */
export function describePlan({ erases, writes }: WritePlan): string[] {
  const pieces = writes.flat();
  const regions = rangesOf([...erases, ...pieces]);
  const shown = regions
    .slice(0, REGIONS_NAMED)
    .map(({ address, size }) => `  ${formatAddress(address)}: ${size} bytes`);
  const more = regions.length - shown.length;
  return [
    `To write: ${totalOf(pieces)} bytes in ${pieces.length} pieces; to erase only: ${totalOf(erases)} bytes in ${erases.length}.`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

async function eraseRange(range: Range, board: Board): Promise<void> {
  const seen = await board.esptool.run(
    { name: "erase-region", ...range, force: false },
    range.size,
    new Map(),
    { isPart: true },
  );
  if (seen.erased) return;
  throw notDone(`did not report that ${range.size} bytes at ${formatAddress(range.address)} were erased`);
}

/** One esptool process; it compares the chip's digest of each piece. */
async function writePieces(pieces: readonly Range[], backup: CheckedBackup, board: Board): Promise<void> {
  const images = await pieceFiles(pieces, backup, board);
  try {
    const names = new Map(images.map(({ path }) => [path, backup.name]));
    const seen = await board.esptool.run(
      { name: "write-flash", images, header: AS_IS, compress: true, force: false, extent: "images" },
      totalOf(pieces),
      names,
      { isPart: true, quiet: pieces.length > PIECES_SHOWN },
    );
    if (seen.written.length !== pieces.length || seen.hashesVerified !== pieces.length) {
      throw notDone(`verified ${seen.hashesVerified} of ${pieces.length} pieces`);
    }
  } finally {
    await Promise.all(images.map(({ path }) => rm(path, { force: true })));
  }
}

function notDone(what: string): Failure {
  return new Failure(
    "esptool-failed",
    `esptool exited successfully, but ${what}. The flash may be partly erased or written.`,
    "The log has esptool's output. Restore again: only differences are written.",
  );
}

async function pieceFiles(
  pieces: readonly Range[],
  { imagePath, range }: CheckedBackup,
  { folder }: Board,
): Promise<{ readonly address: number; readonly path: string }[]> {
  const image = await open(imagePath, "r");
  try {
    const files: { readonly address: number; readonly path: string }[] = [];
    for (const { address, size } of pieces) {
      const bytes = await readAt(image, address - range.address, size);
      files.push({ address, path: await folder.writeBytes(`piece-0x${address.toString(16)}.bin`, bytes) });
    }
    return files;
  } finally {
    await image.close();
  }
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const image = await open(path, "r");
  try {
    const { size } = await image.stat();
    for (let at = 0; at < size; at += CHUNK) yield await readAt(image, at, Math.min(CHUNK, size - at));
  } finally {
    await image.close();
  }
}

async function readAt(file: FileHandle, position: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, position);
  if (bytesRead === size) return bytes;
  throw new Failure(
    "file-unreadable",
    `The copy of the backup ends at ${position + bytesRead} bytes.`,
    "Something changed the step's files in the runner's temporary folder while it ran.",
  );
}
