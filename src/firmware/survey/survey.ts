import { IMAGE_HEADER_SIZE } from "../formats/app-image.ts";
import type { Application } from "./application.ts";
import { countSlots, markBoot } from "./boot-choice.ts";
import { type Bootloader, findBootloader } from "./bootloader.ts";
import { covers, type KnownBytes } from "../flash/flash-bytes.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { NvsSurvey } from "../formats/nvs.ts";
import { bootSlot, isOtaData, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";
import {
  type NamingTable,
  type Partition,
  PARTITION_TABLE_ADDRESS,
  PARTITION_TABLE_SIZE,
  type ReadTable,
  tableOrReason,
} from "../formats/partition-table.ts";

/**
 * What a partition holds. `blank`: nothing but 0xFF, whatever its type. `data`: anything not recognized. `unreadable`:
 * it extends beyond the flash or the available bytes. `unknown`: too little of it was read.
 */
export type PartitionContent =
  "application" | "nvs" | "filesystem" | "ota-data" | "blank" | "data" | "unreadable" | "unknown";

/** A partition and its content. */
export interface SurveyedPartition {
  readonly partition: Partition;
  readonly content: PartitionContent;
  /**
   * Bytes up to the last one that is not blank; for an intact application, its length. `undefined`, like `sha256`,
   * unless every byte was read.
   */
  readonly used: number | undefined;
  /** Of the whole partition, in hex. */
  readonly sha256: string | undefined;
  /** Present if the content is an application. */
  readonly application?: Application;
  /** Present if the content is NVS. */
  readonly nvs?: NvsSurvey;
  /** Whether a factory, OTA or test application boots next; absent if unknown. */
  readonly boots?: boolean;
}

export type SurveyedTable =
  /** `problems`: why `gen_esp32part.py` would reject it, as clauses that complete "it …". */
  | { readonly state: "found"; readonly address: number; readonly problems: readonly string[] }
  /** `address`: where it should be; `reason` completes the sentence "it …". */
  | { readonly state: "absent"; readonly address: number; readonly reason: string }
  /** Not read: the partitions come from another table with this title. */
  | { readonly state: "given"; readonly address: number; readonly title: string }
  /** Not read, and no other table was given. */
  | { readonly state: "unknown"; readonly address: number };

/** The contents of a flash. */
export interface FlashSurvey {
  readonly table: SurveyedTable;
  /** In the order of the table; empty without a table. */
  readonly partitions: readonly SurveyedPartition[];
  /** `undefined` if no image begins at the bootloader's address, or if that was not read. */
  readonly bootloader: Bootloader | undefined;
}

/** The bytes already available, and how to read more. */
export interface FlashReading {
  /** The bytes available so far. */
  readonly bytes: KnownBytes;
  /**
   * Why a table that is only partly available is ignored, as a clause that completes "it …". If absent, the table is
   * unknown instead.
   */
  readonly beyond?: string;
  /** Bytes; if known, partitions that do not fit are a problem of the table. */
  readonly flashSize?: number | undefined;
  /** Fetches the bytes of the table. */
  readonly fetchTable?: (address: number) => Promise<void>;
  /** Fetches the bytes that `look` needs. */
  readonly fetchPartitions?: (partitions: readonly Partition[]) => Promise<void>;
  readonly look: (partition: Partition) => Promise<SurveyedPartition>;
}

interface SurveyOptions {
  readonly tableAddress?: number | undefined;
  /** As esptool names it; without it, the bootloader is searched at the bootloader addresses of all chips. */
  readonly chip?: string | undefined;
  /** The table to use if the one in the flash is unknown. */
  readonly given?: NamingTable | undefined;
}

/**
 * Determines the contents of a flash from its own partition table and the bytes of the reading alone.
 * @throws whatever the reading throws; never because of the bytes.
 */
export async function surveyFlash(reading: FlashReading, options: SurveyOptions = {}): Promise<FlashSurvey> {
  const { tableAddress = PARTITION_TABLE_ADDRESS, chip, given } = options;
  const { bytes } = reading;
  const bootloader = await findBootloader(bytes, tableAddress, chip);
  const { table, partitions } = await findTable(reading, tableAddress, given);
  await reading.fetchPartitions?.(partitions);
  const contents: SurveyedPartition[] = [];
  for (const partition of partitions) contents.push(await reading.look(partition));
  return { table, partitions: await withBoot(contents, bytes, chip ?? bootloader?.chip), bootloader };
}

interface FoundTable {
  readonly table: SurveyedTable;
  readonly partitions: readonly Partition[];
}

async function findTable(
  reading: FlashReading,
  address: number,
  given: NamingTable | undefined,
): Promise<FoundTable> {
  const { bytes, beyond, flashSize } = reading;
  await reading.fetchTable?.(address);
  const known = Math.min(bytes.reach(address), PARTITION_TABLE_SIZE);
  const read: ReadTable | string | undefined =
    known > 0 ? tableOrReason(await bytes.read(address, known), { address, flashSize }) : beyond;
  if (typeof read === "object") {
    const { partitions, problems } = read;
    return { table: { state: "found", address, problems }, partitions };
  }
  // A table that is only partly available is neither found nor absent.
  if (read !== undefined && (beyond !== undefined || known === PARTITION_TABLE_SIZE)) {
    return { table: { state: "absent", address, reason: read }, partitions: [] };
  }
  if (given === undefined) return { table: { state: "unknown", address }, partitions: [] };
  return { table: { state: "given", address, title: given.title }, partitions: given.partitions };
}

/** Marks which application boots next, unless that depends on unknown bytes. */
async function withBoot(
  contents: readonly SurveyedPartition[],
  bytes: KnownBytes,
  chip: string | undefined,
): Promise<readonly SurveyedPartition[]> {
  const isOpen = ({ partition: { address, size }, content }: SurveyedPartition): boolean =>
    content === "unreadable" ||
    (content === "unknown" && bytes.reach(address) < Math.min(IMAGE_HEADER_SIZE, size));
  const otadata = contents.find(({ partition }) => isOtaData(partition));
  if (otadata === undefined) return markBoot(contents, undefined, chip, isOpen);
  const { address, size } = otadata.partition;
  const records = { address, size: OTA_RECORDS_SIZE };
  // The bootloader rejects an otadata partition of less than two sectors.
  const isThere = otadata.content !== "unreadable" && size >= 2 * SECTOR_SIZE && covers(bytes, records);
  if (!isThere) return contents;
  const chosen = bootSlot(await bytes.read(address, OTA_RECORDS_SIZE), countSlots(contents));
  return markBoot(contents, chosen, chip, isOpen);
}
