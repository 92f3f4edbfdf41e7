import { stat } from "node:fs/promises";
import { Failure } from "../errors.ts";
import { copyWithDigest } from "./digest.ts";
import { openFound } from "./found-file.ts";
import type { Copy, PrivateFolder } from "./private-folder.ts";

/** A file that this step created where other processes may change it. */
export interface MadeFile {
  /** As shown in messages. */
  readonly path: string;
  /** Absolute, links resolved. */
  readonly realPath: string;
  /** Recorded when the bytes were written. */
  readonly sha256: string;
}

/**
 * Copies a file that this step created, for later use.
 * @throws {Failure} `output-changed` if it is no longer what the step created; `file-unreadable`.
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
 * Checks that a file is still what this step created.
 * @param rest a sentence about where the original contents can still be found.
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

/** The failure for a file of this step that another process changed. */
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
