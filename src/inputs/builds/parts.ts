import { parseImageHeader, IMAGE_HEADER_SIZE } from "../../firmware/formats/app-image.ts";
import type { BuildFile } from "../../firmware/builds/build-description.ts";
import { bootloaderAddress, chipOfImage, chipOfOption, optionOfChip } from "../../firmware/flash/chips.ts";
import { parsed } from "../../firmware/formats/parsed.ts";
import type { Partition } from "../../firmware/formats/partition-table.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { asImage } from "../files/paths.ts";
import type { Refusal } from "../problems.ts";
import { tableOfFile } from "../partitions/table-file.ts";
import { type BuildFolder, locateIn, readBytes } from "./folder.ts";
import type { FoundBuild } from "./kind.ts";
import { kindOf } from "../../firmware/formats/partition-names.ts";

/** The files of a build without a list of addresses, by their names in its folder. */
export interface Parts {
  readonly bootloader: string;
  readonly table: string;
  readonly application: string;
}

/** PlatformIO's description of a build. */
export const IDEDATA = "idedata.json";

/** The OTA data of Arduino and of ESP-IDF, which make the first slot boot. */
const OTA_DATA = ["boot_app0.bin", "ota_data_initial.bin"] as const;

/**
 * Finds the addresses of the parts of a build: the bootloader's from the chip in its header, the application's from the
 * build's partition table.
 */
export async function placeParts(folder: BuildFolder, parts: Parts): Promise<FoundBuild> {
  const { tableAddress } = folder.context;
  const bootloader = await placeBootloader(folder, parts.bootloader);
  const partitions = await readBuildTable(folder, parts.table);
  const problems = [bootloader, partitions].filter((found) => "problem" in found);
  if ("problem" in bootloader || "problem" in partitions) return { path: folder.path, problems };
  const slot = firstSlot(partitions.value);
  if (slot === undefined) {
    const problem = `has "${parts.table}", which has no app partition: list the files with their addresses`;
    return { path: folder.path, problems: [{ code: "input-invalid", problem }] };
  }
  const ota = partitions.value.find((partition) => kindOf(partition) === "data/ota");
  const data = OTA_DATA.filter((name) => folder.names.includes(name));
  if (data.length > 1) {
    const problem = `has "${data.join('" and "')}", which are both OTA data: remove one, or list the files with their addresses`;
    return { path: folder.path, problems: [{ code: "input-invalid", problem }] };
  }
  const files: BuildFile[] = [
    plain(bootloader.value.address, parts.bootloader),
    plain(tableAddress, parts.table),
    ...(ota === undefined ? [] : data.map((name) => plain(ota.address, name))),
    plain(slot.address, parts.application),
  ];
  return {
    path: folder.path,
    folder,
    description: {
      files: files.sort((a, b) => a.address - b.address),
      chip: bootloader.value.chip,
    },
    notes: otaNotes(slot, ota, data[0]),
  };
}

function otaNotes(slot: Partition, ota: Partition | undefined, file: string | undefined): string[] {
  if (ota === undefined) {
    return file === undefined
      ? []
      : [`${file} is not flashed: the build's table has no partition for OTA data.`];
  }
  if (file !== undefined) return [];
  return [
    `The folder has no ${OTA_DATA[0]}, so the board keeps its OTA data: if it selects a slot other than "${shorten(slot.name)}", that slot boots. To flash it too, copy ${OTA_DATA[0]} into the folder.`,
  ];
}

/**
 * The application that ESP-IDF's bootloader starts unless OTA data selects another: the factory application, or
 * otherwise the first slot.
 */
export function firstSlot(partitions: readonly Partition[]): Partition | undefined {
  return ["app/factory", "app/ota_0"]
    .map((kind) => partitions.find((partition) => kindOf(partition) === kind))
    .find((partition) => partition !== undefined);
}

type Placed = { readonly value: { readonly address: number; readonly chip: string } } | Refusal;

/** Uses the chip in the bootloader's header, or otherwise the input `chip`. */
async function placeBootloader(folder: BuildFolder, name: string): Promise<Placed> {
  const header = await readPart(folder, name, IMAGE_HEADER_SIZE);
  if ("problem" in header) return header;
  const id = parsed(() => parseImageHeader(header.value))?.chipId;
  const said = id === undefined ? undefined : chipOfImage(id);
  const chip = said ?? chipOfOption(folder.context.chip ?? "");
  const address = chip === undefined ? undefined : bootloaderAddress(chip);
  if (chip !== undefined && address !== undefined) return { value: { address, chip: optionOfChip(chip) } };
  const problem = `has "${name}", whose header does not specify the chip, on which its address depends: set \`chip\``;
  return { code: "input-invalid", problem };
}

/** The partitions of the build's table. */
export async function readBuildTable(
  folder: BuildFolder,
  name: string,
): Promise<{ readonly value: readonly Partition[] } | Refusal> {
  const place = await locateIn(folder, name);
  const file = "value" in place ? asImage(place.value) : place;
  if ("problem" in file) return { ...file, problem: `has "${shorten(name)}", which ${file.problem}` };
  const table = await tableOfFile(name, file.value.realPath, folder.context.tableAddress);
  if ("value" in table) return table;
  return { code: "partition-table-invalid", problem: `has "${shorten(name)}", which ${table.problem}` };
}

/** The beginning of a file of a build; a problem includes the file's path. */
export async function readPart(
  folder: BuildFolder,
  name: string,
  length: number,
): Promise<{ readonly value: Buffer } | Refusal> {
  const place = await locateIn(folder, name);
  const file = "value" in place ? asImage(place.value) : place;
  const read = "value" in file ? await readBytes(file.value.realPath, 0, length) : file;
  return "value" in read ? read : { ...read, problem: `has "${shorten(name)}", which ${read.problem}` };
}

/** A file of a build that the chip does not encrypt. */
export function plain(address: number, path: string): BuildFile {
  return { address, path, encrypted: false };
}
