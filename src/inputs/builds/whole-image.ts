import { join } from "node:path";
import { IMAGE_HEADER_SIZE, parseImageHeader } from "../../firmware/formats/app-image.ts";
import {
  bootloaderAddress,
  BOOTLOADER_ADDRESSES,
  chipOfImage,
  optionOfChip,
} from "../../firmware/flash/chips.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { parsed } from "../../firmware/formats/parsed.ts";
import { PARTITION_TABLE_SIZE, tableDamage } from "../../firmware/formats/partition-table.ts";
import { asImage } from "../files/paths.ts";
import { type BuildFolder, listed, locateIn, readBytes } from "./folder.ts";
import { type BuildKind, type FoundBuild, refused } from "./kind.ts";
import { plain } from "./parts.ts";

/** The file names that ESPHome, PlatformIO, Arduino, Tasmota and `idf.py merge-bin` give their merged images. */
const NAMES = /(?:^|[.-])(?:factory|merged|merged-binary)\.bin$/;
const FACTORY = /(?:^|[.-])factory\.bin$/;

/**
 * A merged image: the flash from 0x0 on. Its content must confirm this. In a folder, a description of the build is
 * preferred, because a merged image also overwrites the gaps between its parts.
 */
export const FACTORY_BUILD: BuildKind = {
  mark: "*.factory.bin (ESPHome)",
  describes: () => false,
  ofFile: async (folder, name) => (NAMES.test(name) ? readWholeImage(folder, name) : undefined),
  inFolder: async (folder) => {
    const images = folder.names.filter((name) => FACTORY.test(name));
    const [only] = images;
    if (only === undefined) return undefined;
    if (images.length === 1) return readWholeImage(folder, only);
    return refused(
      folder.path,
      `has ${images.length} merged images: specify one of them (${listed(images.map((name) => join(folder.path, name)))})`,
    );
  },
};

/** Checks that an image is merged: it has a bootloader at its chip's address, and a partition table at its address. */
export async function readWholeImage(folder: BuildFolder, name: string): Promise<FoundBuild> {
  const path = join(folder.path, name);
  const { tableAddress } = folder.context;
  const place = await locateIn(folder, name);
  const file = "value" in place ? asImage(place.value) : place;
  const read =
    "value" in file ? await readBytes(file.value.realPath, 0, tableAddress + PARTITION_TABLE_SIZE) : file;
  if ("problem" in read) return { path, problems: [read] };
  const chip = chipOfBootloader(read.value);
  if (chip === undefined || tableDamage(read.value.subarray(tableAddress)) !== undefined) {
    return refused(
      path,
      `is named like a merged image, but has no bootloader and partition table at the usual addresses (table at ${formatAddress(tableAddress)}): write "ADDRESS PATH"`,
    );
  }
  return { path, folder, description: { files: [plain(0, name)], chip: optionOfChip(chip) } };
}

function chipOfBootloader(image: Buffer): string | undefined {
  return BOOTLOADER_ADDRESSES.map((address) => {
    const bytes = image.subarray(address, address + IMAGE_HEADER_SIZE);
    const header = parsed(() => parseImageHeader(bytes));
    const chip = header && chipOfImage(header.chipId);
    return chip !== undefined && bootloaderAddress(chip) === address ? chip : undefined;
  }).find((chip) => chip !== undefined);
}
