import { IMAGE_HEADER_SIZE, parseAppImage, parseImageHeader } from "../formats/app-image.ts";
import type { Range } from "../transfer/backup-plan.ts";
import { countSlots, markBoot } from "./boot-choice.ts";
import { chipOfImage } from "../flash/chips.ts";
import { covers } from "../flash/flash-bytes.ts";
import { type Bootloader, findBootloader } from "./flash-contents.ts";
import { formatAddress } from "../flash/flash-layout.ts";
import { overlaps } from "../flash/flash-ranges.ts";
import { FormatError } from "../formats/format-error.ts";
import { describeApp, NO_DESCRIPTION } from "../formats/image-description.ts";
import type { KnownTable } from "../flash/known-flash.ts";
import { bootSlot, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";
import { parsed } from "../formats/parsed.ts";
import {
  type Application,
  type PartitionContents,
  purposeOf,
  surveyPartition,
} from "./partition-contents.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import {
  type Partition,
  PARTITION_TABLE_ADDRESS,
  PARTITION_TABLE_SIZE,
  readPartitionTable,
} from "../formats/partition-table.ts";
import type { SparseFlash } from "../flash/sparse-flash.ts";

/** What a partition holds of which not every byte may be known. */
export interface KnownContents extends Pick<PartitionContents, "partition" | "nvs" | "boots"> {
  /** `unknown`: too little of it is known. */
  readonly content: Exclude<PartitionContents["content"], "unreadable"> | "unknown";
  /** `undefined` where not every byte is known. */
  readonly used: number | undefined;
  /** `intact` is `undefined` where the end of the image is not known. */
  readonly application?: Omit<Application, "intact"> & { readonly intact: boolean | undefined };
}

export interface SparseContents {
  readonly table: KnownTable;
  readonly partitions: readonly KnownContents[];
  readonly bootloader: Bootloader | undefined;
}

interface SparseOptions {
  /** What of the pieces is not blank. */
  readonly filled: readonly Range[];
  /** As esptool names it. */
  readonly chip: string | undefined;
  readonly tableAddress?: number | undefined;
  /** The table to go by where that of the flash is not known; `title` as people know it. */
  readonly given?: { readonly partitions: readonly Partition[]; readonly title: string } | undefined;
}

/**
 * Says what a flash holds of which only pieces are known, and no more than they tell.
 * @throws whatever the pieces throw when they are read; never for what the bytes are.
 */
export async function surveySparse(flash: SparseFlash, options: SparseOptions): Promise<SparseContents> {
  const { chip, tableAddress = PARTITION_TABLE_ADDRESS, filled } = options;
  const bootloader = await findBootloader(flash, tableAddress, chip);
  const { table, partitions } = await tableOf(flash, tableAddress, options);
  const contents: KnownContents[] = [];
  for (const partition of partitions) contents.push(await contentsOf(partition, flash, filled));
  return { table, partitions: await tellBoot(contents, flash, chip ?? bootloader?.chip), bootloader };
}

async function tableOf(
  flash: SparseFlash,
  tableAddress: number,
  { given }: SparseOptions,
): Promise<{ readonly table: KnownTable; readonly partitions: readonly Partition[] }> {
  const address = formatAddress(tableAddress);
  const known = Math.min(flash.reach(tableAddress), PARTITION_TABLE_SIZE);
  try {
    if (known > 0) {
      const bytes = await flash.read(tableAddress, known);
      const { partitions, problems } = readPartitionTable(bytes, { address: tableAddress });
      const odd = problems.length === 0 ? {} : { problems };
      return { table: { state: "found", address, reason: null, ...odd }, partitions };
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    // Of one that is not known to its end, nothing is said.
    if (known === PARTITION_TABLE_SIZE) {
      return { table: { state: "absent", address, reason: error.message }, partitions: [] };
    }
  }
  if (given === undefined) return { table: { state: "unknown", address, reason: null }, partitions: [] };
  return { table: { state: "given", address, reason: given.title }, partitions: given.partitions };
}

async function contentsOf(
  partition: Partition,
  flash: SparseFlash,
  filled: readonly Range[],
): Promise<KnownContents> {
  if (covers(flash, partition)) {
    const { content, ...contents } = await surveyPartition(partition, flash);
    return { ...contents, content: content === "unreadable" ? "unknown" : content };
  }
  const unknown = { partition, content: "unknown", used: undefined } as const;
  if (!filled.some((range) => overlaps(range, partition))) return unknown;
  if (typeName(partition.type) !== "app") return { ...unknown, content: purposeOf(partition) };
  if (!isHeadKnown(partition, flash)) return unknown;
  const application = await applicationAt(partition, flash);
  return application === undefined
    ? { ...unknown, content: "data" }
    : { ...unknown, content: "application", application };
}

/** Whether enough is known to tell that an application is there, or that none is. */
function isHeadKnown({ address }: Partition, flash: SparseFlash): boolean {
  return flash.reach(address) >= IMAGE_HEADER_SIZE;
}

async function applicationAt(
  { address, size }: Partition,
  flash: SparseFlash,
): Promise<KnownContents["application"]> {
  const bytes = await flash.read(address, Math.min(flash.reach(address), size));
  const header = parsed(() => parseImageHeader(bytes));
  if (header === undefined) return undefined;
  const image = parsed(() => parseAppImage(bytes));
  return {
    ...(describeApp(bytes) ?? NO_DESCRIPTION),
    intact: image?.intact,
    chip: chipOfImage(header.chipId),
  };
}

/** Which application boots next, where that does not hang on what is not known. */
async function tellBoot(
  contents: readonly KnownContents[],
  flash: SparseFlash,
  chip: string | undefined,
): Promise<readonly KnownContents[]> {
  const candidates = contents.map(({ partition, content, application }) => ({
    partition,
    content: content === "unknown" && !isHeadKnown(partition, flash) ? "unreadable" : content,
    ...(application === undefined ? {} : { application: candidate(application) }),
  }));
  const otadata = contents.find(({ partition: { type, subtype } }) => {
    return typeName(type) === "data" && subtypeName(type, subtype) === "ota";
  })?.partition;
  if (otadata !== undefined && !covers(flash, { ...otadata, size: OTA_RECORDS_SIZE })) return contents;
  const chosen =
    otadata && bootSlot(await flash.read(otadata.address, OTA_RECORDS_SIZE), countSlots(candidates));
  const marked = markBoot(candidates, chosen, chip);
  return contents.map((entry, index) => {
    const boots = marked[index]?.boots;
    return boots === undefined ? entry : { ...entry, boots };
  });
}

function candidate({ intact, chip }: NonNullable<KnownContents["application"]>) {
  return intact === undefined ? { chip } : { intact, chip };
}
