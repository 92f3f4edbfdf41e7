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
 * What a partition holds. `blank` is nothing but 0xFF, whatever the partition is for; `data` is anything that is not
 * more closely known, `unreadable` what lies, in part or as a whole, outside of the flash or of the bytes at hand, and
 * `unknown` is where too little was looked at.
 */
export type PartitionContent =
  "application" | "nvs" | "filesystem" | "ota-data" | "blank" | "data" | "unreadable" | "unknown";

/** A partition, and what a look at it has shown. */
export interface SurveyedPartition {
  readonly partition: Partition;
  readonly content: PartitionContent;
  /**
   * Bytes up to the last one that is not blank; of an application that is intact its length. `undefined` where not
   * every byte was looked at, as is `sha256`.
   */
  readonly used: number | undefined;
  /** Of the whole partition, in hex. */
  readonly sha256: string | undefined;
  /** Present where the content is an application. */
  readonly application?: Application;
  /** Present where the content is NVS. */
  readonly nvs?: NvsSurvey;
  /** Of a factory, OTA or test application: whether it boots next, where that is known. */
  readonly boots?: boolean;
}

export type SurveyedTable =
  /** `problems`: what ESP-IDF's tool would refuse in it, as clauses that complete "it …". */
  | { readonly state: "found"; readonly address: number; readonly problems: readonly string[] }
  /** Where it was looked for; `reason` completes the sentence "it …". */
  | { readonly state: "absent"; readonly address: number; readonly reason: string }
  /** Its place was not looked at: the partitions are those of a table of this title. */
  | { readonly state: "given"; readonly address: number; readonly title: string }
  /** Its place was not looked at, and no other table is known. */
  | { readonly state: "unknown"; readonly address: number };

/** What is in a flash. */
export interface FlashSurvey {
  readonly table: SurveyedTable;
  /** In the order of the table; none where it is neither found nor given. */
  readonly partitions: readonly SurveyedPartition[];
  /** `undefined` where no image begins at the bootloader's address, or it was not read. */
  readonly bootloader: Bootloader | undefined;
}

/** How a flash is read: which of its bytes are at hand, and what a look at a partition takes. */
export interface FlashReading {
  /** What is at hand. */
  readonly bytes: KnownBytes;
  /**
   * Why a table that is not at hand as a whole is none, as a clause that completes "it …". Absent, it may be there all
   * the same.
   */
  readonly beyond?: string;
  /** Bytes, where partitions that do not fit are a problem of the table. */
  readonly flashSize?: number | undefined;
  /** Gets what may hold the table, where that is not at hand from the start. */
  readonly fetchTable?: (address: number) => Promise<void>;
  /** Gets what a look at the partitions takes. */
  readonly fetchPartitions?: (partitions: readonly Partition[]) => Promise<void>;
  readonly look: (partition: Partition) => Promise<SurveyedPartition>;
}

interface SurveyOptions {
  readonly tableAddress?: number | undefined;
  /** As esptool names it; without it, the bootloader is looked for wherever some chip has its own. */
  readonly chip?: string | undefined;
  /** The table to go by where that of the flash is not known. */
  readonly given?: NamingTable | undefined;
}

/**
 * Says what a flash holds, by its own partition table, and no more than the bytes show that the reading gives.
 * @throws whatever the reading throws; never for what the bytes are.
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
  // Of one that is not known to its end, nothing is said.
  if (read !== undefined && (beyond !== undefined || known === PARTITION_TABLE_SIZE)) {
    return { table: { state: "absent", address, reason: read }, partitions: [] };
  }
  if (given === undefined) return { table: { state: "unknown", address }, partitions: [] };
  return { table: { state: "given", address, title: given.title }, partitions: given.partitions };
}

/** Which application boots next, where that does not hang on what is not known. */
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
  // The bootloader refuses to go on with an otadata of less than two sectors.
  const isThere = otadata.content !== "unreadable" && size >= 2 * SECTOR_SIZE && covers(bytes, records);
  if (!isThere) return contents;
  const chosen = bootSlot(await bytes.read(address, OTA_RECORDS_SIZE), countSlots(contents));
  return markBoot(contents, chosen, chip, isOpen);
}
