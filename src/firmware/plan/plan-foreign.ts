import { BOOTLOADER_ADDRESSES, bootloaderAddress, hasIdfLayout } from "../flash/chips.ts";
import { formatAddress } from "../flash/flash-layout.ts";
import { foreignContent } from "../survey/foreign-content.ts";
import { ownContent, type OwnContent } from "../survey/own-content.ts";
import { type PartitionTable, tableDamage } from "../formats/partition-table.ts";
import type { BoardFacts, Finding, PlannedImage } from "./plan.ts";
import { type Ground, groundAt } from "./plan-ground.ts";
import { kindOf } from "../formats/partition-names.ts";
import { pieceWords, roleWords } from "./plan-words.ts";
import { type Piece, piecesIn, type PlannedTable, type Program } from "./planned-images.ts";
import { isMisplacedTable, misplacedWhole } from "../flash/whole-flash.ts";
import { isBlank } from "../flash/flash-bytes.ts";

/** Findings about files that are not firmware. */
export interface ForeignFindings {
  readonly findings: readonly Finding[];
  /** Files whose start is known not to be a program: no other check needs to report them. */
  readonly files: ReadonlySet<PlannedImage>;
  /** Whether the board's table could show that they are data for a data partition. */
  readonly needsTable: boolean;
}

const ERASE = "Build the image again with all its parts. To make a region blank, use `operation: erase`.";

/** Content recognized as something other than a program. */
interface Recognized {
  readonly piece: Piece;
  readonly code: "not-firmware" | "image-misplaced";
  /** Completes "… is". */
  readonly what: string;
  readonly hint: string;
  readonly own: OwnContent | undefined;
  /** Whether only one address is right for it, so that outside of all partitions it is misplaced, too. */
  readonly isBound?: boolean;
}

/**
 * Finds content that is recognizably not firmware at addresses meant for firmware: web pages, archives, ELF files,
 * text, and ESP-IDF's own data. Data partitions may hold any foreign data. Without a table, such content is refused at
 * the default address of an application, and gives a warning elsewhere.
 */
export function checkForeign(
  images: readonly PlannedImage[],
  programs: readonly Program[],
  facts: BoardFacts,
  table: PartitionTable | undefined,
  planned: PlannedTable | undefined,
): ForeignFindings {
  const chip = facts.chip ?? programs[0]?.chip;
  const found = piecesIn(images, programs, table, facts).flatMap((piece) =>
    recognized(piece, facts, table, planned, chip),
  );
  const files = new Set(
    found.filter(({ piece }) => piece.address === piece.file.address).map(({ piece }) => piece.file),
  );
  // A file recognized from its start counts once, not once per address it covers.
  const counted = found.filter(({ piece }) => piece.address === piece.file.address || !files.has(piece.file));
  const isAsked = facts.tableProblem !== undefined || facts.isErased === true || !hasIdfLayout(chip);
  const grounds = counted.map((one) => ({ one, ground: groundOf(one.piece, facts, table, chip) }));
  const needsTable = !isAsked && grounds.some(({ ground }) => ground.kind === "unknown");
  const findings = grounds.flatMap(({ one, ground }): Finding[] => {
    const words = `${pieceWords(one.piece)} is ${one.what}`;
    switch (ground.kind) {
      case "firmware":
        return [refusal(one, `${words}, and ${ground.why}`)];
      case "data":
        return wrongKind(one, kindOf(ground.partition))
          ? [
              refusal(
                one,
                `${words}, and partition "${ground.partition.name}" is ${kindOf(ground.partition)}`,
              ),
            ]
          : [];
      case "free":
        return one.isBound === true ? [refusal(one, `${words}, but no partition starts there`)] : [];
      case "unknown": {
        if (isAsked && one.isBound === true) return [refusal(one, words)];
        if (ground.usual !== undefined && isAsked) return [refusal(one, `${words}, and ${ground.usual}`)];
        // Without ESP-IDF's layout, the firmware decides where its data is.
        if (!hasIdfLayout(chip) || one.own !== undefined || isBlank(one.piece.bytes)) return [];
        const message = `${words}, and no partition table marks the place as data`;
        return [{ ...refusal(one, message), severity: "warning" }];
      }
    }
  });
  return { findings, files, needsTable };
}

/** A file that its build lists as firmware counts as firmware at any address. */
function groundOf(
  { file, address }: Piece,
  facts: BoardFacts,
  table: PartitionTable | undefined,
  chip: string | undefined,
): Ground {
  if (file.role === undefined || address !== file.address) return groundAt(address, facts, table, chip);
  return { kind: "firmware", why: roleWords(file.role) };
}

/** Firmware is never blank. In a merged image, a blank bootloader wipes the board's, but a blank slot is just unused. */
function isBlankFirmware({ file, address, bytes }: Piece, chip: string | undefined): boolean {
  const isBootloaders = chip !== undefined && address === bootloaderAddress(chip);
  return (address === file.address && isBlank(file.bytes)) || (isBootloaders && isBlank(bytes));
}

/** Whether a merged image begins with zeros before the bootloader's address. */
function isGap({ address, bytes, file }: Piece, chip: string | undefined): boolean {
  if (bytes.length === file.bytes.length || chip === undefined) return false;
  return address !== bootloaderAddress(chip) && bytes.every((byte) => byte === 0);
}

function recognized(
  piece: Piece,
  facts: BoardFacts,
  table: PartitionTable | undefined,
  planned: PlannedTable | undefined,
  chip: string | undefined,
): Recognized[] {
  if (isBlankFirmware(piece, chip)) {
    return [{ piece, code: "not-firmware", what: "blank (nothing but 0xFF)", hint: ERASE, own: undefined }];
  }
  const isStart = piece.address === piece.file.address;
  const bound =
    isStart && hasIdfLayout(facts.chip)
      ? boundTo(piece.file, facts, table, planned !== undefined)
      : undefined;
  if (bound !== undefined) {
    const hint = `It belongs at ${formatAddress(bound.address)}: use that address.`;
    return [{ piece, code: "image-misplaced", what: bound.what, hint, own: undefined, isBound: true }];
  }
  // Nothing reads the bytes before the bootloader in a merged image, such as one of a whole flash for QEMU.
  if (isStart && isGap(piece, chip)) return [];
  const whole = isStart ? piece.file.bytes : piece.bytes;
  const own = ownContent(whole);
  if (own !== undefined) {
    const hint = `It belongs in the ${own.kind} partition: use that partition's name or address.`;
    return [{ piece, code: "image-misplaced", what: own.what, hint, own }];
  }
  const foreign = foreignContent(whole) ?? (isStart ? foreignContent(piece.bytes) : undefined);
  return foreign === undefined ? [] : [{ piece, code: "not-firmware", ...foreign, own }];
}

/**
 * A file that can only be meant for one address, and is at another.
 * @param isCopy whether another file already is the partition table.
 */
function boundTo(
  file: PlannedImage,
  { tableAddress }: BoardFacts,
  table: PartitionTable | undefined,
  isCopy: boolean,
): { readonly what: string; readonly address: number } | undefined {
  const whole = misplacedWhole(file, tableAddress);
  if (whole !== undefined) return whole;
  const isTable = file.address !== tableAddress && tableDamage(file.bytes) === undefined;
  if (!isTable) return undefined;
  // Where a table could belong, it may be from a build that moved its table.
  const ground = groundAt(file.address, { tableAddress }, table, undefined);
  const isElsewhere = ground.kind === "firmware" && (table !== undefined || isBootloaderPlace(file.address));
  if (!isElsewhere && (isCopy || !isMisplacedTable(file, tableAddress))) return undefined;
  return { what: "a partition table", address: tableAddress };
}

function isBootloaderPlace(address: number): boolean {
  return BOOTLOADER_ADDRESSES.includes(address);
}

/** Whether data for one kind of ESP-IDF partition is in another kind that ESP-IDF reads. */
function wrongKind({ own }: Recognized, kind: string): boolean {
  return own !== undefined && kind !== own.kind && READ_BY_IDF.has(kind);
}

const READ_BY_IDF: ReadonlySet<string> = new Set([
  "data/ota",
  "data/nvs",
  "data/phy",
  "data/nvs_keys",
  "data/coredump",
]);

function refusal({ code, hint }: Recognized, message: string): Finding {
  return { severity: "refusal", code, message, hint };
}
