import type { FlashPicture } from "../flash-map/flash-picture.ts";
import { code, folded, prose, table } from "../html.ts";
import { counted } from "./quantity.ts";
import type { FileResult, PlaceResult } from "../place-result.ts";

/** GitHub rejects a job summary of more than 1 MiB; this limit leaves room for many steps. */
const MAX_ROWS = 50;
/** A longer table would push the rest off the screen. */
const ROWS_IN_VIEW = 8;

/** Names and values, both HTML already. */
export type Rows = readonly (readonly [string, string])[];

/** The part of the summary about an operation with a result. */
export interface Section {
  readonly sign: "✅" | "⚠️" | "❌";
  /** One line, HTML already; without the sign. */
  readonly verdict: string;
  /** Whether the headline of a failed step is this verdict instead of the failure's message. */
  readonly finding?: boolean;
  /** Facts about the firmware that are not in the flash map. */
  readonly firmware?: Rows;
  /** What the operation did, and what people should know. */
  readonly rows: Rows;
  /** Facts that few people need; folded. */
  readonly details?: Rows;
  /** Whether firmware was written: the summary then shows whether it was started. */
  readonly isNewFirmware?: boolean;
  /** The contents of the flash, if known. */
  readonly flashMap?: FlashPicture | undefined;
  /** Blocks of HTML between the warnings and the details. */
  readonly blocks: readonly string[];
}

/** A table with a limited number of rows; the cells are HTML already. */
export function cutTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = table(head, rows.slice(0, MAX_ROWS));
  return rows.length > MAX_ROWS ? `${shown}\n\n… and ${rows.length - MAX_ROWS} more.` : shown;
}

/** A table, folded if it is long. `noun` is the word for a row; the cells are already HTML. */
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

/** `0x10000`, with the partition's name if the workflow gave one. */
export function place({ address, partition }: ShownPlace): string {
  return partition === undefined ? code(address) : `${code(address)} ${code(partition)}`;
}

/** A step's warnings, which may quote files, boards and esptool. */
export function warningBlocks(warnings: readonly string[]): string[] {
  if (warnings.length === 0) return [];
  return [
    cutTable(
      ["⚠️ Warnings"],
      warnings.map((warning) => [prose(warning)]),
    ),
  ];
}

/** The image of a step with one file, in the form of a step with many. */
export function oneFile(
  { address, partition, firmware_path }: PlaceResult & { readonly firmware_path: string },
  size: number,
): FileResult {
  return { address, ...(partition === undefined ? {} : { partition }), path: firmware_path, size };
}

/** What a dry run could not check without the board. */
export function uncheckedRows(lines: readonly string[] = []): Rows {
  return lines.length === 0 ? [] : [["Not checked", lines.map(prose).join("<br>")]];
}
