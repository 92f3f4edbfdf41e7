import {
  type BootloaderDescription,
  IMAGE_HEADER_SIZE,
  parseAppImage,
  parseImageHeader,
} from "../formats/app-image.ts";
import { countSlots, markBoot } from "./boot-choice.ts";
import { BOOTLOADER_ADDRESSES, bootloaderAddress, chipOfImage } from "../flash/chips.ts";
import { type FlashBytes, FlashWindow, type KnownBytes } from "../flash/flash-bytes.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { FormatError } from "../formats/format-error.ts";
import { bootSlot } from "../formats/ota-data.ts";
import { parsed } from "../formats/parsed.ts";
import { type PartitionContents, surveyPartition } from "./partition-contents.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import {
  PARTITION_TABLE_ADDRESS,
  PARTITION_TABLE_SIZE,
  type ReadTable,
  readPartitionTable,
} from "../formats/partition-table.ts";

export type { FlashBytes } from "../flash/flash-bytes.ts";
export type { Application, PartitionContent, PartitionContents } from "./partition-contents.ts";

export interface Bootloader {
  readonly address: number;
  /** Whether the image is whole, and its checksum and SHA-256 are right. */
  readonly intact: boolean;
  /** As esptool names it; `undefined` for a chip not known here. */
  readonly chip: string | undefined;
  readonly description?: BootloaderDescription;
}

export interface FlashContents {
  readonly table:
    /** `problems`: what ESP-IDF's tool would refuse in it, as clauses that complete "it …". */
    | { readonly state: "found"; readonly address: number; readonly problems: readonly string[] }
    /** Where it was looked for; `reason` completes the sentence "it …". */
    | { readonly state: "absent"; readonly address: number; readonly reason: string };
  /** In the order of the table; none where it is absent. */
  readonly partitions: readonly PartitionContents[];
  /** `undefined` where no image begins at the place of the bootloader. */
  readonly bootloader: Bootloader | undefined;
}

interface SurveyOptions {
  /** The address of the first byte at hand: 0 unless told otherwise. */
  readonly start?: number;
  readonly tableAddress?: number;
  /** As esptool names it; without it, the bootloader is looked for wherever some chip has its own. */
  readonly chip?: string | undefined;
}

/**
 * Says what a flash holds, by its own partition table. At most one partition is in memory at a time.
 * @throws whatever `read` throws, and an `Error` when it gives fewer bytes than it was asked for; never for what the
 *   bytes are.
 */
export async function surveyFlash(flash: FlashBytes, options: SurveyOptions = {}): Promise<FlashContents> {
  const { start = 0, tableAddress = PARTITION_TABLE_ADDRESS, chip } = options;
  const bytes = new FlashWindow(flash, start);
  const bootloader = await findBootloader(bytes, tableAddress, chip);
  const table = await readTable(bytes, tableAddress);
  if (typeof table === "string") {
    return {
      table: { state: "absent", address: tableAddress, reason: table },
      partitions: [],
      bootloader,
    };
  }
  const contents: PartitionContents[] = [];
  for (const partition of table.partitions) contents.push(await surveyPartition(partition, bytes));
  const partitions = await tellBoot(contents, bytes, chip ?? bootloader?.chip);
  return {
    table: { state: "found", address: tableAddress, problems: table.problems },
    partitions,
    bootloader,
  };
}

/** The table, or why there is none. */
async function readTable(flash: KnownBytes, address: number): Promise<ReadTable | string> {
  const size = Math.min(PARTITION_TABLE_SIZE, flash.reach(address));
  if (size === 0) return "lies outside of the bytes at hand";
  const bytes = await flash.read(address, size);
  try {
    return readPartitionTable(bytes, { address });
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
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

/** Which application boots next, where otadata, if there is one, can be read. */
async function tellBoot(
  contents: readonly PartitionContents[],
  flash: KnownBytes,
  chip: string | undefined,
): Promise<readonly PartitionContents[]> {
  const otadata = contents.find(({ partition: { type, subtype } }) => {
    return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
  });
  if (otadata === undefined) return markBoot(contents, undefined, chip);
  // The bootloader refuses to go on with an otadata of less than two sectors.
  const size = 2 * SECTOR_SIZE;
  if (otadata.content === "unreadable" || otadata.partition.size < size) return contents;
  const records = await flash.read(otadata.partition.address, size);
  return markBoot(contents, bootSlot(records, countSlots(contents)), chip);
}
