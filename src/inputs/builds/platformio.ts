import { basename, dirname, join, posix } from "node:path";
import type { BuildFile } from "../../firmware/builds/build-description.ts";
import { FLASHER_ARGS } from "../../firmware/builds/flasher-args.ts";
import { type Idedata, MAX_IDEDATA_BYTES, readIdedata } from "../../firmware/builds/idedata.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { type BuildFolder, foldersIn, listed, locateIn, readDescription } from "./folder.ts";
import { type BuildKind, type FoundBuild, refused } from "./kind.ts";
import { firstSlot, IDEDATA, placeParts, plain, readBuildTable } from "./parts.ts";
import { readWholeImage } from "./whole-image.ts";

const PARTS = {
  bootloader: "bootloader.bin",
  table: "partitions.bin",
  application: "firmware.bin",
} as const;
/** ESPHome's merged image, which it makes because its parts lack OTA data; the second name was used until 2023. */
const FACTORY = ["firmware.factory.bin", "firmware-factory.bin"] as const;

/**
 * The folder of one PlatformIO environment, `.pio/build/<env>`, or a folder that contains a single one. Its
 * `idedata.json` has all addresses; without it, they follow from the parts. An ESPHome folder is one as well, and is
 * flashed from its merged image.
 */
export const PLATFORMIO_BUILD: BuildKind = {
  mark: `${PARTS.application} with ${PARTS.table} or ${IDEDATA} (PlatformIO)`,
  describes: () => false,
  ofFile: () => Promise.resolve(undefined),
  inFolder: async (folder) => {
    if (isEnvironment(folder)) return readEnvironment(folder);
    const environments = (await foldersIn(folder, environmentsPath(folder))).filter(isEnvironment);
    const [only, second] = environments;
    if (only === undefined) return undefined;
    if (second === undefined) return readEnvironment(only);
    const paths = environments.map(({ path }) => path);
    return refused(
      folder.path,
      `has builds for ${environments.length} PlatformIO environments: specify the folder of one (${listed(paths)})`,
    );
  },
};

function isEnvironment({ names }: BuildFolder): boolean {
  if (names.includes(IDEDATA)) return true;
  // An ESP-IDF build may also have files with these names, but its bootloader is in a separate folder.
  const isIdf = names.includes(FLASHER_ARGS) && !names.includes(PARTS.bootloader);
  return names.includes(PARTS.application) && names.includes(PARTS.table) && !isIdf;
}

/** Path from here to the folders of the environments: from ESPHome's folder, `.pio`, `.pio/build`, or the project. */
function environmentsPath({ realPath, names }: BuildFolder): string {
  if (names.includes(".pioenvs")) return ".pioenvs";
  if (basename(realPath) === ".pio") return "build";
  return basename(dirname(realPath)) === ".pio" ? "." : ".pio/build";
}

async function readEnvironment(folder: BuildFolder): Promise<FoundBuild> {
  if (folder.names.includes(IDEDATA)) return readWithIdedata(folder);
  const missing = Object.values(PARTS).filter((name) => !folder.names.includes(name));
  const factory = FACTORY.find((name) => folder.names.includes(name));
  if (factory !== undefined) return readWholeImage(folder, factory);
  if (missing.length === 0) return placeParts(folder, PARTS);
  return refused(
    folder.path,
    `is a PlatformIO build without ${listed(missing)}: build it again, or list the files with their addresses`,
  );
}

async function readWithIdedata(folder: BuildFolder): Promise<FoundBuild> {
  const path = join(folder.path, IDEDATA);
  const text = await readDescription(folder, IDEDATA, MAX_IDEDATA_BYTES);
  if ("problem" in text) return { path, problems: [text] };
  const idedata = await readIdedata(text.value);
  if ("problems" in idedata) return refused(path, ...idedata.problems);
  const { program, images } = idedata.value;
  const files: BuildFile[] = [];
  const problems: string[] = [];
  for (const image of images) {
    const found = await findImage(folder, image.path, program);
    if (found !== undefined) files.push(plain(image.address, found));
    else problems.push(missingImage(folder, image));
  }
  const table = files.find((file) => posix.basename(file.path) === PARTS.table);
  const application = await placeApplication(folder, idedata.value, table);
  if ("path" in application) return application;
  if (problems.length > 0) return refused(path, ...problems);
  return {
    path,
    folder,
    description: {
      files: [...files, application.value].sort((a, b) => a.address - b.address),
      tableAddress: table?.address,
    },
  };
}

async function placeApplication(
  folder: BuildFolder,
  { program, applicationAddress }: Idedata,
  table: BuildFile | undefined,
): Promise<{ readonly value: BuildFile } | FoundBuild> {
  const path = join(folder.path, IDEDATA);
  const name =
    program === undefined ? PARTS.application : `${posix.basename(program, posix.extname(program))}.bin`;
  if (applicationAddress !== undefined) return { value: plain(applicationAddress, name) };
  if (table === undefined) {
    return refused(
      path,
      `specifies neither the application's address nor a partition table: list the files with their addresses`,
    );
  }
  const context = { ...folder.context, tableAddress: table.address };
  const partitions = await readBuildTable({ ...folder, context }, table.path);
  if ("problem" in partitions) return { path: folder.path, problems: [partitions] };
  const slot = firstSlot(partitions.value);
  if (slot !== undefined) return { value: plain(slot.address, name) };
  return refused(path, `does not specify the application's address, and its table has no app partition`);
}

/**
 * The path of an image, relative to the folder. The paths in idedata.json are those of the build machine: files of the
 * build folder are in this folder; others are still at their path, or have been copied into the folder.
 */
async function findImage(
  folder: BuildFolder,
  path: string,
  program: string | undefined,
): Promise<string | undefined> {
  const home = program === undefined ? undefined : `${posix.dirname(program)}/`;
  if (home !== undefined && path.startsWith(home)) return path.slice(home.length);
  const name = posix.basename(path);
  if (folder.names.includes(name)) return name;
  return "value" in (await locateIn(folder, path)) ? path : undefined;
}

function missingImage(
  folder: BuildFolder,
  { address, path }: { readonly address: number; readonly path: string },
): string {
  return `has "${shorten(path)}" at 0x${address.toString(16)}, which is not in the workspace: on the build machine, copy it into "${shorten(folder.path)}"`;
}
