import { BOOTLOADER_ADDRESSES, bootloaderAddress } from "./chips.ts";
import { formatAddress, SECTOR_SIZE } from "./flash-layout.ts";
import type { Partition, PartitionTable } from "./partition-table.ts";
import { typeName } from "./partition-names.ts";
import type { BoardFacts, Finding, PlannedImage, PlanTable } from "./plan.ts";
import { isPayload } from "./plan-programs.ts";
import { SIGNATURE_MAGIC } from "./plan-security.ts";
import { fileWords, programWords, tooLargeWords } from "./plan-words.ts";
import type { Program } from "./planned-images.ts";

const BLANK = 0xff;
const RIGHT_ADDRESS =
  "Give each file the address that its build says (flasher_args.json), or point `files` at the build.";

/** What lies where nothing will start it, or where it does not fit. */
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
  if (isBootloader(program, facts)) {
    if (wanted === undefined) return [];
    return [
      misplaced(
        `${programWords(program)} is a bootloader, and ${facts.chip ?? chip} has its bootloader at ${formatAddress(wanted)}`,
      ),
    ];
  }
  if (table === undefined) return [];
  if (own !== undefined) return image === undefined ? [] : fitFinding(program, image.length, own, table);
  // Without a description it may be anything, such as a second stage of somebody's own.
  if (image?.description === undefined) return [];
  return [
    misplaced(
      `${programWords(program)} is an application, and no application partition begins there (${slotWords(table)})`,
    ),
  ];
}

/** A bootloader ends before the table; what does not say that it is one may be firmware that needs no table. */
function reachFinding(program: Program, { tableAddress }: BoardFacts): Finding[] {
  const { address, image } = program;
  if (image?.bootloader === undefined || address >= tableAddress) return [];
  const end = endOfSigned(program, image.length);
  if (end <= tableAddress) return [];
  return [
    misplaced(
      `${programWords(program)} is a bootloader that reaches to ${formatAddress(end)}, over the partition table at ${formatAddress(tableAddress)}`,
      "Give the offset as `partition-table-offset` where the build has moved its table (CONFIG_PARTITION_TABLE_OFFSET); else make the bootloader smaller.",
    ),
  ];
}

/** Where a program ends in the flash, with the sector of signatures that secure boot puts behind it. */
function endOfSigned({ address, bytes }: Program, length: number): number {
  const signature = Math.ceil(length / SECTOR_SIZE) * SECTOR_SIZE;
  return address + (bytes[signature] === SIGNATURE_MAGIC ? signature + SECTOR_SIZE : length);
}

function isBootloader({ address, image }: Program, { chip }: BoardFacts): boolean {
  if (image?.bootloader !== undefined) return true;
  // Bootloaders from before ESP-IDF 5.1 do not describe themselves.
  return image?.description === undefined && chip !== undefined && BOOTLOADER_ADDRESSES.includes(address);
}

function fitFinding(program: Program, length: number, own: Partition, { title }: PlanTable): Finding[] {
  if (length <= own.size) return [];
  return [
    {
      severity: "refusal",
      code: "does-not-fit",
      message: tooLargeWords(programWords(program), length, own, title),
      hint: "Make the application smaller or its partition larger, and flash the new partition table with it.",
    },
  ];
}

function isNoProgram({ address, bytes }: PlannedImage, programs: readonly Program[]): boolean {
  return !programs.some((program) => program.address === address) && bytes.some((byte) => byte !== BLANK);
}

/** Anything may be written anywhere, but for what a table says of its slots. */
function fileFinding(
  file: PlannedImage,
  { chip, security }: BoardFacts,
  table: PlanTable | undefined,
): Finding[] {
  const own = table?.partitions.find(({ address }) => address === file.address);
  const isSlot = own !== undefined && typeName(own.type) === "app";
  const isBootloaderPlace = chip !== undefined && file.address === bootloaderAddress(chip);
  if (isSlot || (isBootloaderPlace && chip !== "ESP8266")) {
    const what = isSlot
      ? `partition "${own.name}" is for an application`
      : `${chip} has its bootloader there`;
    // What is encrypted already looks like anything.
    const isCertain = table !== undefined && security?.flashEncryption !== true;
    const message = `${fileWords(file)} does not begin as an image that a chip starts, and ${what}`;
    return [{ ...misplaced(message), severity: isCertain ? "refusal" : "warning" }];
  }
  const end = file.address + file.bytes.length;
  const crossed = table?.partitions.find(({ address, size }) => address < end && end < address + size);
  if (table === undefined || own === undefined || crossed === undefined || own === crossed) return [];
  const tooLarge = tooLargeWords(fileWords(file), file.bytes.length, own, table.title);
  const message = `${tooLarge}, and ends in the midst of ${crossed.name}`;
  return [{ ...misplaced(message), code: "does-not-fit", severity: "warning" }];
}

function slotWords({ partitions }: PartitionTable): string {
  const slots = partitions.filter(({ type }) => typeName(type) === "app");
  if (slots.length === 0) return "the table has none";
  return `they begin at ${slots.map(({ name, address }) => `${formatAddress(address)} "${name}"`).join(", ")}`;
}

function misplaced(message: string, hint: string = RIGHT_ADDRESS): Finding {
  return { severity: "refusal", code: "image-misplaced", message, hint };
}
