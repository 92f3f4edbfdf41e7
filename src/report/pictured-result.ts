import type { FlashPicture } from "./flash-map/flash-picture.ts";

/** A result with a flash map. */
export interface Pictured {
  /** Absent if nothing is known about the flash. */
  readonly flash_map?: FlashPicture;
}
