import { shorten } from "../../system/text/shown-text.ts";
import { FLASH_LIMIT, formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";

/** A file that a build places in the flash. */
interface PlacedFile {
  readonly address: number;
  /** With slashes. */
  readonly path: string;
}

/** The entry for the partition table in a flasher_args.json. */
export interface TableEntry {
  /** As written there. */
  readonly offset: string;
  /** `undefined` if it is not a number. */
  readonly address: number | undefined;
  /** With slashes; `undefined` if it has no file. */
  readonly path: string | undefined;
}

/** ESP-IDF's names of the entry: with a dash since 4.1. */
export const TABLE_ENTRIES = ["partition-table", "partition_table"] as const;
/** The name of the file in builds with CMake. */
const TABLE_FILE = /(?:^|\/)partition[-_]table\.bin$/;

/**
 * Where a build puts its partition table, according to its entry, or else to the only file with its name.
 * @param problems receives what is wrong, as clauses that complete the sentence «"flasher_args.json" …».
 * @returns `undefined` if the build does not state it, or states something impossible.
 */
export function buildTableAddress(
  entry: TableEntry | undefined,
  files: readonly PlacedFile[],
  problems: string[],
): number | undefined {
  if (entry !== undefined) return addressOfEntry(entry, files, problems);
  const [only, ...others] = files.filter(({ path }) => TABLE_FILE.test(path));
  return only === undefined || others.length > 0 ? undefined : checked(only.address, problems);
}

function addressOfEntry(
  { offset, address, path }: TableEntry,
  files: readonly PlacedFile[],
  problems: string[],
): number | undefined {
  if (address === undefined) {
    problems.push(`has its partition table at "${shorten(offset)}", which is not an address`);
    return undefined;
  }
  const elsewhere = files.find((file) => file.path === path && file.address !== address);
  if (elsewhere !== undefined && !files.some((file) => file.path === path && file.address === address)) {
    problems.push(
      `has its partition table at ${formatAddress(address)}, but "${shorten(elsewhere.path)}" at ${formatAddress(elsewhere.address)} in flash_files`,
    );
  }
  return checked(address, problems);
}

function checked(address: number, problems: string[]): number | undefined {
  const place = `has its partition table at ${formatAddress(address)}, which`;
  if (address % SECTOR_SIZE !== 0)
    problems.push(`${place} is not a multiple of ${formatAddress(SECTOR_SIZE)}`);
  else if (address >= FLASH_LIMIT) problems.push(`${place} is beyond the largest flash, 128 MB`);
  else return address;
  return undefined;
}
