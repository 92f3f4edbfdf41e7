import { shorten } from "../../system/text/shown-text.ts";
import type { FirmwareRole } from "../builds/build-description.ts";
import { formatAddress } from "../flash/flash-layout.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { Program } from "./planned-images.ts";
import type { PlannedImage } from "./plan.ts";

export function fileWords({ path, address }: PlannedImage): string {
  return `"${shorten(path)}" at ${formatAddress(address)}`;
}

/** The clause for what a build lists a file as. */
export function roleWords(role: FirmwareRole): string {
  return `its build lists it as the ${role}`;
}

/** A program by its file, and where it is not the whole file by its place in it. */
export function programWords({ file, address }: Program): string {
  const inside = address === file.address ? "" : `the image at ${formatAddress(address)} in `;
  return `${inside}${fileWords(file)}`;
}

/** What is no program, by its file, and where it does not begin it by its place in it. */
export function pieceWords({ file, address }: Pick<Program, "file" | "address">): string {
  return address === file.address
    ? fileWords(file)
    : `what is at ${formatAddress(address)} in ${fileWords(file)}`;
}

/**
 * The clause for what is larger than its partition, whether a name or an address has put it there.
 * @param title the table by which the partition is known.
 */
export function tooLargeWords(
  what: string,
  bytes: number,
  { name, size }: Pick<Partition, "name" | "size">,
  title: string,
): string {
  return `${what} (${bytes} bytes) does not fit in the partition ${name}, which has ${size} bytes according to ${title}`;
}

/** The title of the table on the board. */
export function boardTableWords(address: number): string {
  return `the partition table on the board (at ${formatAddress(address)})`;
}

/** The title of a table that a file brings. */
export function broughtTableWords(path: string): string {
  return `the table in "${shorten(path)}"`;
}

/** More problems of a table than these nobody reads at once. */
const PROBLEMS_SHOWN = 3;

/** What a sentence says of a table that a bootloader reads, and that ESP-IDF's tool would not build. */
export function oddTableWords(problems: readonly string[]): string {
  const shown = problems.slice(0, PROBLEMS_SHOWN).map((problem) => `it ${problem}`);
  const more = problems.length - shown.length;
  const rest = more > 0 ? `; and ${more} more` : "";
  return `can boot a board, but ESP-IDF's gen_esp32part.py rejects it: ${shown.join("; ")}${rest}`;
}
