// The table of kinds: what was tried, and whether it is refused, warned of or accepted.
// To add rows: export a `KindGroup` from a file of its own next to this one, and name it in `GROUPS`. A test tries every
// row, or checks that the test that is named for it is there (test/kinds/kinds.test.ts), and makes
// docs/reference/refused-and-accepted.md from them.
import type { FailureCode } from "../../src/system/errors.ts";
import { BOARD_KINDS } from "./board-kinds.ts";
import { BOOT_KINDS } from "./boot-kinds.ts";
import { FOREIGN_KINDS } from "./foreign-kinds.ts";
import { CHIP_KINDS, LENGTH_KINDS, PLACE_KINDS } from "./image-kinds.ts";
import { BUILD_KINDS, IDLE_KINDS, LIST_KINDS, NAME_KINDS } from "./input-kinds.ts";
import { NEWCOMER_KINDS } from "./newcomer-kinds.ts";
import { HEADER_KINDS, SIZE_KINDS } from "./size-kinds.ts";
import {
  AGE_KINDS,
  CACHE_KINDS,
  CHANGE_KINDS,
  FOLDER_KINDS,
  LOCK_KINDS,
  SERVICE_KINDS,
} from "./trouble-kinds.ts";

/** What the workflow is told. */
export type KindOutcome =
  | { readonly refused: FailureCode }
  | { readonly warned: RegExp }
  | { readonly accepted: true }
  /** What the step does about it by itself, such as "installed again". */
  | { readonly handled: string };

/** What a try has shown: the code of its failure, and its warnings. */
export interface KindSeen {
  readonly refused: FailureCode | undefined;
  readonly warnings: readonly string[];
}

export interface KindTried {
  /** What was tried, such as "an ELF file". */
  readonly what: string;
  /** Where it was put, such as "0x10000 of an ESP32". */
  readonly where: string;
  /** What else was given or is known, such as "the board has no table"; left out where it does not matter. */
  readonly given?: string;
  readonly outcome: KindOutcome;
  /** Tries it on the spot. */
  readonly attempt?: () => KindSeen | Promise<KindSeen>;
  /** Where it takes a board, an installation or a service: the test of a whole step that tries it. */
  readonly shownBy?: { readonly file: string; readonly title: string };
}

export interface KindGroup {
  readonly title: string;
  /** A sentence or two below the title. */
  readonly text: string;
  readonly rows: readonly KindTried[];
}

export const GROUPS: readonly KindGroup[] = [
  FOREIGN_KINDS,
  PLACE_KINDS,
  LENGTH_KINDS,
  CHIP_KINDS,
  SIZE_KINDS,
  HEADER_KINDS,
  NAME_KINDS,
  IDLE_KINDS,
  LIST_KINDS,
  BUILD_KINDS,
  NEWCOMER_KINDS,
  BOOT_KINDS,
  BOARD_KINDS,
  CHANGE_KINDS,
  LOCK_KINDS,
  FOLDER_KINDS,
  CACHE_KINDS,
  SERVICE_KINDS,
  AGE_KINDS,
];
