/** A place in the flash, as in the JSON result. */
export interface PlaceResult {
  /** Text such as "0x10000". */
  readonly address: string;
  /** The partition that begins there; present if the workflow gave its name. */
  readonly partition?: string;
}

/** An image, as in the JSON result; sizes are bytes. */
export interface FileResult extends PlaceResult {
  readonly path: string;
  readonly size: number;
  /** Present if the chip encrypted the file during the write: it was then not verified. */
  readonly encrypted?: true;
}

/** A piece of flash in the result. */
export interface RegionResult {
  readonly address: string;
  /** Bytes. */
  readonly size: number;
}

/** A piece of flash that differs from the baseline. */
export interface ChangedRegion extends RegionResult {
  /** Names of the partitions it is in, from the table of the new image; empty outside of all partitions. */
  readonly partitions: readonly string[];
}
