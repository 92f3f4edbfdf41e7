import { type AppImage, type ImageHeader, parseAppImage, parseImageHeader } from "../formats/app-image.ts";
import { BOOTLOADER_ADDRESSES, bootloaderAddress, chipOfImage, hasIdfLayout } from "../flash/chips.ts";
import { FormatError } from "../formats/format-error.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { parsed } from "../formats/parsed.ts";
import { typeName } from "../formats/partition-names.ts";
import { type PartitionTable, type ReadTable, readPartitionTable } from "../formats/partition-table.ts";
import { describeNeeds } from "../formats/image-description.ts";
import type { BoardFacts, PlannedImage } from "./plan.ts";
import { revisionWords } from "../flash/revision-words.ts";

/** An image of an application or a bootloader: a file, or a part of a merged image. */
export interface Program {
  readonly file: PlannedImage;
  /** In the flash. */
  readonly address: number;
  readonly bytes: Buffer;
  readonly header: ImageHeader;
  /** As esptool names it. */
  readonly chip: string;
  /** `undefined` if it is damaged or truncated; then `damage` completes "it …". */
  readonly image: AppImage | undefined;
  readonly damage: string | undefined;
}

/** Bytes that begin like a partition table. `problem`, if they are not one, completes "it …". */
export interface PlannedTable {
  readonly file: PlannedImage;
  readonly table: ReadTable | undefined;
  readonly problem: string | undefined;
}

const TABLE_MAGIC = [0xaa, 0x50] as const;

/**
 * Finds the partition table among the images, or inside a merged one.
 * @param address where it belongs in the flash.
 */
export function plannedTable(images: readonly PlannedImage[], address: number): PlannedTable | undefined {
  for (const file of images) {
    const bytes = file.bytes.subarray(Math.max(0, address - file.address));
    if (file.address > address || !beginsAsTable(bytes)) continue;
    try {
      const table = readPartitionTable(bytes, { address, isFile: true });
      return { file, table, problem: undefined };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return { file, table: undefined, problem: error.message };
    }
  }
  return undefined;
}

/** Finds the first intact table at a wrong address, as a file or inside a merged image. */
export function strayTable(
  images: readonly PlannedImage[],
  address: number,
): { readonly file: PlannedImage; readonly address: number } | undefined {
  for (const file of images) {
    const first = Math.ceil(file.address / SECTOR_SIZE) * SECTOR_SIZE;
    for (let at = first; at < file.address + file.bytes.length; at += SECTOR_SIZE) {
      const bytes = file.bytes.subarray(at - file.address);
      if (at === address || !beginsAsTable(bytes)) continue;
      const table = parsed(() => readPartitionTable(bytes, { address: at, isFile: true }));
      if (table !== undefined) return { file, address: at };
    }
  }
  return undefined;
}

function beginsAsTable(bytes: Buffer): boolean {
  return TABLE_MAGIC.every((byte, at) => bytes[at] === byte);
}

/**
 * Finds every program in the images: at the start of each file, and inside a merged image at the bootloader's address
 * and at the table's application partitions. Images for the ESP8266 and for unknown chips do not count.
 * @param chip of the board; if `undefined`, the chip of the merged image decides where to look.
 */
export function programsIn(
  images: readonly PlannedImage[],
  table: PartitionTable | undefined,
  chip: string | undefined,
): Program[] {
  if (!hasIdfLayout(chip)) return [];
  return images.flatMap((file) => programsOf(file, table, chip));
}

function programsOf(
  file: PlannedImage,
  table: PartitionTable | undefined,
  chip: string | undefined,
): Program[] {
  const first = programAt(file, file.address);
  const places = [...placesIn(file, table, first?.chip ?? chip)].sort((a, b) => a - b);
  const programs = first === undefined ? [] : [first];
  for (const place of places) {
    const last = programs.at(-1);
    // An address inside the last program is part of it.
    if (last !== undefined && place < last.address + (last.image?.length ?? 1)) continue;
    const program = programAt(file, place);
    if (program !== undefined) programs.push(program);
  }
  return programs;
}

/** Bytes where a chip would look for a program: the start of a file, or an address inside a merged image. */
export interface Piece {
  readonly file: PlannedImage;
  readonly address: number;
  /** Up to the next such address. */
  readonly bytes: Buffer;
}

/**
 * Finds the bytes that are not a program where one belongs: at the start of each file, and inside a merged image at the
 * addresses of the bootloader and the applications.
 */
export function piecesIn(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  table: PartitionTable | undefined,
  { chip, tableAddress }: Pick<BoardFacts, "chip" | "tableAddress">,
): Piece[] {
  return images.flatMap((file) => {
    const own = programs.filter((program) => program.file === file);
    const places = [file.address, ...placesIn(file, table, own[0]?.chip ?? chip)];
    const cuts = [...places, tableAddress, file.address + file.bytes.length].sort((a, b) => a - b);
    const isProgram = (place: number): boolean =>
      own.some(({ address, image }) => place >= address && place < address + (image?.length ?? 1));
    return [...new Set(places)]
      .filter((place) => !isProgram(place))
      .map((address) => {
        const end = cuts.find((cut) => cut > address) ?? address;
        return { file, address, bytes: file.bytes.subarray(address - file.address, end - file.address) };
      });
  });
}

function* placesIn(file: PlannedImage, table: PartitionTable | undefined, chip: string | undefined) {
  const isInside = (address: number): boolean =>
    address > file.address && address < file.address + file.bytes.length;
  // A merged image that begins with a gap does not show which chip it is for.
  const bootloaders = chip === undefined ? BOOTLOADER_ADDRESSES : [bootloaderAddress(chip)];
  for (const address of bootloaders) if (address !== undefined && isInside(address)) yield address;
  for (const partition of table?.partitions ?? []) {
    if (typeName(partition.type) === "app" && isInside(partition.address)) yield partition.address;
  }
}

function programAt(file: PlannedImage, address: number): Program | undefined {
  const bytes = file.bytes.subarray(address - file.address);
  const header = parsed(() => parseImageHeader(bytes));
  const chip = header && chipOfImage(header.chipId);
  if (header === undefined || chip === undefined) return undefined;
  const base = { file, address, bytes, header, chip };
  try {
    const image = parseAppImage(bytes);
    const damage = image.intact ? impossibleNeeds(bytes, header) : "has a wrong checksum or SHA-256";
    return { ...base, image, damage };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...base, image: undefined, damage: error.message };
  }
}

/** The eFuses have two bits for the major version of a block, so 3.99 is the last. */
const LAST_BLOCK_REVISION = 399;
/** The flash is mapped in pages of 8, 16, 32 or 64 KiB; old descriptions have 0 there. */
const PAGE_BITS: ReadonlySet<number> = new Set([0, 13, 14, 15, 16]);

/** A requirement in the header that no chip can meet: the field is garbage. */
function impossibleNeeds(bytes: Buffer, { minRevision, maxRevision }: ImageHeader): string | undefined {
  if (minRevision > maxRevision) {
    return `needs chip revision ${revisionWords(minRevision)} or later, and ${revisionWords(maxRevision)} at most`;
  }
  const needs = describeNeeds(bytes);
  if (needs === undefined) return undefined;
  const { min, max } = needs.blocks;
  if (min > LAST_BLOCK_REVISION) return `needs eFuse block revision ${revisionWords(min)}, which no chip has`;
  if (max !== 0 && min > max) {
    return `needs eFuse block revision ${revisionWords(min)} or later, and ${revisionWords(max)} at most`;
  }
  if (!PAGE_BITS.has(needs.pageBits))
    return `maps the flash in pages of 2^${needs.pageBits} bytes, which no chip supports`;
  return undefined;
}
