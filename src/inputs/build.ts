import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, join, win32 } from "node:path";
import {
  CHIPS,
  FLASH_FREQUENCIES,
  FLASH_MODES,
  FLASH_SIZES,
  RESETS_AFTER,
  RESETS_BEFORE,
} from "../esptool/vocabulary.ts";
import {
  type BuildFile,
  type FlasherArgs,
  MAX_FLASHER_ARGS_BYTES,
  readFlasherArgs,
} from "../firmware/flasher-args.ts";
import type { BuildSettings } from "../firmware/flash-options.ts";
import type { FileAt } from "../operations/request.ts";
import { shorten } from "../shown-text.ts";
import { asImage, isWithin, locateWithin, type Place } from "./paths.ts";
import type { Refusal } from "./problems.ts";
import { parseChoice } from "./values.ts";

/** The name that ESP-IDF gives to the description of its builds. */
export const FLASHER_ARGS = "flasher_args.json";

/** The stub pads what it encrypts to blocks: of 32 bytes on the ESP32, of 16 on all others (esptool's loaders). */
const ENCRYPTED_ALIGNMENT = 32;

/** A build of ESP-IDF: what it puts where, and how it wants to be flashed; every word is one that esptool knows. */
export interface Build {
  /** Its flasher_args.json, as people see it. */
  readonly path: string;
  readonly files: readonly FileAt[];
  /** Where its partition table is. */
  readonly tableAddress: number | undefined;
  /** `undefined` where the build says nothing, here and below. */
  readonly settings: BuildSettings;
  readonly chip: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly stub: boolean | undefined;
}

export type ReadBuild = { readonly value: Build } | { readonly problems: readonly Refusal[] };

/**
 * Reads a flasher_args.json and looks at every file that it names. Its paths belong to its folder and stay in the
 * workspace, or in its folder where it lies elsewhere.
 * @param path of the JSON, as people see it; problems complete the sentence «"path" …».
 */
export async function readBuild(workspace: string, path: string, json: Place): Promise<ReadBuild> {
  if (json.size > MAX_FLASHER_ARGS_BYTES) {
    return refused(`has ${json.size} bytes; a ${FLASHER_ARGS} has at most ${MAX_FLASHER_ARGS_BYTES}`);
  }
  const text = await readFile(json.realPath, "utf8").catch(() => undefined);
  if (text === undefined) return { problems: [{ code: "file-unreadable", problem: "cannot be read" }] };
  const read = await readFlasherArgs(text);
  if ("problems" in read) return refused(...read.problems);
  const problems: Refusal[] = [];
  const folder = dirname(json.realPath);
  const root = (await isWithin(workspace, folder)) ? workspace : folder;
  const files: FileAt[] = [];
  for (const file of read.value.files) {
    const found = await findFile(root, folder, file);
    if ("problem" in found) problems.push(found);
    else files.push({ ...found, path: join(dirname(path), file.path) });
  }
  const words = checkWords(read.value, problems);
  const { tableAddress } = read.value;
  return problems.length > 0 ? { problems } : { value: { path, files, tableAddress, ...words } };
}

async function findFile(
  root: string,
  folder: string,
  { address, path, encrypted }: BuildFile,
): Promise<Omit<FileAt, "path"> | Refusal> {
  const place = await locateWithin(root, folder, path);
  const found = "value" in place ? asImage(place.value) : place;
  if ("problem" in found) {
    return { code: found.code, problem: `names "${shorten(path)}", which ${buildProblem(path, found)}` };
  }
  if (encrypted && address % ENCRYPTED_ALIGNMENT !== 0) {
    const problem = `has "${shorten(path)}" encrypted at 0x${address.toString(16)}, which is no multiple of ${ENCRYPTED_ALIGNMENT}`;
    return { code: "input-invalid", problem };
  }
  return { address, ...found.value, ...(encrypted ? { encrypted } : {}) };
}

/** What is wrong with a file of a build, in words for somebody who did not write its path. */
function buildProblem(path: string, { code, problem }: Refusal): string {
  const isMissing = code === "file-not-found" || code === "path-outside-workspace";
  if (isMissing && (isAbsolute(path) || win32.isAbsolute(path))) {
    const where = code === "file-not-found" ? "does not exist here" : "leaves the workspace";
    return `${where}: it is an absolute path of the machine that made the build; copy the file into the build's folder and name it by its path from there, or list the files with their addresses`;
  }
  if (code !== "path-outside-workspace") return problem;
  return "leaves the workspace, which no build may do; copy the file into the build's folder, or list the files with their addresses";
}

/** Nothing that a build says reaches esptool unless it is a word of our own lists. */
function checkWords(args: FlasherArgs, problems: Refusal[]): Omit<Build, "path" | "files" | "tableAddress"> {
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
  const { mode, freq, size } = args.settings;
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

function refused(...problems: readonly string[]): ReadBuild {
  return { problems: problems.map((problem) => ({ code: "input-invalid", problem })) };
}
