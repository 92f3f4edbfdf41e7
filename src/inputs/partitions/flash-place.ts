import type { Range } from "../../firmware/flash/flash-ranges.ts";

/** A partition name that no table has resolved yet. */
export interface NamedPlace {
  /** As `deviceName` writes it. */
  readonly partition: string;
}

/** Where something belongs, as the workflow specifies it: a byte offset in the flash, or a partition. */
export type FlashPlace = number | NamedPlace;

/** A region of the flash, and the partition that begins there, if the workflow gave its name. */
export interface FlashRegion extends Range {
  readonly partition?: string;
}

/** A region as the workflow specifies it: a partition without a size is the whole partition. */
export type RegionToPlace = FlashRegion | { readonly address: NamedPlace; readonly size: number | undefined };

export function isNamed(place: FlashPlace): place is NamedPlace {
  return typeof place !== "number";
}
