import { constants } from "node:fs";
import { type FileHandle, open, readlink, realpath, stat } from "node:fs/promises";
import { Failure, messageOf, systemCode } from "../errors.ts";
import { diskFailure, isLimit } from "./disk-trouble.ts";
import { NO_FOLLOW } from "./shared-file.ts";

/** A path leads to another place than before: a link or another folder has replaced part of it. */
export class MovedError extends Error {
  override readonly name = "MovedError";
}

/** Does not wait for the other end of a pipe. Windows has neither the flag nor such pipes. */
const NO_WAIT = (constants.O_NONBLOCK as number | undefined) ?? 0;

/**
 * Opens a file for reading, and checks on the open file, not by its name, that it is where its path led before.
 * @param realPath absolute, all links resolved.
 * @throws {MovedError} if it is not a regular file, or is now elsewhere; otherwise the system's error.
 */
export async function openFound(realPath: string): Promise<FileHandle> {
  const file = await open(realPath, constants.O_RDONLY | NO_FOLLOW | NO_WAIT).catch((error: unknown) => {
    throw systemCode(error) === "ELOOP" ? new MovedError(`${realPath} is a link`) : error;
  });
  try {
    if (!(await file.stat()).isFile()) throw new MovedError(`${realPath} is not a regular file`);
    await checkPlace(file, realPath);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Checks that an open file is at a path. Linux reports the path of the open file itself. Other systems look up the name
 * a second time, and miss a change that was undone between the two look-ups.
 * @throws {MovedError}
 */
export async function checkPlace(file: FileHandle, realPath: string): Promise<void> {
  if ((await placeOf(file, realPath)) === realPath) return;
  throw new MovedError(`${realPath} now leads elsewhere`);
}

async function placeOf(file: FileHandle, realPath: string): Promise<string | undefined> {
  if (process.platform === "linux") {
    const place = await readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined);
    if (place !== undefined) return place;
  }
  const place = await realpath(realPath).catch(() => undefined);
  if (place === undefined) return undefined;
  const [opened, named] = await Promise.all([file.stat({ bigint: true }), stat(place, { bigint: true })]);
  return opened.dev === named.dev && opened.ino === named.ino ? place : undefined;
}

/**
 * Reads a whole file of limited size.
 * @param realPath as for {@link openFound}.
 * @returns `undefined` if it is larger than `limit` bytes; the rest is not read.
 * @throws as {@link openFound}.
 */
export async function readFound(realPath: string, limit: number): Promise<Buffer | undefined> {
  const file = await openFound(realPath);
  try {
    const { size } = await file.stat();
    if (size > limit) return undefined;
    // One more byte shows whether the file has grown.
    const bytes = Buffer.alloc(size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0) return bytes.subarray(0, length);
      if (length > size) throw new MovedError(`${realPath} grows`);
    }
  } finally {
    await file.close();
  }
}

/** The failure for a file that cannot be copied, or that changed since the step first read it. */
export function uncopied(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof MovedError) return changed(path);
  if (isLimit(error)) return diskFailure("file-unreadable", `"${path}" cannot be copied`, "", error);
  return new Failure(
    "file-unreadable",
    `"${path}" cannot be copied: ${messageOf(error)}.`,
    "Give the runner's user read permission.",
    { cause: error },
  );
}

export function changed(path: string): Failure {
  return new Failure(
    "file-changed",
    `"${path}" changed while the step ran and is not used: it is no longer the file that was checked.`,
    "Make sure that nothing writes the file while this step runs.",
  );
}
