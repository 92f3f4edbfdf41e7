import {
  bootloaderWords,
  fileContentWords,
  gapWords,
  type Look,
  partitionWords,
  tableWords,
} from "./content-words.ts";
import { SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import {
  endOf,
  inside,
  outside,
  overlaps,
  type Range,
  sharedWith,
} from "../../firmware/flash/flash-ranges.ts";
import type { KnownFile, KnownFlash, KnownPartition } from "../../firmware/survey/known-flash.ts";
import type { Place } from "./flash-picture.ts";

/**
 * The largest number of partitions in a table; Intel HEX can have any number of regions, and such a list would not be
 * read.
 */
const MOST_FILES = 95;
/** A gap with more known parts remains one row: its bar shows them. */
const MOST_PARTS = 9;

const UNNAMED = { name: null, type: null, subtype: null, boots: null } as const;

/** Everything from the first byte of the flash to the last, in the order of the addresses. */
export function placesOf(known: KnownFlash): Place[] {
  const own = [
    ...bootloaderPlace(known),
    ...tablePlace(known),
    ...known.partitions.map((record) => partitionPlace(record, known)),
  ];
  const files = known.files.filter((file) => !own.some((place) => overlaps(place, file)));
  const shown = files.length > MOST_FILES ? [] : files;
  const taken = [...own, ...shown.map((file) => filePlace(file, known))];
  return [...taken, ...gaps(taken, known)].sort((a, b) => a.address - b.address || b.size - a.size);
}

/** Empty if the table has a row for the bootloader. */
function bootloaderPlace(known: KnownFlash): Place[] {
  const { bootloader, partition_table, partitions, files, size } = known;
  if (bootloader === null || hasPrimary("bootloader", known)) return [];
  // Without a table, the file that contains the bootloader makes the better row.
  if (partitions.length === 0 && files.length > 0) return [];
  const address = Number(bootloader.address);
  // Its size is not known: it ends where the next row begins.
  const next = [Number(partition_table.address), ...partitions.map((record) => Number(record.address)), size];
  const end = Math.min(...next.filter((begin) => begin > address));
  if (!Number.isFinite(end)) return [];
  const range = { address, size: end - address };
  const description = bootloaderWords(bootloader);
  const used = usedIn(range, known);
  return [{ kind: "bootloader", ...UNNAMED, ...range, used, content: "bootloader", description }];
}

function tablePlace(known: KnownFlash): Place[] {
  const { partition_table, partitions } = known;
  if (partition_table.state !== "found" || hasPrimary("partition_table", known)) return [];
  const range = { address: Number(partition_table.address), size: SECTOR_SIZE };
  const description = tableWords(partitions.length);
  const used = usedIn(range, known);
  return [{ kind: "partition-table", ...UNNAMED, ...range, used, content: "partition-table", description }];
}

function partitionPlace(record: KnownPartition, known: KnownFlash): Place {
  const { bootloader } = known;
  const { name, type, subtype, size, content, used, boots } = record;
  const isBootloader = bootloader !== null && type === "bootloader" && subtype === "primary";
  const range = { address: Number(record.address), size };
  const isKnown = content !== "unreadable" && used !== null;
  return {
    kind: "partition",
    name,
    type,
    subtype,
    ...range,
    used: isKnown ? Math.min(used, size) : null,
    content: content === "unreadable" ? "unknown" : content,
    description: isBootloader ? bootloaderWords(bootloader) : partitionWords(record, lookAt(range, known)),
    boots,
  };
}

function filePlace(file: KnownFile, known: KnownFlash): Place {
  const { name, address, size } = file;
  const used = usedIn({ address, size }, known);
  const content = contentOf(used);
  return {
    kind: "file",
    ...UNNAMED,
    name,
    address,
    size,
    used,
    content,
    description: fileContentWords(file),
  };
}

/** The gaps between the places; a partly known gap is split at the borders of its known parts. */
function gaps(places: readonly Place[], known: KnownFlash): Place[] {
  return outside(known.part ?? { address: 0, size: known.size }, places)
    .flatMap((range) => {
      const looked = inside(range, known.looked);
      const parts = [...looked, ...outside(range, looked)];
      return parts.length > MOST_PARTS ? [range] : parts;
    })
    .map((range) => {
      const used = usedIn(range, known);
      const description = gapWords(used, lookAt(range, known), known.partition_table);
      return { kind: "gap", ...UNNAMED, ...range, used, content: contentOf(used), description };
    });
}

function lookAt(range: Range, { looked, filled }: KnownFlash): Look {
  return { looked: sharedWith(range, looked), filled: sharedWith(range, filled) };
}

function contentOf(used: number | null): "unknown" | "blank" | "data" {
  return used === null ? "unknown" : used === 0 ? "blank" : "data";
}

function usedIn(range: Range, { looked, filled }: KnownFlash): number | null {
  if (sharedWith(range, looked) < range.size) return null;
  const last = filled.findLast((piece) => overlaps(piece, range));
  return last === undefined ? 0 : Math.min(endOf(last) - range.address, range.size);
}

function hasPrimary(type: string, { partitions }: KnownFlash): boolean {
  return partitions.some((record) => record.type === type && record.subtype === "primary");
}
