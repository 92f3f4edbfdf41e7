import type { FlashPicture } from "../flash-map/flash-picture.ts";
import { code, escapeHtml, folded, table } from "../html.ts";
import { counted } from "./quantity.ts";
import type { FileResult, PlaceResult } from "../place-result.ts";

/** GitHub refuses a summary of more than 1 MiB; ours stays far below, with room for the steps of a big job. */
const MAX_ROWS = 50;
/** A longer table would push what stands below it off the screen. */
const ROWS_IN_VIEW = 8;

/** Names and values, both HTML already. */
export type Rows = readonly (readonly [string, string])[];

/** What the summary says of an operation that gave a result. */
export interface Section {
  readonly sign: "✅" | "⚠️" | "❌";
  /** One line, HTML already; without the sign. */
  readonly verdict: string;
  /** Whether the verdict is said even where the step failed, because it says more than the failure's code. */
  readonly finding?: boolean;
  /** What is to be said of the firmware beyond what the flash map knows. */
  readonly firmware?: Rows;
  /** What the operation did, and what is to be noticed. */
  readonly rows: Rows;
  /** What few people need; folded. */
  readonly details?: Rows;
  /** Whether firmware was written, of which people want to know whether it runs. */
  readonly isNewFirmware?: boolean;
  /** What is in the flash, where that is known. */
  readonly flashMap?: FlashPicture | undefined;
  /** Blocks of HTML between the warnings and the details. */
  readonly blocks: readonly string[];
}

/** A table of which only so many rows are shown as a summary can bear; the cells are HTML already. */
export function cutTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = table(head, rows.slice(0, MAX_ROWS));
  return rows.length > MAX_ROWS ? `${shown}\n\n… and ${rows.length - MAX_ROWS} more.` : shown;
}

/** A table that is folded where it is long. `noun` is what a row is about; the cells are HTML already. */
export function listing(
  noun: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const blocks = [cutTable(head, rows)];
  return rows.length > ROWS_IN_VIEW ? folded(counted(rows.length, noun), blocks) : blocks;
}

interface ShownPlace {
  readonly address: string;
  readonly partition?: string | undefined;
}

/** `0x10000`, with the name of the partition where it was asked for by that. */
export function place({ address, partition }: ShownPlace): string {
  return partition === undefined ? code(address) : `${code(address)} ${code(partition)}`;
}

/** What a step warns of, which comes from files, boards and esptool. */
export function warningBlocks(warnings: readonly string[]): string[] {
  if (warnings.length === 0) return [];
  return [
    cutTable(
      ["⚠️ Warnings"],
      warnings.map((warning) => [escapeHtml(warning)]),
    ),
  ];
}

/** The one image of a step as one of many. */
export function oneFile(
  { address, partition, firmware_path }: PlaceResult & { readonly firmware_path: string },
  size: number,
): FileResult {
  return { address, ...(partition === undefined ? {} : { partition }), path: firmware_path, size };
}

/** What a dry run without the board leaves open. */
export function uncheckedRows(lines: readonly string[] = []): Rows {
  return lines.length === 0 ? [] : [["Not checked", lines.map(escapeHtml).join("<br>")]];
}
