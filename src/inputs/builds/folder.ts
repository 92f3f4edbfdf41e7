import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { shorten } from "../../system/text/shown-text.ts";
import { isLimit } from "../../system/files/disk-trouble.ts";
import { openFound } from "../../system/files/found-file.ts";
import { isWithin, type Located, locateWithin, type Place, readRefusal } from "../files/paths.ts";
import type { Refusal } from "../problems.ts";

/** What the inputs specify in case the build does not. */
export interface BuildContext {
  readonly workspace: string;
  /** The chip from the inputs, as esptool's options spell it; `undefined` for `auto`. */
  readonly chip: string | undefined;
  /** Address of the partition table, unless the build specifies it. */
  readonly tableAddress: number;
  /** Collects the chips of a build for several, if the workflow specifies none. */
  readonly openChips?: Set<string> | undefined;
  /** Aborts the search for the files of a pattern. */
  readonly signal?: AbortSignal | undefined;
}

/** A folder that may contain a build, with the names of its entries. */
export interface BuildFolder {
  readonly context: BuildContext;
  /** As messages show it. */
  readonly path: string;
  readonly realPath: string;
  /** Its paths may not leave this: the workspace, or the folder itself if that is elsewhere. */
  readonly root: string;
  readonly names: readonly string[];
}

/** A folder with more entries is not a build folder. */
const MAX_NAMES = 20_000;

/** @param realPath the absolute path, links resolved. */
export async function openFolder(
  context: BuildContext,
  path: string,
  realPath: string,
): Promise<BuildFolder | Refusal> {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(realPath)) {
      if (names.length === MAX_NAMES) {
        const problem = `has more than ${MAX_NAMES} entries: specify the build folder inside it`;
        return { code: "input-invalid", problem };
      }
      names.push(name);
    }
  } catch (error) {
    if (isLimit(error)) throw error;
    return { code: "file-unreadable", problem: "cannot be listed" };
  }
  const root = (await isWithin(context.workspace, realPath)) ? context.workspace : realPath;
  return { context, path, realPath, root, names: names.sort() };
}

/**
 * The subfolders at a path in a folder; entries that are not folders, or cannot be listed, are skipped.
 * @param accepts whether to open the folder with this name.
 */
export async function foldersIn(
  folder: BuildFolder,
  path: string,
  accepts: (name: string) => boolean = () => true,
): Promise<BuildFolder[]> {
  const parent = await subfolder(folder, path);
  const folders: BuildFolder[] = [];
  for (const name of parent?.names.filter(accepts) ?? []) {
    const found = parent && (await subfolder(parent, name));
    if (found !== undefined) folders.push(found);
  }
  return folders;
}

/** @param path relative to the folder. */
export async function subfolder(folder: BuildFolder, path: string): Promise<BuildFolder | undefined> {
  const place = await locateIn(folder, path);
  if ("problem" in place || place.value.kind !== "folder") return undefined;
  const opened = await openFolder(folder.context, join(folder.path, path), place.value.realPath);
  return "problem" in opened ? undefined : opened;
}

/** Finds the file or folder at a path of a build. */
export function locateIn({ root, realPath }: BuildFolder, path: string): Promise<Located<Place>> {
  return locateWithin(root, realPath, path);
}

/** Reads a file that describes a build. */
export async function readDescription(
  folder: BuildFolder,
  name: string,
  limit: number,
): Promise<Located<string>> {
  const place = await locateIn(folder, name);
  if ("problem" in place) return place;
  if (place.value.kind === "folder") return { code: "input-invalid", problem: "is a folder, not a file" };
  if (place.value.size > limit) {
    return {
      code: "input-invalid",
      problem: `has ${place.value.size} bytes; a file of its kind has at most ${limit}`,
    };
  }
  const bytes = await readBytes(place.value.realPath, 0, limit);
  return "problem" in bytes ? bytes : decoded(bytes.value);
}

/** The text of a file; the byte order mark that editors on Windows add is dropped. */
function decoded(bytes: Buffer): Located<string> {
  const mark = bytes.toString("hex", 0, 2);
  return mark === "fffe" || mark === "feff"
    ? { code: "input-invalid", problem: "is UTF-16 text; save it as UTF-8" }
    : { value: bytes.toString("utf8").replace(/^\ufeff/, "") };
}

/** Reads part of a file, or less if the file ends earlier. */
export async function readBytes(realPath: string, offset: number, length: number): Promise<Located<Buffer>> {
  try {
    const file = await openFound(realPath);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return { value: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return readRefusal(error);
  }
}

/** «"a", "b" and 3 more», for messages. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `"${shorten(name)}"`);
  return names.length > shown.length
    ? `${shown.join(", ")} and ${names.length - shown.length} more`
    : shown.join(", ");
}
