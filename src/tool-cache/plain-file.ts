import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { isLimit } from "../system/files/disk-trouble.ts";

// Refuses links, and does not wait for the writer of a pipe. Windows has neither these flags nor such pipes.
const flag = (value: unknown): number => (typeof value === "number" ? value : 0);
const FLAGS = constants.O_RDONLY | flag(constants.O_NOFOLLOW) | flag(constants.O_NONBLOCK);

/**
 * Opens a plain file for reading.
 * @returns its descriptor and its size in bytes; `undefined` if it is missing, unreadable, or a link, a pipe, a folder
 *   or a device.
 * @throws if too many files are open, which is not the file's fault.
 */
export function openPlain(path: string): { readonly fd: number; readonly size: number } | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, FLAGS);
    const stats = fstatSync(fd);
    if (stats.isFile()) return { fd, size: stats.size };
  } catch (error) {
    if (isLimit(error)) throw error;
    // The function returns `undefined`.
  }
  if (fd !== undefined) closeSync(fd);
  return undefined;
}

/** The content of a plain file of at most `limit` bytes; otherwise as {@link openPlain}. */
export function readPlain(path: string, limit: number): Buffer | undefined {
  const file = openPlain(path);
  if (file === undefined) return undefined;
  try {
    return file.size <= limit ? readFileSync(file.fd) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file.fd);
  }
}
