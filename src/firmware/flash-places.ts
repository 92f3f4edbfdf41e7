import type { Range } from "./backup-plan.ts";
import { overlaps, sharedBytes } from "./flash-bar.ts";
import { SECTOR_SIZE } from "./flash-layout.ts";
import { bootloaderWords, gapWords, partitionWords } from "./content-words.ts";
import type { KnownFlash, LookedAt } from "./known-flash.ts";
import { PARTITION_TABLE_ADDRESS } from "./partition-table.ts";

type PartitionRecord = KnownFlash["partitions"][number];
type PlaceKind = "bootloader" | "partition-table" | "partition" | "gap";
type PlaceContent = PartitionRecord["content"] | "bootloader" | "partition-table";

/** A piece of flash that has a purpose, or none. */
export interface Place extends Range {
  readonly kind: PlaceKind;
  /** Of a partition; else `null`, as are `type` and `subtype`. */
  readonly name: string | null;
  readonly type: string | null;
  readonly subtype: string | null;
  /** Bytes up to the last one that is not blank; `null` where that is not known. */
  readonly used: number | null;
  readonly content: PlaceContent;
  /** The content in words. */
  readonly description: string;
  /** Of an application, whether it boots next; `null` where that cannot be told. */
  readonly boots: boolean | null;
}

const UNNAMED = { name: null, type: null, subtype: null, boots: null } as const;

/** Everything from the first byte of the flash to the last, in the order of the addresses. */
export function placesOf(known: KnownFlash): Place[] {
  const own = [...bootloaderPlace(known), ...tablePlace(known)];
  const taken = [...own, ...known.partitions.map((record) => partitionPlace(record, known))];
  return [...taken, ...gaps(taken, known)].sort((a, b) => a.address - b.address || b.size - a.size);
}

/** None where a partition stands for it: tables may have a row for the bootloader, and one for themselves. */
function bootloaderPlace(known: KnownFlash): Place[] {
  const { bootloader, partitions, size } = known;
  if (bootloader === null || hasPrimary("bootloader", known)) return [];
  const address = Number(bootloader.address);
  // Nothing says how much room it has: it ends where the next thing begins.
  const next = [tableAddress(known), ...partitions.map((record) => Number(record.address)), size];
  const end = Math.min(...next.filter((begin) => begin > address));
  if (!Number.isFinite(end)) return [];
  const range = { address, size: end - address };
  const description = bootloaderWords(bootloader);
  const used = usedIn(range, known.looked);
  return [{ kind: "bootloader", ...UNNAMED, ...range, used, content: "bootloader", description }];
}

function tablePlace(known: KnownFlash): Place[] {
  const { partition_table, partitions, looked } = known;
  if (partition_table.state === "absent" || hasPrimary("partition_table", known)) return [];
  const range = { address: tableAddress(known), size: SECTOR_SIZE };
  const description = `the table of ${partitions.length} ${partitions.length === 1 ? "partition" : "partitions"}`;
  const used = usedIn(range, looked);
  return [{ kind: "partition-table", ...UNNAMED, ...range, used, content: "partition-table", description }];
}

function partitionPlace(record: PartitionRecord, { bootloader }: KnownFlash): Place {
  const { name, type, subtype, size, content, boots } = record;
  const isBootloader = bootloader !== null && type === "bootloader" && subtype === "primary";
  return {
    kind: "partition",
    name,
    type,
    subtype,
    address: Number(record.address),
    size,
    used: content === "unreadable" ? null : Math.min(record.used, size),
    content,
    description: isBootloader ? bootloaderWords(bootloader) : partitionWords(record),
    boots,
  };
}

/** What is left between the places; one that was read in part only is cut where the reading began or ended. */
function gaps(places: readonly Place[], { size, looked }: KnownFlash): Place[] {
  const found: Range[] = [];
  let end = 0;
  for (const place of [...places].sort((a, b) => a.address - b.address)) {
    if (place.address > end) found.push({ address: end, size: Math.min(place.address, size) - end });
    end = Math.max(end, Math.min(place.address + place.size, size));
  }
  found.push({ address: end, size: size - end });
  return found
    .flatMap((range) => cutAt(range, looked?.range))
    .filter((range) => range.size > 0)
    .map((range) => {
      const used = usedIn(range, looked);
      const content = used === null ? "unreadable" : used === 0 ? "blank" : "data";
      return { kind: "gap", ...UNNAMED, ...range, used, content, description: gapWords(used) };
    });
}

function cutAt({ address, size }: Range, border: Range | undefined): Range[] {
  const end = address + size;
  const cuts = border === undefined ? [] : [border.address, border.address + border.size];
  const points = [address, ...cuts.filter((cut) => cut > address && cut < end), end];
  return points.slice(1).map((point, index) => {
    const start = points[index] ?? address;
    return { address: start, size: point - start };
  });
}

function usedIn(range: Range, looked: LookedAt | undefined): number | null {
  if (looked === undefined || sharedBytes(range, looked.range) < range.size) return null;
  const last = looked.filled.findLast((piece) => overlaps(piece, range));
  return last === undefined ? 0 : Math.min(last.address + last.size - range.address, range.size);
}

function hasPrimary(type: string, { partitions }: KnownFlash): boolean {
  return partitions.some((record) => record.type === type && record.subtype === "primary");
}

function tableAddress({ partition_table: { address } }: KnownFlash): number {
  return address === null ? PARTITION_TABLE_ADDRESS : Number(address);
}
