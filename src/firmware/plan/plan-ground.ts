import { bootloaderAddress } from "../flash/chips.ts";
import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { Partition, PartitionTable } from "../formats/partition-table.ts";
import { typeName } from "../formats/partition-names.ts";
import type { BoardFacts } from "./plan.ts";

/** The purpose of an address in the flash. */
export type Ground =
  /** For a bootloader, a partition table or an application. `why` is a complete clause. */
  | { readonly kind: "firmware"; readonly why: string }
  /** A partition for data. */
  | { readonly kind: "data"; readonly partition: Partition }
  /** Outside of all partitions of a known table, where nothing reads it by default. */
  | { readonly kind: "free" }
  /** No table is known. `usual` is a clause if builds have their application there by default. */
  | { readonly kind: "unknown"; readonly usual: string | undefined };

/** Applications begin at multiples of 64 KiB, the page in which most chips map their flash. */
export const APP_ALIGNMENT = 0x1_0000;
/** ESP-IDF's default tables have 28 KiB of NVS and RF calibration between the table and the first application. */
const USUAL_DATA = 0x7000;

/** @param chip as esptool names it: its bootloader address counts. */
export function groundAt(
  address: number,
  { tableAddress }: Pick<BoardFacts, "tableAddress">,
  table: PartitionTable | undefined,
  chip: string | undefined,
): Ground {
  const partition = table?.partitions.find(
    (one) => address >= one.address && address < one.address + one.size,
  );
  if (partition !== undefined) {
    const type = typeName(partition.type);
    if (type !== "app" && type !== "bootloader" && type !== "partition_table")
      return { kind: "data", partition };
    return { kind: "firmware", why: `partition "${partition.name}" is for ${FOR_WHAT[type]}` };
  }
  const end = tableAddress + SECTOR_SIZE;
  if (address < end) return { kind: "firmware", why: whyAtStart(address, end, chip) };
  if (table !== undefined) return { kind: "free" };
  const isUsual = address === usualApplication(tableAddress);
  return { kind: "unknown", usual: isUsual ? "builds have their application there" : undefined };
}

const FOR_WHAT = {
  app: "an application",
  bootloader: "a bootloader",
  partition_table: "a partition table",
} as const;

/** The address of the application in ESP-IDF's default layout: 0x10000, unless the table was moved. */
function usualApplication(tableAddress: number): number {
  return Math.ceil((tableAddress + SECTOR_SIZE + USUAL_DATA) / APP_ALIGNMENT) * APP_ALIGNMENT;
}

function whyAtStart(address: number, end: number, chip: string | undefined): string {
  if (address === end - SECTOR_SIZE) return "the partition table belongs there";
  if (chip !== undefined && address === bootloaderAddress(chip)) return `${chip} has its bootloader there`;
  return `the flash up to ${formatAddress(end)} is for the bootloader and the partition table`;
}
