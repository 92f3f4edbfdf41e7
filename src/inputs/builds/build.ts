import { basename, dirname, isAbsolute, join, win32 } from "node:path";
import {
  CHIPS,
  FLASH_FREQUENCIES,
  FLASH_MODES,
  FLASH_SIZES,
  RESETS_AFTER,
  RESETS_BEFORE,
} from "../../esptool/run/vocabulary.ts";
import type { BuildDescription, BuildFile } from "../../firmware/builds/build-description.ts";
import { LARGEST_ENCRYPTED_BLOCK } from "../../firmware/flash/chips.ts";
import type { BuildSettings } from "../../firmware/flash/flash-options.ts";
import type { FileAt } from "../files/placed-file.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { asImage, type Place } from "../files/paths.ts";
import type { Refusal } from "../problems.ts";
import { parseChoice } from "../values.ts";
import { type BuildContext, type BuildFolder, locateIn, openFolder } from "./folder.ts";
import type { FoundBuild } from "./kind.ts";
import { BUILD_KINDS } from "./kinds.ts";

/** A build: its images with their addresses, and its flash settings; esptool accepts every setting. */
export interface Build {
  /** The file or folder that describes it, as messages show it. */
  readonly path: string;
  /** Its folder, in which more can be looked up. */
  readonly folder: BuildFolder;
  readonly files: readonly FileAt[];
  /** Address of its partition table. */
  readonly tableAddress: number | undefined;
  /** `undefined` if the build does not specify it, here and below. */
  readonly settings: BuildSettings;
  readonly chip: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly stub: boolean | undefined;
  /** Notes for the user, as whole sentences. */
  readonly notes: readonly string[];
}

/** Each problem completes the sentence «"path" …». */
export type ReadBuild =
  { readonly value: Build } | { readonly path: string; readonly problems: readonly Refusal[] };

/** Whether a file with this name describes a build, and so is not an image. */
export function describesBuild(path: string): boolean {
  return BUILD_KINDS.some((kind) => kind.describes(basename(path)));
}

/**
 * Finds the build that a folder contains, or that a file stands for, and checks each of its files. The paths of a build
 * are relative to its folder; they may not leave the workspace, or its folder if that is elsewhere.
 * @param path as messages show it.
 * @returns `undefined` for a file that does not stand for a build.
 */
export async function findBuild(
  context: BuildContext,
  path: string,
  { kind, realPath }: Place,
): Promise<ReadBuild | undefined> {
  const isFolder = kind === "folder";
  const around = isFolder ? path : dirname(path);
  const folder = await openFolder(context, around, isFolder ? realPath : dirname(realPath));
  if ("problem" in folder) return { path: around, problems: [folder] };
  for (const known of BUILD_KINDS) {
    const found = isFolder ? await known.inFolder(folder) : await known.ofFile(folder, basename(realPath));
    if (found !== undefined) return "problems" in found ? found : settle(found);
  }
  if (!isFolder) return undefined;
  const marks = BUILD_KINDS.map(({ mark }) => mark).join(", ");
  const problem = `is not a known kind of build: it has none of ${marks}`;
  return { path, problems: [{ code: "file-not-found", problem }] };
}

/** Checks that the files of a build exist, and that esptool accepts its settings. */
async function settle({
  path,
  folder,
  description,
  notes = [],
}: Exclude<FoundBuild, { readonly problems: unknown }>): Promise<ReadBuild> {
  const problems: Refusal[] = [];
  const files: FileAt[] = [];
  for (const file of description.files) {
    const found = await findFile(folder, file);
    if ("problem" in found) problems.push(found);
    else files.push({ ...found, path: join(folder.path, file.path) });
  }
  const words = checkWords(description, problems);
  const { tableAddress } = description;
  return problems.length > 0
    ? { path, problems }
    : { value: { path, folder, files, tableAddress, ...words, notes } };
}

async function findFile(
  folder: BuildFolder,
  { address, path, encrypted, role }: BuildFile,
): Promise<Omit<FileAt, "path"> | Refusal> {
  const place = await locateIn(folder, path);
  const found = "value" in place ? asImage(place.value) : place;
  if ("problem" in found) {
    return { code: found.code, problem: `names "${shorten(path)}", which ${buildProblem(path, found)}` };
  }
  if (encrypted && address % LARGEST_ENCRYPTED_BLOCK !== 0) {
    const problem = `has "${shorten(path)}" encrypted at 0x${address.toString(16)}, which is not a multiple of ${LARGEST_ENCRYPTED_BLOCK}`;
    return { code: "input-invalid", problem };
  }
  return { address, ...found.value, ...(encrypted ? { encrypted } : {}), ...(role ? { role } : {}) };
}

/** What is wrong with a file of a build, for a reader who did not write its path. */
function buildProblem(path: string, { code, problem }: Refusal): string {
  const isMissing = code === "file-not-found" || code === "path-outside-workspace";
  if (isMissing && (isAbsolute(path) || win32.isAbsolute(path))) {
    const where = code === "file-not-found" ? "does not exist here" : "leaves the workspace";
    return `${where}: it is an absolute path of the machine that made the build; copy the file into the build's folder and name it by its path from there, or list the files with their addresses`;
  }
  if (code !== "path-outside-workspace") return problem;
  return "leaves the workspace, which no build may do; copy the file into the build's folder, or list the files with their addresses";
}

/** No text of a build reaches esptool unless it is on one of our lists. */
function checkWords(
  args: BuildDescription,
  problems: Refusal[],
): Pick<Build, "settings" | "chip" | "before" | "after" | "stub"> {
  const word = (what: string, text: string | undefined, choices: readonly string[]): string | undefined => {
    if (text === undefined) return undefined;
    const parsed = parseChoice(text, choices);
    if ("value" in parsed) return parsed.value;
    problems.push({
      code: "input-invalid",
      problem: `has the ${what} "${shorten(text)}", which ${parsed.problem}`,
    });
    return undefined;
  };
  const { mode, freq, size } = args.settings ?? {};
  return {
    settings: {
      mode: word("flash mode", mode, FLASH_MODES),
      freq: word("flash frequency", freq, FLASH_FREQUENCIES),
      size: word("flash size", size, FLASH_SIZES),
    },
    chip: word(
      "chip",
      args.chip,
      CHIPS.filter((chip) => chip !== "auto"),
    ),
    before: word("reset before", args.before, RESETS_BEFORE),
    after: word("reset after", args.after, RESETS_AFTER),
    stub: args.stub,
  };
}
