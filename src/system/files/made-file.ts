import { stat } from "node:fs/promises";
import { Failure } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import { openFound } from "./found-file.ts";
import type { Copy, PrivateFolder } from "./private-folder.ts";

/** A file that this step has made where others may change it. */
export interface MadeFile {
  /** As people know it. */
  readonly path: string;
  /** Absolute, links resolved. */
  readonly realPath: string;
  /** As it was recorded when the bytes arrived. */
  readonly sha256: string;
}

/**
 * Copies a file that this step has made, for a later use of it.
 * @throws {Failure} `output-changed` when it is not what the step made; `file-unreadable`.
 */
export async function takeMade({ path, realPath, sha256 }: MadeFile, folder: PrivateFolder): Promise<Copy> {
  try {
    const { size } = await stat(realPath);
    const copy = await folder.take({ path, realPath, size });
    if (copy.sha256 === sha256) return copy;
  } catch (error) {
    if (error instanceof Failure && error.code !== "file-changed") throw error;
    throw changedOutput(path, { cause: error });
  }
  throw changedOutput(path);
}

/**
 * Compares a file with what this step has made.
 * @param rest what is left of it elsewhere, as a sentence.
 * @throws {Failure} `output-changed`
 */
export async function checkMade({ path, realPath, sha256 }: MadeFile, rest: string): Promise<void> {
  const file = await openFound(realPath).catch((error: unknown) => {
    throw changedOutput(path, { cause: error, rest });
  });
  try {
    if ((await copyWithDigest(file)).sha256 !== sha256) throw changedOutput(path, { rest });
  } finally {
    await file.close();
  }
}

/** The failure for a file of this step that something else changed. */
export function changedOutput(
  shown: string,
  { rest, cause }: { readonly rest?: string; readonly cause?: unknown } = {},
): Failure {
  return new Failure(
    "output-changed",
    `"${shown}" was changed by another process while this step ran. It no longer holds what the step wrote.${rest === undefined ? "" : ` ${rest}`}`,
    "Find out what else writes to that folder. Then run the step again.",
    { cause },
  );
}
