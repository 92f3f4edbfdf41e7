import { bootloaderAddress } from "../flash/chips.ts";
import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import {
  PARTITION_TABLE_ADDRESS,
  type Partition,
  type PartitionTable,
  tableDamage,
} from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { APP_ALIGNMENT } from "./plan-ground.ts";
import { fileWords, programWords } from "./plan-words.ts";
import type { Program } from "./planned-images.ts";
import { isBlank } from "../flash/flash-bytes.ts";

const RIGHT_ADDRESS =
  "Use the addresses of the build (flasher_args.json), or set `files` to the build folder.";
const FORGOTTEN = "A file without `address` goes to 0x0; most builds have their application at 0x10000.";

/** ESP-IDF keeps its own data in these, and would read a program there as damaged data. */
const OWN_DATA: ReadonlySet<string> = new Set([
  "ota",
  "phy",
  "nvs",
  "coredump",
  "nvs_keys",
  "efuse",
  "tee_ota",
]);
/** The offset of the first segment's data in an image: after the image header and the segment header. */
const FIRST_DATA = 0x20;
const FIRST_LOAD_ADDRESS = 0x18;
/** The smallest page in which a chip maps its flash; most use 64 KiB. */
const PAGE = 0x2000;

/**
 * Finds files that cannot work at an address that is meant for another file: an application at the bootloader's
 * address or in ESP-IDF's own data partitions, and anything but a table at the table's address.
 */
export function checkMisuse(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  facts: BoardFacts,
  table: PartitionTable | undefined,
): Finding[] {
  return [
    ...programs.flatMap((program) => applicationFinding(program, facts, table)),
    ...images.flatMap((image) => tableFinding(image, facts)),
  ];
}

function applicationFinding(
  program: Program,
  facts: BoardFacts,
  table: PartitionTable | undefined,
): Finding[] {
  if (program.image?.description === undefined) return [];
  const chip = facts.chip ?? program.chip;
  if (program.address === bootloaderAddress(chip) && isMapped(program)) {
    return [misplaced(`${programWords(program)} is an application, but ${chip} has its bootloader there`)];
  }
  if (table === undefined) return isMapped(program) ? nowhereFinding(program, facts, chip) : [];
  const own = table.partitions.find(({ address }) => address === program.address);
  if (own === undefined || !isOwnData(own)) return [];
  const kind = `${typeName(own.type)}/${subtypeName(own.type, own.subtype)}`;
  return [misplaced(`${programWords(program)} is an application, but partition "${own.name}" is ${kind}`)];
}

/** Without a known table: the addresses at which no table can have an application. */
function nowhereFinding(program: Program, { tableAddress }: BoardFacts, chip: string): Finding[] {
  const end = tableAddress + SECTOR_SIZE;
  const what = `${programWords(program)} is an application`;
  if (program.address < end) {
    const boot = bootloaderAddress(chip);
    const own = boot === undefined ? "" : `, which ${chip} has at ${formatAddress(boot)},`;
    const moved = tableAddress === PARTITION_TABLE_ADDRESS ? "" : " at the given `partition-table-offset`";
    const message = `${what}, but the flash up to ${formatAddress(end)} is for the bootloader${own} and the partition table${moved}`;
    return [
      {
        ...misplaced(message),
        hint: program.address === 0 ? `${FORGOTTEN} ${RIGHT_ADDRESS}` : RIGHT_ADDRESS,
      },
    ];
  }
  if (program.address % APP_ALIGNMENT === 0) return [];
  return [misplaced(`${what}, but applications start at multiples of ${formatAddress(APP_ALIGNMENT)}`)];
}

/**
 * Whether its first segment runs from flash through the cache, which needs a bootloader: such a segment has the same
 * offset in its page as in the file. Firmware that the ROM starts directly begins with a segment loaded into RAM.
 */
function isMapped({ bytes }: Program): boolean {
  return bytes.readUInt32LE(FIRST_LOAD_ADDRESS) % PAGE === FIRST_DATA;
}

function isOwnData({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && OWN_DATA.has(subtypeName(type, subtype));
}

/** The bootloader needs an intact table there, and boots nothing without it. */
function tableFinding(image: PlannedImage, facts: BoardFacts): Finding[] {
  const { tableAddress } = facts;
  const bytes = image.bytes.subarray(Math.max(0, tableAddress - image.address));
  const isThere = image.address <= tableAddress && !isBlank(bytes);
  const damage = isThere && !image.encrypted ? tableDamage(bytes) : undefined;
  if (damage === undefined) return [];
  const inside = image.address === tableAddress ? "" : `the data at ${formatAddress(tableAddress)} in `;
  if (damage.isTable) {
    return [
      {
        severity: "refusal",
        code: "image-damaged",
        message: `${inside}${fileWords(image)}, in place of the partition table, ${damage.problem}; the chip would not boot with it`,
        hint: "Build it again, and check how it was transferred (complete download, no text conversion).",
      },
    ];
  }
  // A merged image may have its table elsewhere, and ciphertext can look like anything.
  if (image.address !== tableAddress || facts.security?.flashEncryption === true) return [];
  const isCertain = facts.table !== undefined;
  const message = `${fileWords(image)} is not a partition table, but is at the address of the partition table`;
  return [{ ...misplaced(message), severity: isCertain ? "refusal" : "warning" }];
}

function misplaced(message: string): Finding {
  return { severity: "refusal", code: "image-misplaced", message, hint: RIGHT_ADDRESS };
}
