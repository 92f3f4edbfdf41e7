import type { Range } from "../../firmware/flash/flash-ranges.ts";

/** A partition by its name, before a partition table says where it is. */
export interface NamedPlace {
  /** As `deviceName` writes it. */
  readonly partition: string;
}

/** Where something belongs, as the workflow says it: a byte offset in the flash, or a partition. */
export type FlashPlace = number | NamedPlace;

/** A region of the flash, and the partition that begins there, where the workflow named it. */
export interface FlashRegion extends Range {
  readonly partition?: string;
}

/** A region as the workflow says it: without a size, a partition as a whole. */
export type RegionToPlace = FlashRegion | { readonly address: NamedPlace; readonly size: number | undefined };

export function isNamed(place: FlashPlace): place is NamedPlace {
  return typeof place !== "number";
}
