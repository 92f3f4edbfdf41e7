import type { BackupManifest } from "./backup-manifest.ts";
import { type Range, totalOf } from "./backup-plan.ts";
import { type BarPieces, drawBar, FLASH_CELLS, overlaps, ROW_CELLS, sharedBytes } from "./flash-bar.ts";
import { formatAddress } from "./flash-layout.ts";
import { type Place, placesOf } from "./flash-places.ts";
import type { FlashChanges, KnownFlash } from "./known-flash.ts";

/** Whether the chip's digest has proven all bytes of a piece, some, or none. */
export type Proven = "whole" | "part" | "none";

/** The output `flash-map`: addresses are text such as "0x10000", sizes are bytes. */
export interface FlashPicture {
  readonly size: number;
  readonly partition_table: BackupManifest["partition_table"];
  readonly changed_since: FlashChanges["since"] | null;
  /** Bytes that differ, wherever they are; `null` where nothing was compared. */
  readonly changed: number | null;
  readonly proven: Proven;
  /** The whole flash in 40 signs, as `drawBar` draws them. */
  readonly bar: string;
  /** In the order of the addresses. */
  readonly rows: readonly FlashRow[];
}

export interface FlashRow extends Omit<Place, "address"> {
  readonly address: string;
  readonly free: number | null;
  /** Bytes that differ; `null` where not all of the row was compared. */
  readonly changed: number | null;
  readonly proven: Proven;
  /** Other rows that have bytes in common with this one. */
  readonly overlaps: readonly string[];
  /** How many of its bytes lie behind the end of the flash. */
  readonly beyond_flash: number;
  /** The row in 16 signs. */
  readonly bar: string;
}

/** Draws a flash as rows without a hole between them: bootloader, partition table, partitions, and the gaps. */
export function drawFlash(known: KnownFlash): FlashPicture {
  const places = placesOf(known);
  const pieces = barPieces(places, known);
  return {
    size: known.size,
    partition_table: known.partition_table,
    changed_since: known.changes?.since ?? null,
    changed: known.changes === undefined ? null : totalOf(known.changes.regions),
    proven: provenOf({ address: 0, size: known.size }, known.proven),
    bar: drawBar({ address: 0, size: known.size }, FLASH_CELLS, pieces),
    rows: places.map((place) => rowOf(place, places, known)),
  };
}

function rowOf(place: Place, places: readonly Place[], known: KnownFlash): FlashRow {
  const { kind, name, type, subtype, address, size, used, content, description, boots } = place;
  const others = places.filter((other) => other !== place && overlaps(other, place));
  return {
    kind,
    name,
    type,
    subtype,
    address: formatAddress(address),
    size,
    used,
    free: used === null ? null : size - used,
    changed: changedIn(place, known.changes),
    content,
    description,
    boots,
    proven: provenOf(place, known.proven),
    overlaps: others.map((other) => other.name ?? other.kind),
    beyond_flash: size - sharedBytes(place, { address: 0, size: known.size }),
    bar: drawBar(place, ROW_CELLS, barPieces([place], known)),
  };
}

function barPieces(places: readonly Place[], { changes }: KnownFlash): BarPieces {
  return {
    changed: changes?.regions ?? [],
    used: places.map(({ address, used }) => ({ address, size: used ?? 0 })),
    unknown: places.filter(({ used }) => used === null),
  };
}

function changedIn(range: Range, changes: FlashChanges | undefined): number | null {
  if (changes === undefined || sharedBytes(range, changes.within) < range.size) return null;
  return sharedWith(range, changes.regions);
}

function provenOf(range: Range, proven: readonly Range[]): Proven {
  const bytes = sharedWith(range, proven);
  return bytes === 0 ? "none" : bytes === range.size ? "whole" : "part";
}

function sharedWith(range: Range, pieces: readonly Range[]): number {
  return pieces.reduce((sum, piece) => sum + sharedBytes(piece, range), 0);
}
