import { parseAppImage } from "../formats/app-image.ts";
import { BOOTLOADER_ADDRESSES, bootloaderAddress, chipOfImage } from "./chips.ts";
import { formatAddress, SECTOR_SIZE } from "./flash-layout.ts";
import { parsed } from "../formats/parsed.ts";
import { readPartitionTable } from "../formats/partition-table.ts";
import { typeName } from "../formats/partition-names.ts";
import type { PlannedImage } from "../plan/plan.ts";

/** An image whose bootloader, or table and application, show where the image belongs. */
export interface WholeFlash {
  /** Completes "… is". */
  readonly what: string;
  /** The address where it has to begin. */
  readonly address: number;
}

/**
 * Recognizes an image of a whole flash, as `merge-bin` creates, at a wrong address.
 * @param tableAddress where the partition table belongs in the flash.
 */
export function misplacedWhole(file: PlannedImage, tableAddress: number): WholeFlash | undefined {
  const found = byBootloader(file) ?? byTable(file, tableAddress);
  return found === undefined || found.address === file.address ? undefined : found;
}

/**
 * A bootloader further in, as for chips with a bootloader address other than 0x0. A file that begins with one is a
 * bootloader file.
 */
function byBootloader({ bytes }: PlannedImage): WholeFlash | undefined {
  for (const at of BOOTLOADER_ADDRESSES) {
    if (at === 0 || at >= bytes.length) continue;
    const image = parsed(() => parseAppImage(bytes.subarray(at)));
    const isBootloader =
      image?.bootloader !== undefined || (image?.description === undefined && !image?.isMapped);
    if (image === undefined || !isBootloader) continue;
    const chip = chipOfImage(image.header.chipId);
    const wanted = chip === undefined ? undefined : bootloaderAddress(chip);
    if (wanted === undefined || wanted < at) continue;
    const what = `an image of a whole flash, with the bootloader of ${chip ?? ""} ${formatAddress(at)} behind its start`;
    return { what, address: wanted - at };
  }
  return undefined;
}

/** A table and an application, both at their offsets in an image that begins at 0x0. */
function byTable({ bytes }: PlannedImage, tableAddress: number): WholeFlash | undefined {
  if (tableAddress >= bytes.length) return undefined;
  const table = parsed(() => readPartitionTable(bytes.subarray(tableAddress), { isFile: true }));
  const isThere = table?.partitions.some(
    ({ type, address }) =>
      typeName(type) === "app" && parsed(() => parseAppImage(bytes.subarray(address))) !== undefined,
  );
  if (isThere !== true) return undefined;
  const what = `an image of a whole flash, with a partition table ${formatAddress(tableAddress)} behind its start`;
  return { what, address: 0 };
}

/** A table whose partitions fit only if it is at `tableAddress`: here it would overlap or follow one. */
export function isMisplacedTable({ address, bytes }: PlannedImage, tableAddress: number): boolean {
  const table = parsed(() => readPartitionTable(bytes, { isFile: true }));
  const starts = (table?.partitions ?? [])
    .filter(({ type }) => ["app", "data"].includes(typeName(type)))
    .map((partition) => partition.address);
  const first = Math.min(...starts);
  return starts.length > 0 && first < address + SECTOR_SIZE && first >= tableAddress + SECTOR_SIZE;
}
