import { shorten } from "../../system/text/shown-text.ts";
import type { FirmwareRole } from "../builds/build-description.ts";
import { formatAddress } from "../flash/flash-layout.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { Program } from "./planned-images.ts";
import type { PlannedImage } from "./plan.ts";

export function fileWords({ path, address }: PlannedImage): string {
  return `"${shorten(path)}" at ${formatAddress(address)}`;
}

/** A clause with the kind of firmware that a build lists a file as. */
export function roleWords(role: FirmwareRole): string {
  return `its build lists it as the ${role}`;
}

/** A program's file, and its address if it is not at the start of the file. */
export function programWords({ file, address }: Program): string {
  const inside = address === file.address ? "" : `the image at ${formatAddress(address)} in `;
  return `${inside}${fileWords(file)}`;
}

/** Like `programWords`, for bytes that are not a program. */
export function pieceWords({ file, address }: Pick<Program, "file" | "address">): string {
  return address === file.address
    ? fileWords(file)
    : `the data at ${formatAddress(address)} in ${fileWords(file)}`;
}

/**
 * A clause for data that is larger than its partition.
 * @param title of the table that has the partition.
 */
export function tooLargeWords(
  what: string,
  bytes: number,
  { name, size }: Pick<Partition, "name" | "size">,
  title: string,
): string {
  return `${what} (${bytes} bytes) does not fit in the partition ${name}, which has ${size} bytes according to ${title}`;
}

/** A title for the table on the board. */
export function boardTableWords(address: number): string {
  return `the partition table on the board (at ${formatAddress(address)})`;
}

/** A title for the table in a file. */
export function broughtTableWords(path: string): string {
  return `the table in "${shorten(path)}"`;
}

/** A sentence with more problems would be unreadable. */
const PROBLEMS_SHOWN = 3;

/** The predicate of a sentence about a table that bootloaders accept and `gen_esp32part.py` rejects. */
export function oddTableWords(problems: readonly string[]): string {
  const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `it ${problem}`);
  const more = problems.length - shown.length;
  const rest = more > 0 ? `; and ${more} more` : "";
  return `can boot a board, but ESP-IDF's gen_esp32part.py rejects it: ${shown.join("; ")}${rest}`;
}
