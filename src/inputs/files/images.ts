import { FLASH_LIMIT, flashSizeBytes } from "../../firmware/flash/flash-layout.ts";
import { PARTITION_TABLE_ADDRESS } from "../../firmware/formats/partition-table.ts";
import { layoutProblems } from "../partitions/layout.ts";
import type { FileAt, FileToPlace } from "./placed-file.ts";
import type { Build } from "../builds/build.ts";
import type { BuildContext } from "../builds/folder.ts";
import { type FlashSettings, HEADER_INPUTS, type HeaderInput, readSettings } from "../builds/wishes.ts";
import { normalChip } from "../board/connection.ts";
import { type ListedFile, MAX_FILES, parseFileList } from "./file-list.ts";
import { findListed } from "./listed-files.ts";
import { asImage, type InputFile, type Located, locatePlace, type Place } from "./paths.ts";
import type { Reader } from "../reader.ts";
import type { InputName } from "../input-table.ts";
import { parseTableOffset } from "../partitions/table-offset.ts";
import { parsePlace } from "../values.ts";

/** Kinds that can contain many images, and therefore belong in `files`. */
const SEVERAL = {
  folder: {
    code: "input-invalid",
    problem: "is a folder, not a file; use `files` for a build folder",
  },
  hex: {
    code: "input-invalid",
    problem: "is Intel HEX, which has its own addresses; use `files`, without an address",
  },
} as const;

export interface Images {
  readonly shape: "one" | "many";
  readonly files: readonly FileToPlace[];
  readonly settings: FlashSettings;
  readonly headerInputs: readonly HeaderInput[];
  /** The build of the files; its settings are already in the flash settings, but not in the connection. */
  readonly build: Build | undefined;
}

/** The images of a request once each has an address. */
export interface PlacedImages {
  /** `file` gives one image, `files` many: the shapes of their results differ. */
  readonly shape: "one" | "many";
  readonly files: readonly FileAt[];
  readonly settings: FlashSettings;
  /** Which settings come from inputs; if absent, all are the build's. */
  readonly headerInputs?: readonly HeaderInput[];
}

/** How to search for files, and what the search has found. */
export type Search = Pick<BuildContext, "signal" | "openChips">;

/** Reads `file` + `address` or `files`, and checks every image as far as possible without the board. */
export async function readImages(
  reader: Reader,
  workspace: string,
  search: Search,
): Promise<Images | undefined> {
  const shape = readShape(reader);
  if (shape === undefined) return undefined;
  const name: InputName = shape === "one" ? "file" : "files";
  const { files, build } =
    shape === "one" ? await oneFile(reader, workspace) : await manyFiles(reader, workspace, search);
  const settings = readSettings(reader, build);
  checkLayout(reader, name, files, settings.size);
  const headerInputs = HEADER_INPUTS.filter((input) => reader.isSet(input));
  return { shape, files, settings, headerInputs, build };
}

function readShape(reader: Reader): "one" | "many" | undefined {
  const one = reader.isSet("file");
  const many = reader.isSet("files");
  if (one && many) {
    reader.problems.add("input-invalid", "inputs `file` and `files` are both given: choose one");
  } else if (!one && !many) {
    reader.problems.add(
      "input-invalid",
      "input `file` or `files` is missing: the firmware to write or compare",
    );
  } else {
    return one ? "one" : "many";
  }
  return undefined;
}

type Listed = Pick<Images, "files" | "build">;

/** The file is checked even if its address is wrong: everything is reported at once. */
async function oneFile(reader: Reader, workspace: string): Promise<Listed> {
  const address = (reader.isSet("address") ? reader.parse("address", parsePlace) : 0) ?? 0;
  const path = reader.text("file");
  const place = await locatePlace(workspace, path);
  const found = "value" in place ? asSingleImage(place.value) : place;
  const image = reader.problems.take("file", path, found, "code" in found ? found.code : undefined);
  return { files: image === undefined ? [] : [{ address, path, ...image }], build: undefined };
}

function asSingleImage(place: Place): Located<InputFile> {
  return place.kind === "file" ? asImage(place) : SEVERAL[place.kind];
}

async function manyFiles(reader: Reader, workspace: string, search: Search): Promise<Listed> {
  const { problems } = reader;
  if (reader.isSet("address")) {
    problems.add(
      "input-invalid",
      "input `address` belongs to `file`; with `files`, each file has its own address",
    );
  }
  const context = { ...buildContext(reader, workspace), ...search };
  const files: FileToPlace[] = [];
  const builds: Build[] = [];
  // One after the other, so that the problems are in the order of the list.
  for (const entry of readList(reader)) {
    const found = await findListed(context, entry);
    if ("problems" in found) {
      for (const refusal of found.problems) problems.take("files", found.path, refusal, refusal.code);
    } else {
      files.push(...found.files);
      if (found.build !== undefined) builds.push(found.build);
    }
  }
  const [build, second] = builds;
  if (second !== undefined) {
    problems.add("input-invalid", `input \`files\` lists ${builds.length} builds; a step flashes one`);
  }
  if (files.length > MAX_FILES) {
    const text = `input \`files\` stands for ${files.length} images; ${MAX_FILES} is the maximum for one write`;
    problems.add("input-invalid", text);
  }
  return { files, build };
}

/** Problems with these inputs are reported elsewhere. */
function buildContext(reader: Reader, workspace: string): BuildContext {
  const named = (["chip", "require-chip"] as const).find((name) => reader.isSet(name));
  const offset = parseTableOffset(reader.text("partition-table-offset"));
  return {
    workspace,
    chip: named === undefined ? undefined : normalChip(reader.text(named)),
    tableAddress: "value" in offset ? offset.value : PARTITION_TABLE_ADDRESS,
  };
}

function readList(reader: Reader): ListedFile[] {
  const parsed = parseFileList(reader.text("files"));
  if (parsed.length === 0) reader.problems.add("input-invalid", "input `files` lists no file");
  return parsed.flatMap((entry) => {
    if ("value" in entry) return [entry.value];
    reader.problems.add("input-invalid", `input \`files\` ${entry.problem}`);
    return [];
  });
}

/** Files at partition names are checked once the names are resolved. */
function checkLayout(
  { problems }: Reader,
  name: InputName,
  files: readonly FileToPlace[],
  flashSize: string,
): void {
  const placed = files.flatMap(({ address, ...file }) =>
    typeof address === "number" ? [{ ...file, address }] : [],
  );
  for (const { code, text } of layoutProblems(placed, flashSizeBytes(flashSize) ?? FLASH_LIMIT)) {
    problems.add(code, `input \`${name}\`: ${text}`);
  }
}
