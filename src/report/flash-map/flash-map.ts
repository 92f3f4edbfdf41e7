import { type BarPieces, drawBar, FLASH_CELLS, ROW_CELLS } from "./flash-bar.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { placesOf } from "./flash-places.ts";
import {
  inside,
  outside,
  overlaps,
  type Range,
  sharedBytes,
  sharedWith,
  totalOf,
} from "../../firmware/flash/flash-ranges.ts";
import type { FlashChanges } from "../../firmware/survey/flash-facts.ts";
import type { KnownFlash } from "../../firmware/survey/known-flash.ts";
import type { FlashPicture, FlashRow, Place, Verified } from "./flash-picture.ts";

/**
 * Draws a flash, or the part of it that was read, as adjacent rows: bootloader, partition table, partitions, and gaps.
 * A partition that is only partly inside is still one row.
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
    // A flash with an unknown end is never completely verified.
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

/** A partly known place shows its known part. */
function barPieces(places: readonly Place[], { changes, looked, filled }: KnownFlash): BarPieces {
  return {
    changed: changes?.regions ?? [],
    used: places.flatMap((place) => {
      return place.used === null ? inside(place, filled) : [{ address: place.address, size: place.used }];
    }),
    unknown: places.flatMap((place) => (place.used === null ? outside(place, looked) : [])),
  };
}

/** `null` if the changes extend beyond the known size: an erase of the whole flash covers all of it. */
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
