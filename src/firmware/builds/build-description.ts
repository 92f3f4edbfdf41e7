import { shorten } from "../../system/text/shown-text.ts";
import type { BuildSettings } from "../flash/flash-options.ts";

/** What a build lists a file as, where that is firmware. */
export type FirmwareRole = "bootloader" | "application";

/** A file of a build. */
export interface BuildFile {
  /** Byte offset in the flash. */
  readonly address: number;
  /** As the build wrote it, with slashes: relative to the folder of the build. */
  readonly path: string;
  /** Whether the chip is to encrypt it while it is written. */
  readonly encrypted: boolean;
  readonly role?: FirmwareRole | undefined;
}

/** What a build says of itself, read by its form alone: the values are still anybody's. `undefined` is not said. */
export interface BuildDescription {
  readonly files: readonly BuildFile[];
  /** Where the partition table is. */
  readonly tableAddress?: number | undefined;
  readonly settings?: BuildSettings;
  /** In the spelling of esptool's options. */
  readonly chip?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly stub?: boolean | undefined;
}

/**
 * Each problem completes the sentence «"file of the build" …».
 * `chips`: what one build each is for, where only the name of the chip is missing; as esptool's options spell them.
 */
export type ReadDescription =
  | { readonly value: BuildDescription }
  | { readonly problems: readonly string[]; readonly chips?: readonly string[] };

/** More problems than this of one file nobody reads. */
export const MAX_PROBLEMS = 10;
/** A text of a build's file that is a word, and one that is a path. */
export const MAX_WORD = 64;
export const MAX_PATH = 1024;

/** A byte offset as builds write it, decimal or `0x…`; `undefined` where it is none. */
export function parseOffset(text: string): number | undefined {
  const value = /^(0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** A build on Windows may write its paths with backslashes; no build makes file names that hold one. */
export function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** What a schema found wrong, as a problem. */
export function issueText(
  what: string,
  { path, message }: { readonly path: readonly PropertyKey[]; readonly message: string },
): string {
  const where = shorten(path.map(String).join("."));
  return where === ""
    ? `is not a valid ${what}: ${shorten(message)}`
    : `has a wrong "${where}": ${shorten(message)}`;
}
