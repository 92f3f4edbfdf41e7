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
  /** Whether the image is complete with a correct checksum and SHA-256. */
  readonly intact: boolean;
  /** As esptool names it; `undefined` for an unknown chip. */
  readonly chip: string | undefined;
  readonly description?: BootloaderDescription;
}

/** @param chip as esptool names it; without it, the bootloader addresses of all chips are searched. */
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
    // While the chip is unknown, an image counts as a bootloader only at the bootloader address of its own chip.
    if (chip !== undefined || (found.chip !== undefined && bootloaderAddress(found.chip) === address))
      return found;
  }
  return undefined;
}

/** @param end of the space for a bootloader: the address of the partition table. */
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
