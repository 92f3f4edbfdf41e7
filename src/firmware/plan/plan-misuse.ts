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

/** What ESP-IDF itself keeps there, and would take a program for damage. */
const OWN_DATA: ReadonlySet<string> = new Set([
  "ota",
  "phy",
  "nvs",
  "coredump",
  "nvs_keys",
  "efuse",
  "tee_ota",
]);
/** Where an image has the data of its first segment: behind its own header and that of the segment. */
const FIRST_DATA = 0x20;
const FIRST_LOAD_ADDRESS = 0x18;
/** The flash is mapped in pages of 64 KiB, on some chips of as little as 8 KiB. */
const PAGE = 0x2000;

/**
 * What would certainly not do what its author wants, though it lies where something may: an application in the place
 * of the bootloader or among ESP-IDF's own data, and what is no table in the place of the table.
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

/** Where no table is known: no table can have an application there. */
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
 * Whether its first segment is used from the flash, through the cache that a bootloader sets up: such a segment has the
 * same place in its page as in the file. Firmware that a chip starts by itself begins with what it loads into RAM.
 */
function isMapped({ bytes }: Program): boolean {
  return bytes.readUInt32LE(FIRST_LOAD_ADDRESS) % PAGE === FIRST_DATA;
}

function isOwnData({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && OWN_DATA.has(subtypeName(type, subtype));
}

/** A bootloader reads nothing else from there, and starts nothing where that is not whole. */
function tableFinding(image: PlannedImage, facts: BoardFacts): Finding[] {
  const { tableAddress } = facts;
  const bytes = image.bytes.subarray(Math.max(0, tableAddress - image.address));
  const isThere = image.address <= tableAddress && !isBlank(bytes);
  const damage = isThere && !image.encrypted ? tableDamage(bytes) : undefined;
  if (damage === undefined) return [];
  const inside = image.address === tableAddress ? "" : `what is at ${formatAddress(tableAddress)} in `;
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
  // A merged image may have its table elsewhere; and ciphertext looks like anything.
  if (image.address !== tableAddress || facts.security?.flashEncryption === true) return [];
  const isCertain = facts.table !== undefined;
  const message = `${fileWords(image)} is not a partition table, but is at the address of the partition table`;
  return [{ ...misplaced(message), severity: isCertain ? "refusal" : "warning" }];
}

function misplaced(message: string): Finding {
  return { severity: "refusal", code: "image-misplaced", message, hint: RIGHT_ADDRESS };
}
