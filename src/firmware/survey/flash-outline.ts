import { IMAGE_HEADER_SIZE, parseImageHeader } from "../formats/app-image.ts";
import type { Costs, Range } from "../transfer/backup-plan.ts";
import { countSlots, markBoot } from "./boot-choice.ts";
import { chipOfImage } from "../flash/chips.ts";
import { FetchedFlash, type ReadRange } from "../flash/fetched-flash.ts";
import { rangesOf as joined } from "../flash/flash-ranges.ts";
import { FormatError } from "../formats/format-error.ts";
import { type AppDescription, describeApp, NO_DESCRIPTION } from "../formats/image-description.ts";
import { bootSlot, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";
import { parsed } from "../formats/parsed.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import {
  type Partition,
  PARTITION_TABLE_ADDRESS,
  PARTITION_TABLE_SIZE,
  type ReadTable,
  readPartitionTable,
} from "../formats/partition-table.ts";

/** How a partition begins: nothing is said of what follows. */
export type Beginning =
  | "application"
  | "ota-data"
  | "blank"
  | "data"
  /** It lies, in part or as a whole, beyond the end of the flash. */
  | "unreadable"
  /** Only applications, and OTA data, are looked at. */
  | "not-read";

/** An application by its header; one that does not describe itself has empty text. */
export interface OutlinedApplication extends AppDescription {
  /** As esptool names it; `undefined` for a chip not known here. */
  readonly chip: string | undefined;
}

export interface PartitionOutline {
  readonly partition: Partition;
  readonly content: Beginning;
  /** Present where the content is an application. */
  readonly application?: OutlinedApplication;
  /** Of a factory, OTA or test application: whether it boots next, where that can be told without all of its bytes. */
  readonly boots?: boolean;
}

export interface FlashOutline {
  readonly table:
    /** `problems`: what ESP-IDF's tool would refuse in it, as clauses that complete "it …". */
    | { readonly state: "found"; readonly address: number; readonly problems: readonly string[] }
    /** `reason` completes the sentence "it …". */
    | { readonly state: "absent"; readonly address: number; readonly reason: string };
  /** In the order of the table; none where it is absent. */
  readonly partitions: readonly PartitionOutline[];
  /** The bytes from which this is known; what else was read on the way is left out. */
  readonly looked: readonly { readonly address: number; readonly bytes: Buffer }[];
}

interface OutlineOptions {
  readonly costs: Costs;
  /** Bytes; `undefined` where it is not known. */
  readonly flashSize: number | undefined;
  /** As esptool names it. */
  readonly chip: string | undefined;
  readonly tableAddress?: number;
}

/** The header of an image, that of its first segment, and `esp_app_desc_t`. */
export const HEAD_SIZE = 0x120;
/** What most layouts have between the table and their first application: settings, OTA data, the radio's tuning. */
const USUAL_DATA_SIZE = 0x8000;
/** Applications begin at multiples of it. */
const APP_ALIGNMENT = 0x1_0000;
const BLANK = 0xff;

/**
 * Says which partitions a flash has and which applications are on it, by the partition table, the heads of the
 * applications and the records of otadata: by few and small reads, where a survey reads everything.
 * @param read is asked for a piece of flash as seldom as the costs make sensible.
 * @throws whatever `read` throws, and an `Error` when it gives fewer bytes than it was asked for; never for what the
 *   bytes are.
 */
export async function outlineFlash(read: ReadRange, options: OutlineOptions): Promise<FlashOutline> {
  const { costs, flashSize = Infinity, chip, tableAddress = PARTITION_TABLE_ADDRESS } = options;
  const flash = new FetchedFlash(read, costs);
  const place = { address: tableAddress, size: Math.min(PARTITION_TABLE_SIZE, flashSize - tableAddress) };
  if (place.size <= 0) return absent(tableAddress, "would lie beyond the end of the flash", []);
  const isInside = ({ address, size }: Range): boolean => address + size <= flashSize;
  const likely = { address: usualFirstApp(tableAddress), size: HEAD_SIZE };
  await flash.fetch([place], [likely].filter(isInside));
  const look = (range: Range) => ({ address: range.address, bytes: flash.get(range) });
  const table = tableIn(flash.get(place), tableAddress, options.flashSize);
  if (typeof table === "string") return absent(tableAddress, table, [look(place)]);
  const wanted = table.partitions.flatMap(rangesOf).filter(isInside);
  // A board may run with partitions that overlap.
  await flash.fetch(joined(wanted));
  const outlines = table.partitions.map((partition) => outline(partition, flash, isInside(partition)));
  return {
    table: { state: "found", address: tableAddress, problems: table.problems },
    partitions: tellBoot(outlines, flash, chip),
    looked: [place, ...wanted].map(look),
  };
}

function usualFirstApp(tableAddress: number): number {
  return Math.ceil((tableAddress + USUAL_DATA_SIZE) / APP_ALIGNMENT) * APP_ALIGNMENT;
}

/** The table, or why there is none. */
function tableIn(bytes: Buffer, address: number, flashSize: number | undefined): ReadTable | string {
  try {
    return readPartitionTable(bytes, { address, flashSize });
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

function absent(address: number, reason: string, looked: FlashOutline["looked"]): FlashOutline {
  return { table: { state: "absent", address, reason }, partitions: [], looked };
}

/** What has to be read of a partition, from its start on. */
function rangesOf(partition: Partition): Range[] {
  const { address, size } = partition;
  if (size === 0) return [];
  if (typeName(partition.type) === "app") return [{ address, size: Math.min(HEAD_SIZE, size) }];
  if (isOtaData(partition) && size >= OTA_RECORDS_SIZE) return [{ address, size: OTA_RECORDS_SIZE }];
  return [];
}

function outline(partition: Partition, flash: FetchedFlash, isInside: boolean): PartitionOutline {
  if (!isInside) return { partition, content: "unreadable" };
  const [range] = rangesOf(partition);
  if (range === undefined) return { partition, content: "not-read" };
  const bytes = flash.get(range);
  if (bytes.every((byte) => byte === BLANK)) return { partition, content: "blank" };
  if (isOtaData(partition)) return { partition, content: "ota-data" };
  const header = bytes.length < IMAGE_HEADER_SIZE ? undefined : parsed(() => parseImageHeader(bytes));
  if (header === undefined) return { partition, content: "data" };
  const application = { ...(describeApp(bytes) ?? NO_DESCRIPTION), chip: chipOfImage(header.chipId) };
  return { partition, content: "application", application };
}

/** Which application boots next, where otadata, if there is one, can be read. */
function tellBoot(
  outlines: readonly PartitionOutline[],
  flash: FetchedFlash,
  chip: string | undefined,
): readonly PartitionOutline[] {
  const otadata = outlines.find(({ partition }) => isOtaData(partition));
  if (otadata === undefined) return markBoot(outlines, undefined, chip);
  const [range] = rangesOf(otadata.partition);
  if (range === undefined || otadata.content === "unreadable") return outlines;
  return markBoot(outlines, bootSlot(flash.get(range), countSlots(outlines)), chip);
}

export function isOtaData({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
}
