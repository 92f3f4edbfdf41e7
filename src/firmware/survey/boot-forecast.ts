import { parseAppImage } from "../formats/app-image.ts";
import { type Costs, mergeRuns } from "../transfer/backup-plan.ts";
import { applicationPlaces, bootOrder, countSlots } from "./boot-choice.ts";
import { covers, isBlank } from "../flash/flash-bytes.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { applicationHead, type ApplicationHead } from "./application.ts";
import { HEAD_SIZE } from "./partition-heads.ts";
import { endOf, outside, overlaps, type Range } from "../flash/flash-ranges.ts";
import { bootSlot, isOtaData, isPlainOtaData, OTA_RECORDS_SIZE } from "../formats/ota-data.ts";
import { parsed } from "../formats/parsed.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { PlannedImage } from "../plan/plan.ts";
import { blankPiece, bytesPiece, type FlashPiece, SparseFlash } from "../flash/sparse-flash.ts";

/** An application in its partition, by its head. */
export interface Bootable {
  readonly partition: Partition;
  readonly application: ApplicationHead;
}

/** An application contained in the images. */
export interface FlashedApplication extends Bootable {
  readonly image: PlannedImage;
}

/** Which application boots after the flash, as far as known. */
export type BootForecast =
  /** `isChosen`: OTA data selects it. */
  | { readonly state: "known"; readonly next: Bootable; readonly isChosen: boolean }
  /** The range `needs` must be read first. */
  | { readonly state: "open"; readonly needs: Range }
  /** `reason` is a clause. */
  | { readonly state: "unknown"; readonly reason: string };

export interface BootSources {
  /** From the table that the bootloader will read. */
  readonly partitions: readonly Partition[];
  readonly images: readonly PlannedImage[];
  /** The flash read from the board. */
  readonly pieces: readonly FlashPiece[];
  /** Whether the whole flash is erased first. */
  readonly isErased: boolean;
  /** Whether the flash is known not to be encrypted: then unrecognized bytes do not boot. */
  readonly isPlain: boolean;
  /** As esptool names it. */
  readonly chip: string | undefined;
}

/** The largest possible flash. */
const ALL: Range = { address: 0, size: 0x1_0000_0000 };

/**
 * Predicts which application ESP-IDF's bootloader boots once the images are in the flash, from the images and the flash
 * read from the board. Pure; never throws because of the bytes.
 */
export async function forecastBoot(sources: BootSources): Promise<BootForecast> {
  const { partitions, isPlain } = sources;
  const flash = afterFlash(sources);
  const candidates = partitions.map((partition) => ({ partition }));
  const otadata = partitions.find(isOtaData);
  let chosen: number | undefined;
  if (otadata !== undefined) {
    const records = { address: otadata.address, size: OTA_RECORDS_SIZE };
    if (otadata.size < OTA_RECORDS_SIZE) return unknown(`the partition ${otadata.name} is too small for it`);
    if (!covers(flash, records)) return open(records, flash, sources);
    const bytes = await flash.read(records.address, records.size);
    if (!isPlain && !isPlainOtaData(bytes)) return unknown("OTA data is damaged, or encrypted");
    chosen = bootSlot(bytes, countSlots(candidates));
  }
  for (const { partition } of bootOrder(candidates, chosen)) {
    const head = headOf(partition);
    if (!covers(flash, head)) return otadata === undefined ? unknown(UNREAD) : open(head, flash, sources);
    const bytes = await flash.read(head.address, head.size);
    const application = applicationHead(bytes);
    if (application !== undefined && isCut(partition, sources)) {
      return unknown(`a file overwrites a part of the application in the partition ${partition.name}`);
    }
    if (application !== undefined && starts(application, partition, sources)) {
      return { state: "known", next: { partition, application }, isChosen: chosen !== undefined };
    }
    if (application === undefined && !isBlank(bytes) && !isPlain) {
      return unknown(`the partition ${partition.name} has no application, or an encrypted one`);
    }
  }
  return unknown("no application was found");
}

/** The applications in the images that go to the start of an application partition. */
export function flashedApplications({
  partitions,
  images,
}: Pick<BootSources, "partitions" | "images">): FlashedApplication[] {
  return applicationPlaces(partitions.map((partition) => ({ partition }))).flatMap(({ partition }) => {
    const image = imageAt(partition.address, images);
    const application =
      image &&
      applicationHead(image.bytes.subarray(partition.address - image.address).subarray(0, HEAD_SIZE));
    return image === undefined || application === undefined ? [] : [{ partition, application, image }];
  });
}

/** Whether two applications are from the same build; `false` without an ELF digest. */
export function isSameBuild(one: ApplicationHead, other: ApplicationHead): boolean {
  const { elfSha256, name, version } = one;
  const says = /[^0]/.test(elfSha256);
  return says && elfSha256 === other.elfSha256 && name === other.name && version === other.version;
}

/** Extends a read to heads that may be needed next, if that costs less than another process. */
export function withNeighbours(needs: Range, { partitions, images }: BootSources, costs: Costs): Range {
  const heads = bootOrder(partitions.map((partition) => ({ partition })))
    .map(({ partition }) => headOf(partition))
    .filter(({ address }) => imageAt(address, images) === undefined);
  const runs = mergeRuns([needs, ...heads.filter(({ address }) => address > needs.address)], costs);
  return runs.find((run) => run.address <= needs.address && endOf(run) >= endOf(needs)) ?? needs;
}

const UNREAD = "the files have no OTA data, and the board's was not read";

function unknown(reason: string): BootForecast {
  return { state: "unknown", reason };
}

function open(wanted: Range, flash: SparseFlash, { images }: BootSources): BootForecast {
  const missing = outside(wanted, flash.ranges);
  // In a partly written sector, the remaining bytes depend on whether esptool skips the write.
  const isCut = missing.some((range) => images.some((image) => overlaps(sectorsOf(image), range)));
  const [first] = missing;
  const last = missing.at(-1);
  if (isCut || first === undefined || last === undefined) return unknown("a file overwrites a part of it");
  return { state: "open", needs: { address: first.address, size: endOf(last) - first.address } };
}

/** The flash after the write. Old bytes in sectors that images touch do not count. */
function afterFlash({ images, pieces, isErased }: BootSources): SparseFlash {
  const touched = images.map(sectorsOf);
  const kept = pieces.flatMap((piece) => outside(piece, touched).map((rest) => ({ ...piece, ...rest })));
  const before = isErased ? [blankPiece(ALL)] : kept;
  return new SparseFlash([...before, ...images.map(({ address, bytes }) => bytesPiece(address, bytes))]);
}

function sectorsOf({ address, bytes }: PlannedImage): Range {
  const start = address - (address % SECTOR_SIZE);
  const end = Math.ceil((address + bytes.length) / SECTOR_SIZE) * SECTOR_SIZE;
  return { address: start, size: end - start };
}

function headOf({ address, size }: Partition): Range {
  return { address, size: Math.min(HEAD_SIZE, size) };
}

function imageAt(address: number, images: readonly PlannedImage[]): PlannedImage | undefined {
  return images.findLast((image) => image.address <= address && address < image.address + image.bytes.length);
}

/** The bootloader checks every byte of an application; one already on the board is assumed to be intact. */
function starts(
  application: ApplicationHead,
  { address, size }: Partition,
  { images, chip }: BootSources,
): boolean {
  if (chip !== undefined && application.chip !== undefined && application.chip !== chip) return false;
  const image = imageAt(address, images);
  if (image === undefined) return true;
  const whole = parsed(() => parseAppImage(image.bytes.subarray(address - image.address)));
  return whole !== undefined && whole.intact && whole.length <= size;
}

/** Whether an image overwrites a part of a partition but not its start. */
function isCut(partition: Partition, { images }: BootSources): boolean {
  if (imageAt(partition.address, images) !== undefined) return false;
  return images.some((image) => overlaps(sectorsOf(image), partition));
}
