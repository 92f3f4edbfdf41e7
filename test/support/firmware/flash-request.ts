import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileAt, FileToPlace } from "../../../src/inputs/files/placed-file.ts";
import { fileAt, freshFolder, KEEP } from "../board/operation-board.ts";

/** Bytes by the address where they belong. */
export type Images = Readonly<Record<number, Buffer>>;

/** A file for each image, named for its address. */
export function filesOf(images: Images): FileAt[] {
  const folder = freshFolder();
  return Object.entries(images).map(([address, bytes]) => {
    const path = join(folder, `at-${address}.bin`);
    writeFileSync(path, bytes);
    return fileAt(Number(address), path, bytes.length);
  });
}

/** A flash of files, with what a step asks for when its inputs say nothing else. */
export function flashRequest<File extends FileToPlace>(files: readonly File[]) {
  return {
    operation: "flash",
    shape: "many",
    files,
    settings: KEEP,
    compress: true,
    verify: true,
    force: false,
    allowDataLoss: false,
    extent: "changed",
  } as const;
}

/** A comparison of files with the flash. */
export function verifyRequest(files: readonly FileAt[], shape: "one" | "many" = "many") {
  return { operation: "verify", shape, files, settings: KEEP, failOnMismatch: true } as const;
}
