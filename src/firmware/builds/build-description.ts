import { shorten } from "../../system/text/shown-text.ts";
import type { BuildSettings } from "../flash/flash-options.ts";

/** The kind of firmware that a build lists a file as. */
export type FirmwareRole = "bootloader" | "application";

/** A file of a build. */
export interface BuildFile {
  /** Byte offset in the flash. */
  readonly address: number;
  /** As the build wrote it, with slashes; relative to the build folder. */
  readonly path: string;
  /** Whether the chip encrypts it during the write. */
  readonly encrypted: boolean;
  readonly role?: FirmwareRole | undefined;
}

/**
 * A build's description of itself. Only its syntax has been checked; the values are untrusted. `undefined`: not
 * stated.
 */
export interface BuildDescription {
  readonly files: readonly BuildFile[];
  /** Where the partition table is. */
  readonly tableAddress?: number | undefined;
  readonly settings?: BuildSettings;
  /** As in esptool's option `--chip`. */
  readonly chip?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly stub?: boolean | undefined;
}

/**
 * Each problem completes the sentence «"file of the build" …».
 * `chips`: the chips that the file has builds for, if one has to be chosen; as in esptool's option `--chip`.
 */
export type ReadDescription =
  | { readonly value: BuildDescription }
  | { readonly problems: readonly string[]; readonly chips?: readonly string[] };

/** Problems reported per file. */
export const MAX_PROBLEMS = 10;
/** The longest word and path accepted in a build's file. */
export const MAX_WORD = 64;
export const MAX_PATH = 1024;

/** A byte offset as builds write it, decimal or `0x…`; `undefined` if invalid. */
export function parseOffset(text: string): number | undefined {
  const value = /^(0x[\da-f]+|\d+)$/i.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Builds on Windows may write paths with backslashes; no build creates file names with backslashes. */
export function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** The first issue that a schema reports, as a problem. */
export function issueText(
  what: string,
  { path, message }: { readonly path: readonly PropertyKey[]; readonly message: string },
): string {
  const where = shorten(path.map(String).join("."));
  return where === ""
    ? `is not a valid ${what}: ${shorten(message)}`
    : `has a wrong "${where}": ${shorten(message)}`;
}
