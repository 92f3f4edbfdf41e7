import { join } from "node:path";
import { CHIPS } from "../../esptool/run/vocabulary.ts";
import type { ReadDescription } from "../../firmware/builds/build-description.ts";
import { FLASHER_ARGS, MAX_FLASHER_ARGS_BYTES, readFlasherArgs } from "../../firmware/builds/flasher-args.ts";
import { isFlashArgs, MAX_FLASH_ARGS_BYTES, readFlashArgs } from "../../firmware/builds/flash-args.ts";
import {
  isWebManifest,
  MAX_WEB_MANIFEST_BYTES,
  readWebManifest,
} from "../../firmware/builds/web-manifest.ts";
import { type BuildContext, type BuildFolder, readDescription } from "./folder.ts";
import { type BuildKind, type FoundBuild, refused } from "./kind.ts";

/** A kind of build that one file describes, with paths relative to it. */
interface DescribedKind {
  /** The file's name in the build folder. */
  readonly name: string;
  readonly mark: string;
  readonly describes: (name: string) => boolean;
  /** Whether a file that the input names may be a description of this kind. */
  readonly mayBe: (name: string) => boolean;
  /** Whether the text is of this kind, if the name does not show it. */
  readonly recognises?: (text: string) => boolean;
  /** Bytes. */
  readonly limit: number;
  readonly read: (text: string, context: BuildContext) => Promise<ReadDescription> | ReadDescription;
}

function described(kind: DescribedKind): BuildKind {
  const readFile = async (folder: BuildFolder, file: string): Promise<FoundBuild | undefined> => {
    const path = join(folder.path, file);
    const text = await readDescription(folder, file, kind.limit);
    if ("problem" in text) return { path, problems: [text] };
    if (kind.recognises?.(text.value) === false) return undefined;
    const description = await kind.read(text.value, folder.context);
    return "problems" in description
      ? refused(path, ...description.problems)
      : { path, folder, description: description.value };
  };
  return {
    mark: kind.mark,
    describes: kind.describes,
    inFolder: async (folder) => (folder.names.includes(kind.name) ? readFile(folder, kind.name) : undefined),
    ofFile: async (folder, file) => (kind.mayBe(file) ? readFile(folder, file) : undefined),
  };
}

/** The manifest of ESP Web Tools: JSON with any name, if the input names the file. */
export const WEB_BUILD = described({
  name: "manifest.json",
  mark: "manifest.json (ESP Web Tools)",
  describes: () => false,
  mayBe: isJson,
  recognises: isWebManifest,
  limit: MAX_WEB_MANIFEST_BYTES,
  read: async (text, { chip, openChips }) => {
    const read = await readWebManifest(text, chip);
    const open = "problems" in read ? (read.chips ?? []) : [];
    for (const one of open) if (CHIPS.some((known) => known === one)) openChips?.add(one);
    return read;
  },
});

/** ESP-IDF's description of a build for other tools; any other JSON file that the input names is read as one. */
export const IDF_BUILD = described({
  name: FLASHER_ARGS,
  mark: `${FLASHER_ARGS} (ESP-IDF)`,
  describes: (name) => name === FLASHER_ARGS,
  mayBe: isJson,
  recognises: (text) => !isWebManifest(text),
  limit: MAX_FLASHER_ARGS_BYTES,
  read: readFlasherArgs,
});

/** The file with ESP-IDF's arguments for esptool. */
export const FLASH_ARGS_BUILD = described({
  name: "flash_args",
  mark: "flash_args (ESP-IDF)",
  describes: isFlashArgs,
  mayBe: isFlashArgs,
  limit: MAX_FLASH_ARGS_BYTES,
  read: readFlashArgs,
});

function isJson(name: string): boolean {
  return /\.json$/i.test(name);
}
