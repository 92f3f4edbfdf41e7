import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { systemCode, messageOf } from "../../system/errors.ts";
import { looksLikeIntelHex } from "../../firmware/formats/intel-hex-record.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { isLimit } from "../../system/files/disk-trouble.ts";
import { isChanging } from "../../system/files/change-record.ts";
import { MovedError, openFound } from "../../system/files/found-file.ts";
import type { Refusal } from "../problems.ts";

/** A found path, or what is wrong with it. */
export type Located<T> = { readonly value: T } | Refusal;

/** A file that an operation creates. */
export interface OutputFile {
  readonly path: string;
  readonly realPath: string;
  /** Whether an existing file may be replaced. */
  readonly overwrite: boolean;
}

export interface InputFile {
  readonly realPath: string;
  readonly size: number;
}

/** An existing file with at least one byte, or a folder. */
export interface Place extends InputFile {
  /** `hex` is a file that begins like Intel HEX: esptool would use its addresses and ignore ours. */
  readonly kind: "file" | "hex" | "folder";
}

const OUTSIDE = {
  code: "path-outside-workspace",
  problem: "leaves the workspace; use a path inside it, or an absolute path",
} as const;

const INTEL_HEX = {
  code: "input-invalid",
  problem: "is Intel HEX, whose addresses esptool would use instead of yours; convert it to a binary",
} as const;

const NO_FOLDER = {
  code: "output-unwritable",
  problem: "cannot be written there: a part of its path is a file, not a folder",
} as const;

/** Finds a file to read: a regular file with at least one byte; a relative path stays in the workspace. */
export async function locateInput(workspace: string, path: string): Promise<Located<InputFile>> {
  const found = await locatePlace(workspace, path);
  return "value" in found ? asImage(found.value) : found;
}

/** Requires a place to be a file that can be read. */
export function asImage({ kind, realPath, size }: Place): Located<InputFile> {
  if (kind === "folder") return { code: "input-invalid", problem: "is a folder, not a file" };
  return kind === "hex" ? INTEL_HEX : { value: { realPath, size } };
}

/**
 * Refuses backslashes where they are not separators: such an output would be one file name, in the workspace itself.
 */
export function backslashProblem(path: string): string | undefined {
  if (sep === "\\" || !path.includes("\\")) return undefined;
  return `contains a backslash, which is not a path separator on this runner; did you mean "${shorten(path.replaceAll("\\", "/"))}"?`;
}

/** Finds the file or folder at a path from the workflow; a relative path may not leave the workspace. */
export async function locatePlace(workspace: string, path: string): Promise<Located<Place>> {
  const problem = backslashProblem(path);
  if (problem !== undefined) return { code: "input-invalid", problem };
  return placeAt(resolve(workspace, path), isAbsolute(path) ? undefined : workspace);
}

/**
 * Finds the file or folder at a path that the step or a build made, relative to `folder` and never outside `root`.
 * @param root `undefined` allows any place.
 */
export async function locateWithin(
  root: string | undefined,
  folder: string,
  path: string,
): Promise<Located<Place>> {
  return placeAt(resolve(folder, path), root);
}

/** Whether a path is in the folder; both with all links resolved. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  return inside(await realpath(folder), path);
}

async function placeAt(target: string, root: string | undefined): Promise<Located<Place>> {
  if (target.includes("\0")) return { code: "input-invalid", problem: "contains a NUL character" };
  if (root !== undefined && !inside(root, target)) return OUTSIDE;
  try {
    const realPath = await realpath(target);
    if (root !== undefined && !inside(await realpath(root), realPath)) return OUTSIDE;
    const status = await stat(realPath);
    if (status.isDirectory()) return { value: { kind: "folder", realPath, size: 0 } };
    if (!status.isFile()) return { code: "input-invalid", problem: "is not a regular file" };
    const { head, size } = await begin(realPath);
    if (size === 0) return { code: "file-empty", problem: "is empty" };
    return { value: { kind: looksLikeIntelHex(head) ? "hex" : "file", realPath, size } };
  } catch (error) {
    return readRefusal(error);
  }
}

/** What is wrong with a file that cannot be opened or read. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof MovedError) {
    return {
      code: "file-changed",
      problem: "changed or was replaced by a link while the step read it",
    };
  }
  // The file itself may be fine: report the limit.
  if (isLimit(error)) throw error;
  switch (systemCode(error)) {
    case "ENOENT":
    case "ENOTDIR":
    case "ENAMETOOLONG":
      return { code: "file-not-found", problem: "does not exist" };
    case "EACCES":
    case "EPERM":
      return { code: "file-unreadable", problem: "is not readable for the runner's user" };
    default:
      return { code: "file-unreadable", problem: `cannot be read (${reasonOf(error)})` };
  }
}

/** Only the system's code: its message would repeat the path. */
function reasonOf(error: unknown): string {
  return systemCode(error) ?? messageOf(error);
}

/** Finds where to create a file; nothing is created yet. */
export async function locateOutput(
  workspace: string,
  path: string,
  overwrite: boolean,
): Promise<Located<OutputFile>> {
  // An output's name goes to esptool, into logs and into an artifact: none can handle a line break.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path))
    return { code: "input-invalid", problem: "contains a control character" };
  const problem = backslashProblem(path);
  if (problem !== undefined) return { code: "input-invalid", problem };
  if (/[\\/]$/.test(path)) return { code: "input-invalid", problem: "is a folder name; use a file name" };
  const target = resolve(workspace, path);
  if (!isAbsolute(path) && !inside(workspace, target)) return OUTSIDE;
  try {
    const folder = await realAncestor(dirname(target));
    const realPath = join(folder, basename(target));
    if (!isAbsolute(path) && !inside(await realpath(workspace), realPath)) return OUTSIDE;
    const there = await lstat(realPath).catch(() => undefined);
    if (there === undefined) return { value: { path, realPath, overwrite } };
    if (there.isDirectory()) return { code: "input-invalid", problem: "is a folder; use a file name" };
    if (!there.isFile()) {
      return { code: "output-unwritable", problem: "is a link or a special file, which is never replaced" };
    }
    // An unfinished change of a terminated step is completed first, then checked.
    if (overwrite || (await isChanging(realPath))) return { value: { path, realPath, overwrite } };
    return { code: "output-exists", problem: "already exists; set overwrite: true to replace it" };
  } catch (error) {
    if (isLimit(error)) throw error;
    if (systemCode(error) === "ENOTDIR") return NO_FOLDER;
    return { code: "output-unwritable", problem: `cannot be written there (${reasonOf(error)})` };
  }
}

/**
 * Resolves the links of the existing part of a path.
 * @throws the system's error; `ENOTDIR` if that part is a file, even where the system reports another code.
 */
async function realAncestor(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) return real;
    throw Object.assign(new Error(`${real} is not a folder`), { code: "ENOTDIR" });
  } catch (error) {
    if (systemCode(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    return join(await realAncestor(dirname(folder)), basename(folder));
  }
}

/**
 * The first bytes of the file, and its size.
 * @throws as `openFound`.
 */
async function begin(realPath: string): Promise<{ readonly head: Uint8Array; readonly size: number }> {
  const file = await openFound(realPath);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

function inside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
