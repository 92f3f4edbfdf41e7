/** Where something is, as the JSON result says it. */
export interface PlaceResult {
  /** Text such as "0x10000". */
  readonly address: string;
  /** The partition that begins there, present where the workflow named it. */
  readonly partition?: string;
}

/** An image as the JSON result names it; sizes are bytes. */
export interface FileResult extends PlaceResult {
  readonly path: string;
  readonly size: number;
  /** Present when the chip encrypted the file while it was written, so that nothing was verified. */
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
  /** Names of the partitions that it lies in, by the table of the new image; empty outside of all of them. */
  readonly partitions: readonly string[];
}
