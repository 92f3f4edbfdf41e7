import type { AppImage } from "../formats/app-image.ts";
import { BOOTLOADER_ADDRESSES, bootloaderAddress } from "../flash/chips.ts";
import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import type { Partition, PartitionTable } from "../formats/partition-table.ts";
import { typeName } from "../formats/partition-names.ts";
import type { BoardFacts, Finding, PlannedImage, PlanTable } from "./plan.ts";
import { APP_ALIGNMENT } from "./plan-ground.ts";
import { isPayload } from "./plan-programs.ts";
import { SIGNATURE_MAGIC } from "./plan-security.ts";
import { fileWords, programWords, roleWords, tooLargeWords } from "./plan-words.ts";
import type { Program } from "./planned-images.ts";
import { isBlank } from "../flash/flash-bytes.ts";

/** This many bytes of 0xFF before a partition's end count as the gap in a merged image. */
const GAP = 16;
const RIGHT_ADDRESS =
  "Use the addresses of the build (flasher_args.json), or set `files` to the build folder.";
const SMALLER_OR_LARGER =
  "Make the image smaller (no padding at its end) or its partition larger, and flash the new partition table with it.";

/** Finds files at addresses from which they do not boot, or where they do not fit. */
export function checkPlaces(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  facts: BoardFacts,
  table: PlanTable | undefined,
): Finding[] {
  return [
    ...programs.flatMap((program) => programFinding(program, facts, table)),
    ...images
      .filter((file) => isNoProgram(file, programs))
      .flatMap((file) => fileFinding(file, facts, table)),
  ];
}

function programFinding(program: Program, facts: BoardFacts, table: PlanTable | undefined): Finding[] {
  const { address, image, chip } = program;
  const own = table?.partitions.find((partition) => partition.address === address);
  if (own !== undefined && typeName(own.type) === "bootloader") return reachFinding(program, facts);
  const wanted = bootloaderAddress(facts.chip ?? chip);
  if (address === wanted) return reachFinding(program, facts);
  if (isPayload(program, table)) return [];
  if (isBootloader(program)) {
    if (wanted === undefined) return [];
    return [
      misplaced(
        `${programWords(program)} is a bootloader, but ${facts.chip ?? chip} has its bootloader at ${formatAddress(wanted)}`,
      ),
    ];
  }
  if (image !== undefined && isLoadedWhole(image) && isSlot(address, own, table)) {
    return [
      misplaced(
        `${programWords(program)} runs from RAM like a bootloader, but is at the address of an application`,
      ),
    ];
  }
  if (table === undefined) return [];
  if (own !== undefined) return image === undefined ? [] : fitFinding(program, image.length, own, table);
  // Without a description it may be anything, such as a custom second stage.
  if (image?.description === undefined) return [];
  return [
    misplaced(
      `${programWords(program)} is an application, but no application partition starts there (${slotWords(table)})`,
    ),
  ];
}

/** A bootloader must end before the table; a program without its description may be firmware that needs no table. */
function reachFinding(program: Program, { tableAddress }: BoardFacts): Finding[] {
  const { address, image } = program;
  if (image?.bootloader === undefined || address >= tableAddress) return [];
  const end = endOfSigned(program, image.length);
  if (end <= tableAddress) return [];
  return [
    misplaced(
      `${programWords(program)} is a bootloader that extends to ${formatAddress(end)}, over the partition table at ${formatAddress(tableAddress)}`,
      "Set `partition-table-offset` if the build moved its table (CONFIG_PARTITION_TABLE_OFFSET); otherwise make the bootloader smaller.",
    ),
  ];
}

/** Where a program ends in the flash, including the signature sector of Secure Boot. */
function endOfSigned({ address, bytes }: Program, length: number): number {
  const signature = Math.ceil(length / SECTOR_SIZE) * SECTOR_SIZE;
  return address + (bytes[signature] === SIGNATURE_MAGIC ? signature + SECTOR_SIZE : length);
}

function isBootloader({ address, image }: Program): boolean {
  if (image?.bootloader !== undefined) return true;
  // Bootloaders from before ESP-IDF 5.1 do not describe themselves.
  return image?.description === undefined && BOOTLOADER_ADDRESSES.includes(address);
}

/** True of bootloaders before ESP-IDF 5.1; applications have a description, and run from flash. */
function isLoadedWhole({ description, isMapped }: AppImage): boolean {
  return description === undefined && !isMapped;
}

/** Whether an application belongs there, according to the table or, without one, the alignment. */
function isSlot(address: number, own: Partition | undefined, table: PlanTable | undefined): boolean {
  if (table !== undefined) return own !== undefined && typeName(own.type) === "app";
  return address > 0 && address % APP_ALIGNMENT === 0;
}

function fitFinding(program: Program, imageLength: number, own: Partition, { title }: PlanTable): Finding[] {
  const { file, address } = program;
  const signed = endOfSigned(program, imageLength) - address;
  const isOver = address === file.address && overruns(file, own);
  if (signed <= own.size && !isOver) return [];
  // A merged image continues after the application.
  const length = isOver ? file.bytes.length : signed;
  return [
    {
      severity: "refusal",
      code: "beyond-partition",
      message: tooLargeWords(programWords(program), length, own, title),
      hint: SMALLER_OR_LARGER,
    },
  ];
}

/**
 * Whether a file at the start of a partition runs over its end. A merged image does not count: it has a gap before the
 * next partition, and data in it.
 */
function overruns({ bytes }: PlannedImage, { size }: Partition): boolean {
  if (bytes.length <= size) return false;
  return !isBlank(bytes.subarray(size - GAP, size)) || isBlank(bytes.subarray(size));
}

function isNoProgram({ address, bytes }: PlannedImage, programs: readonly Program[]): boolean {
  return !programs.some((program) => program.address === address) && !isBlank(bytes);
}

/** Any file may go to any address, except where only a bootable image works. */
function fileFinding(
  file: PlannedImage,
  { chip, security }: BoardFacts,
  table: PlanTable | undefined,
): Finding[] {
  const own = table?.partitions.find(({ address }) => address === file.address);
  const isSlot = own !== undefined && typeName(own.type) === "app";
  const isBootloaderPlace = chip !== undefined && file.address === bootloaderAddress(chip);
  const { role } = file;
  if (isSlot || isBootloaderPlace || role !== undefined) {
    const what = isSlot
      ? `partition "${own.name}" is for an application`
      : role === undefined
        ? `${chip ?? "the chip"} has its bootloader there`
        : roleWords(role);
    // Ciphertext can look like anything.
    const isCertain = table !== undefined && security?.flashEncryption !== true;
    const message = `${fileWords(file)} is not a bootable image, but ${what}`;
    return [{ ...misplaced(message), severity: isCertain ? "refusal" : "warning" }];
  }
  if (table === undefined || own === undefined || !overruns(file, own)) return [];
  const message = tooLargeWords(fileWords(file), file.bytes.length, own, table.title);
  return [{ ...misplaced(message, SMALLER_OR_LARGER), code: "beyond-partition" }];
}

function slotWords({ partitions }: PartitionTable): string {
  const slots = partitions.filter(({ type }) => typeName(type) === "app");
  if (slots.length === 0) return "the table has none";
  return `they begin at ${slots.map(({ name, address }) => `${formatAddress(address)} "${name}"`).join(", ")}`;
}

function misplaced(message: string, hint: string = RIGHT_ADDRESS): Finding {
  return { severity: "refusal", code: "image-misplaced", message, hint };
}
