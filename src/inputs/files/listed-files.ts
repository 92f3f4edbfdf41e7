import type { FileAt, FileToPlace } from "./placed-file.ts";
import { type Build, describesBuild, findBuild } from "../builds/build.ts";
import type { BuildContext } from "../builds/folder.ts";
import type { ListedFile } from "./file-list.ts";
import { readHexFile } from "./hex-file.ts";
import { asImage, type Located, locatePlace, type Place } from "./paths.ts";
import { expandPattern } from "./pattern.ts";
import type { Refusal } from "../problems.ts";

/** The files that one entry of `files` stands for, or what is wrong: each problem completes the sentence «"path" …». */
export type Found =
  | { readonly files: readonly FileToPlace[]; readonly build?: Build }
  | { readonly path: string; readonly problems: readonly Refusal[] };

const NO_ADDRESS = {
  code: "input-invalid",
  problem:
    'has no address: write "ADDRESS PATH"; only a build, a merged image (*.factory.bin, *.merged.bin) and Intel HEX have their own',
} as const;

const HAS_ADDRESSES = {
  code: "input-invalid",
  problem: "has its own addresses: remove the address",
} as const;

/** Finds what an entry of `files` stands for: one image, the regions of Intel HEX, or the files of a build. */
export async function findListed(
  context: BuildContext,
  { address, path, isPattern }: ListedFile,
): Promise<Found> {
  const { workspace, signal } = context;
  const expanded = isPattern === true ? await expandPattern(workspace, path, { signal }) : { value: path };
  if ("problem" in expanded) return { path, problems: [expanded] };
  const shown = expanded.value;
  const place = await locatePlace(workspace, shown);
  if ("problem" in place)
    return { path: shown, problems: [typeof address === "number" ? place : explained(place)] };
  if (address === undefined) return findSelfPlaced(context, shown, place.value);
  const image = imageAt(shown, place.value);
  return "problem" in image
    ? { path: shown, problems: [image] }
    : { files: [{ address, path: shown, ...image.value }] };
}

/** Adds the valid forms of a line to the refusal of a missing file. */
function explained(refusal: Refusal): Refusal {
  if (refusal.code !== "file-not-found") return refusal;
  return {
    ...refusal,
    problem: `${refusal.problem}; a line is "ADDRESS PATH", "PARTITION PATH", or the path of something with its own addresses`,
  };
}

function imageAt(path: string, place: Place): Located<Omit<FileAt, "address" | "path">> {
  return place.kind === "hex" || describesBuild(path) ? HAS_ADDRESSES : asImage(place);
}

async function findSelfPlaced(context: BuildContext, path: string, place: Place): Promise<Found> {
  if (place.kind === "hex") {
    const read = await readHexFile(path, place);
    return "value" in read ? { files: read.value } : { path, problems: [read] };
  }
  const build = await findBuild(context, path, place);
  if (build === undefined) return { path, problems: [NO_ADDRESS] };
  return "value" in build ? { files: build.value.files, build: build.value } : build;
}
