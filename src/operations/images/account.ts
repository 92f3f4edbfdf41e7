import { FLASH_LIMIT } from "../../firmware/flash/flash-layout.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { FlashPiece } from "../../firmware/flash/sparse-flash.ts";
import type { FileContent, FlashChanges, KnownTable } from "../../firmware/survey/flash-facts.ts";

/** As much as the largest flash has: what is said of all of a flash whose size is not known. */
export const ALL: Range = { address: 0, size: FLASH_LIMIT };

/** A file that the step has put into the flash, or found there. */
export interface NamedFile extends Range {
  /** Without folders. */
  readonly name: string;
  /** Whether the chip has encrypted it when it was written. */
  readonly encrypted: boolean;
  /** What it holds; asked only where no table says what is there. */
  look(): Promise<FileContent>;
}

/** What a step knows of the flash when it is done with it, beyond the partition table that it has read before. */
export interface FlashAccount {
  /** Where the partition table is that the step has written; without one, where the board's belongs. */
  readonly tableAddress?: number | undefined;
  /** Whose bytes are known; a later piece hides what was there before. */
  readonly pieces: readonly FlashPiece[];
  readonly files?: readonly NamedFile[];
  readonly changes?: FlashChanges | undefined;
  readonly verified?: readonly Range[];
  /** What was looked at, where it was a part of the flash only: nothing else is drawn. */
  readonly part?: Range | undefined;
  /** The state of the table, where it is more than its bytes show. */
  readonly table?: KnownTable | undefined;
}

/** A result for which the flash map is still to be drawn, from what the operation knows of the flash. */
export interface Accounted {
  readonly account: FlashAccount;
}
