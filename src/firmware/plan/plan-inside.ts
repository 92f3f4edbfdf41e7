import { BOOTLOADER_ADDRESSES, bootloaderAddress, hasIdfLayout } from "../flash/chips.ts";
import { formatAddress } from "../flash/flash-layout.ts";
import { foreignContent } from "../survey/foreign-content.ts";
import { typeName } from "../formats/partition-names.ts";
import type { PartitionTable } from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { fileWords } from "./plan-words.ts";
import { type PlannedTable, type Program, strayTable } from "./planned-images.ts";

/** Enough bytes to see whether anything is there. */
const HEAD = 32;

/**
 * Warns about a file that overwrites the bootloader, the table or the applications with something else: any kind of file,
 * or a merged image with parts at wrong addresses. Only a warning, because it may be ciphertext.
 */
export function checkInside(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  facts: BoardFacts,
  table: PartitionTable | undefined,
  planned: PlannedTable | undefined,
): Finding[] {
  const chip = facts.chip ?? programs[0]?.chip;
  if (!hasIdfLayout(chip) || facts.security?.flashEncryption === true) return [];
  return images.flatMap((file) => {
    const missing = [
      coveredBootloader(file, programs, chip, facts),
      coveredTable(file, programs, facts, planned),
      coveredApplications(file, programs, table),
    ].filter((words) => words !== undefined);
    return missing.length === 0 ? [] : [overwritten(file, missing.join(" and "))];
  });
}

function coveredBootloader(
  file: PlannedImage,
  programs: readonly Program[],
  chip: string | undefined,
  { tableAddress }: BoardFacts,
): string | undefined {
  const places = chip === undefined ? BOOTLOADER_ADDRESSES : [bootloaderAddress(chip)];
  const known = places.filter((place) => place !== undefined);
  // While the chip is unknown, only an image from 0x0 to beyond the table counts as one of a whole flash.
  if (chip === undefined && (file.address !== 0 || !runsOver(file, tableAddress))) return undefined;
  const covered = known.filter((place) => chip === undefined || runsOver(file, place));
  if (covered.length === 0 || covered.some((place) => isProgram(place, programs))) return undefined;
  if (covered.every((place) => !isSomething(file, place))) return undefined;
  return `the bootloader at ${covered.map(formatAddress).join(" or ")}`;
}

function coveredTable(
  file: PlannedImage,
  programs: readonly Program[],
  { tableAddress }: BoardFacts,
  planned: PlannedTable | undefined,
): string | undefined {
  if (planned !== undefined || !runsOver(file, tableAddress) || isProgram(tableAddress, programs))
    return undefined;
  if (!isSomething(file, tableAddress) || strayTable([file], tableAddress) !== undefined) return undefined;
  return `the partition table at ${formatAddress(tableAddress)}`;
}

/** Some slots may be empty, or hold data from a board, but with no application at all nothing boots. */
function coveredApplications(
  file: PlannedImage,
  programs: readonly Program[],
  table: PartitionTable | undefined,
): string | undefined {
  const slots = (table?.partitions ?? []).filter(({ type }) => typeName(type) === "app");
  const covered = slots.filter(({ address }) => runsOver(file, address));
  const [first] = covered;
  if (first === undefined || slots.some(({ address }) => isProgram(address, programs))) return undefined;
  if (foreignContent(headOf(file, first.address)) !== undefined) return undefined;
  return `the application ${covered.length === 1 ? "partition" : "partitions"} at ${covered.map(({ address }) => formatAddress(address)).join(", ")}`;
}

/** Whether an address is inside a file and not its start, which other checks cover. */
function runsOver({ address, bytes }: PlannedImage, place: number): boolean {
  return address < place && place < address + bytes.length;
}

/** Whether a program begins at the address or contains it. */
function isProgram(place: number, programs: readonly Program[]): boolean {
  return programs.some(({ address, image }) => place >= address && place < address + (image?.length ?? 1));
}

/** Other checks report blank and recognized content. */
function isSomething(file: PlannedImage, place: number): boolean {
  const head = headOf(file, place);
  return head.some((byte) => byte !== 0xff) && foreignContent(head) === undefined;
}

function headOf({ address, bytes }: PlannedImage, place: number): Buffer {
  return bytes.subarray(Math.max(0, place - address)).subarray(0, HEAD);
}

function overwritten(file: PlannedImage, what: string): Finding {
  return {
    severity: "warning",
    code: "image-misplaced",
    message: `${fileWords(file)} overwrites ${what} with something else, unless it is encrypted for this chip`,
    hint: "Check how the image was merged, and use the addresses of the build.",
  };
}
