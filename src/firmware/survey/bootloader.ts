import {
  type BootloaderDescription,
  IMAGE_HEADER_SIZE,
  parseAppImage,
  parseImageHeader,
} from "../formats/app-image.ts";
import { BOOTLOADER_ADDRESSES, bootloaderAddress, chipOfImage } from "../flash/chips.ts";
import type { KnownBytes } from "../flash/flash-bytes.ts";
import { parsed } from "../formats/parsed.ts";

export interface Bootloader {
  readonly address: number;
  /** Whether the image is whole, and its checksum and SHA-256 are right. */
  readonly intact: boolean;
  /** As esptool names it; `undefined` for a chip not known here. */
  readonly chip: string | undefined;
  readonly description?: BootloaderDescription;
}

/** @param chip as esptool names it; without it, a bootloader is looked for wherever some chip has its own. */
export async function findBootloader(
  flash: KnownBytes,
  tableAddress: number,
  chip: string | undefined,
): Promise<Bootloader | undefined> {
  const own = chip === undefined ? undefined : bootloaderAddress(chip);
  const addresses = chip === undefined ? BOOTLOADER_ADDRESSES : own === undefined ? [] : [own];
  for (const address of addresses) {
    const found = await bootloaderAt(flash, address, tableAddress);
    if (found === undefined) continue;
    // Without a chip to go by, an image counts as a bootloader where its own chip looks for one.
    if (chip !== undefined || (found.chip !== undefined && bootloaderAddress(found.chip) === address))
      return found;
  }
  return undefined;
}

/** @param end where the room for a bootloader ends: at the partition table. */
async function bootloaderAt(
  flash: KnownBytes,
  address: number,
  end: number,
): Promise<Bootloader | undefined> {
  const size = Math.min(end - address, flash.reach(address));
  if (size < IMAGE_HEADER_SIZE) return undefined;
  const start = await flash.read(address, IMAGE_HEADER_SIZE);
  const header = parsed(() => parseImageHeader(start));
  if (header === undefined) return undefined;
  const bytes = await flash.read(address, size);
  const image = parsed(() => parseAppImage(bytes));
  const description = image?.bootloader;
  return {
    address,
    intact: image?.intact ?? false,
    chip: chipOfImage(header.chipId),
    ...(description === undefined ? {} : { description }),
  };
}
