import { ESP8266 } from "../../firmware/flash/chips.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { type BuildFolder, foldersIn, listed } from "./folder.ts";
import { type BuildKind, type FoundBuild, refused } from "./kind.ts";
import { placeParts } from "./parts.ts";
import { readWholeImage } from "./whole-image.ts";

const APPLICATION = ".ino.bin";
const BOOTLOADER = ".ino.bootloader.bin";
const TABLE = ".ino.partitions.bin";
const MERGED = ".ino.merged.bin";

/**
 * Arduino's output: `Blink.ino.bin` with `Blink.ino.bootloader.bin` and `Blink.ino.partitions.bin`, or
 * `Blink.ino.merged.bin`. A sketch's `build` folder has a subfolder for each board. The application's file stands for
 * its sketch.
 */
export const ARDUINO_BUILD: BuildKind = {
  mark: `*${APPLICATION} (Arduino)`,
  describes: () => false,
  ofFile: async (folder, name) =>
    name.endsWith(APPLICATION) ? readSketch(folder, sketchOf(name)) : undefined,
  inFolder: async (folder) => {
    if (sketchesIn(folder).length > 0) return readOnly(folder);
    const around = folder.names.includes("build") ? "build" : ".";
    const boards = (await foldersIn(folder, around, isBoard)).filter((board) => sketchesIn(board).length > 0);
    const [only, second] = boards;
    if (only === undefined) return undefined;
    if (second === undefined) return readOnly(only);
    const paths = boards.map(({ path }) => path);
    return refused(
      folder.path,
      `has builds for ${boards.length} boards: specify the folder of one (${listed(paths)})`,
    );
  },
};

/** Arduino names a build folder after its board: `esp32.esp32.esp32c3`. */
function isBoard(name: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(name);
}

function sketchesIn({ names }: BuildFolder): string[] {
  return names.filter((name) => name.endsWith(APPLICATION)).map(sketchOf);
}

function sketchOf(name: string): string {
  return name.slice(0, -APPLICATION.length);
}

async function readOnly(folder: BuildFolder): Promise<FoundBuild> {
  const sketches = sketchesIn(folder);
  const [only = ""] = sketches;
  if (sketches.length === 1) return readSketch(folder, only);
  const files = sketches.map((sketch) => `${sketch}${APPLICATION}`);
  return refused(
    folder.path,
    `has ${sketches.length} sketches of Arduino: specify the application of one, without an address (${listed(files)})`,
  );
}

async function readSketch(folder: BuildFolder, sketch: string): Promise<FoundBuild> {
  const parts = {
    bootloader: `${sketch}${BOOTLOADER}`,
    table: `${sketch}${TABLE}`,
    application: `${sketch}${APPLICATION}`,
  };
  const missing = Object.values(parts).filter((name) => !folder.names.includes(name));
  if (missing.length === 0) return placeParts(folder, parts);
  if (folder.names.includes(`${sketch}${MERGED}`)) return readWholeImage(folder, `${sketch}${MERGED}`);
  return refused(
    folder.path,
    `has the sketch "${shorten(sketch)}" without ${listed(missing)}, which hold the addresses: export them all, or list the files with their addresses (an ${ESP8266} has its one image at 0x0)`,
  );
}
