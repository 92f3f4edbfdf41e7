import { FLASH_LIMIT } from "../../firmware/flash/flash-layout.ts";
import type { Range } from "../../firmware/flash/flash-ranges.ts";
import type { FlashPiece } from "../../firmware/flash/sparse-flash.ts";
import type { FileContent, FlashChanges, KnownTable } from "../../firmware/survey/flash-facts.ts";

/** A range of the size of the largest flash, for statements about a whole flash of unknown size. */
export const ALL: Range = { address: 0, size: FLASH_LIMIT };

/** A file that the step has written to the flash, or found there. */
export interface NamedFile extends Range {
  /** Without folders. */
  readonly name: string;
  /** Whether the chip encrypted it while writing. */
  readonly encrypted: boolean;
  /** Its content; requested only if no table describes it. */
  look(): Promise<FileContent>;
}

/** What a step knows about the flash when it is done, in addition to the partition table that it has read before. */
export interface FlashAccount {
  /** Address of the partition table that the step has written; otherwise, of the board's. */
  readonly tableAddress?: number | undefined;
  /** Pieces with known bytes; a later piece hides earlier ones. */
  readonly pieces: readonly FlashPiece[];
  readonly files?: readonly NamedFile[];
  readonly changes?: FlashChanges | undefined;
  readonly verified?: readonly Range[];
  /** The region that was examined, if it is only part of the flash: nothing else is drawn. */
  readonly part?: Range | undefined;
  /** The state of the table, if its bytes do not show all of it. */
  readonly table?: KnownTable | undefined;
}

/** A result whose flash map is still to be drawn, from the operation's account of the flash. */
export interface Accounted {
  readonly account: FlashAccount;
}
