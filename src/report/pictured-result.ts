import type { FlashPicture } from "./flash-map/flash-picture.ts";

/** A result that knows what is in the flash, as a picture for people and for scripts. */
export interface Pictured {
  /** Absent where nothing is known of which a picture could be drawn. */
  readonly flash_map?: FlashPicture;
}
