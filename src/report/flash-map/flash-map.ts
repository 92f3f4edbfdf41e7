import { type BarPieces, drawBar, FLASH_CELLS, ROW_CELLS } from "./flash-bar.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { type Place, placesOf } from "./flash-places.ts";
import {
  inside,
  outside,
  overlaps,
  type Range,
  sharedBytes,
  sharedWith,
  totalOf,
} from "../../firmware/flash/flash-ranges.ts";
import type { FlashChanges, KnownFlash } from "../../firmware/survey/known-flash.ts";

/** Whether the chip's digest has verified all bytes of a piece, some, or none. */
export type Verified = "whole" | "part" | "none";

/** The output `flash-map`: addresses are text such as "0x10000", sizes are bytes. */
export interface FlashPicture {
  /** `null` where the size of the flash is unknown: then the rows end with what is known of it. */
  readonly size: number | null;
  /** The part of the flash that is drawn; `null` where it is all of it. */
  readonly part: { readonly address: string; readonly size: number } | null;
  readonly partition_table: KnownFlash["partition_table"];
  readonly changed_since: FlashChanges["since"] | null;
  readonly changed_by: FlashChanges["by"] | null;
  /** Bytes that have changed; `null` where nobody knows of changes, and of a whole flash whose size is not known. */
  readonly changed: number | null;
  readonly verified: Verified;
  readonly verified_bytes: number;
  /** All of the flash, or of the part, in 40 signs, as `drawBar` draws them. */
  readonly bar: string;
  /** In the order of the addresses. */
  readonly rows: readonly FlashRow[];
}

export interface FlashRow extends Omit<Place, "address"> {
  readonly address: string;
  readonly free: number | null;
  /** Bytes that have changed; `null` where that is not known of all of the row. */
  readonly changed: number | null;
  readonly verified: Verified;
  readonly verified_bytes: number;
  /** Other rows that have bytes in common with this one. */
  readonly overlaps: readonly string[];
  /** How many of its bytes lie behind the end of the flash; `null` where that is not known. */
  readonly beyond_flash: number | null;
  /** The row in 16 signs. */
  readonly bar: string;
}

/**
 * Draws a flash, or the part of it that was looked at, as rows without a hole between them: bootloader, partition
 * table, partitions, and the gaps. A partition that lies in the part only partly is one row all the same.
 */
export function drawFlash(known: KnownFlash): FlashPicture {
  const { part } = known;
  const whole = part ?? { address: 0, size: known.size };
  const places = placesOf(known);
  const drawn = part === undefined ? places : places.filter((place) => overlaps(place, part));
  const verifiedBytes = sharedWith(whole, known.verified);
  return {
    size: known.isWhole ? known.size : null,
    part: part === undefined ? null : { address: formatAddress(part.address), size: part.size },
    partition_table: known.partition_table,
    changed_since: known.changes?.since ?? null,
    changed_by: known.changes?.by ?? null,
    changed: changedInAll(known),
    // Of a flash whose end is not known, not all can be verified.
    verified: verifiedOf(verifiedBytes, known.isWhole || part !== undefined ? whole.size : Infinity),
    verified_bytes: verifiedBytes,
    bar: drawBar(whole, FLASH_CELLS, barPieces(places, known)),
    rows: drawn.map((place) => rowOf(place, places, known)),
  };
}

function rowOf(place: Place, places: readonly Place[], known: KnownFlash): FlashRow {
  const { kind, name, type, subtype, address, size, used, content, description, boots } = place;
  const others = places.filter((other) => other !== place && overlaps(other, place));
  const verifiedBytes = sharedWith(place, known.verified);
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
    verified: verifiedOf(verifiedBytes, size),
    verified_bytes: verifiedBytes,
    overlaps: others.map((other) => other.name ?? other.kind),
    beyond_flash: known.isWhole ? size - sharedBytes(place, { address: 0, size: known.size }) : null,
    bar: drawBar(place, ROW_CELLS, barPieces([place], known)),
  };
}

/** Of a place that is not known as a whole, what is known of it. */
function barPieces(places: readonly Place[], { changes, looked, filled }: KnownFlash): BarPieces {
  return {
    changed: changes?.regions ?? [],
    used: places.flatMap((place) => {
      return place.used === null ? inside(place, filled) : [{ address: place.address, size: place.used }];
    }),
    unknown: places.flatMap((place) => (place.used === null ? outside(place, looked) : [])),
  };
}

/** Of a flash that was erased as a whole, as much as there is, however much that is. */
function changedInAll({ changes, size, isWhole, part }: KnownFlash): number | null {
  if (changes === undefined) return null;
  const whole = part ?? { address: 0, size };
  const inAll = sharedWith(whole, changes.regions);
  return isWhole || inAll === totalOf(changes.regions) ? inAll : null;
}

function changedIn(range: Range, changes: FlashChanges | undefined): number | null {
  if (changes === undefined) return null;
  const { within = range, regions } = changes;
  return sharedBytes(range, within) < range.size ? null : sharedWith(range, regions);
}

function verifiedOf(bytes: number, size: number): Verified {
  return bytes === 0 ? "none" : bytes === size ? "whole" : "part";
}
