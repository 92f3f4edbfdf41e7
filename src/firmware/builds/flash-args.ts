import { shorten } from "../../system/text/shown-text.ts";
import {
  type BuildFile,
  MAX_PATH,
  MAX_PROBLEMS,
  parseOffset,
  type ReadDescription,
  withSlashes,
} from "./build-description.ts";
import { buildTableAddress } from "./build-table.ts";
import { readFlashOptions } from "../flash/flash-options.ts";

/** ESP-IDF's are smaller than 1 KB. */
export const MAX_FLASH_ARGS_BYTES = 0x1_0000;

/** `flash_args`, `flash_project_args`, `flash_app_args`, `app-flash_args`, `bootloader-flash_args`, … */
export function isFlashArgs(name: string): boolean {
  return /^(?:[\w-]+-)?flash_(?:\w+_)?args$/.test(name);
}

/**
 * Parses the arguments that ESP-IDF writes for esptool's write-flash: a line with options, then a line `ADDRESS PATH`
 * for each file. All options except those for the header are problems, including `--encrypt`.
 */
export function readFlashArgs(text: string): ReadDescription {
  const problems: string[] = [];
  const options: string[] = [];
  const files: BuildFile[] = [];
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  for (const line of lines.filter((line) => line !== "")) {
    if (line.startsWith("-")) options.push(...line.split(/\s+/));
    else addFile(line, files, problems);
  }
  const settings = readFlashOptions(options, problems, "among its options");
  const tableAddress = buildTableAddress(undefined, files, problems);
  if (files.length === 0 && problems.length === 0) problems.push("names no file");
  if (problems.length > 0) return { problems: problems.slice(0, MAX_PROBLEMS) };
  const ascending = files.sort((a, b) => a.address - b.address);
  return { value: { files: ascending, tableAddress, settings } };
}

function addFile(line: string, files: BuildFile[], problems: string[]): void {
  const [, offset = "", path = ""] = /^(\S+)\s+([^]+)$/.exec(line) ?? [];
  const address = parseOffset(offset);
  if (address === undefined || path.length > MAX_PATH) {
    problems.push(`has a line that is neither options nor "ADDRESS PATH": "${shorten(line)}"`);
  } else if (files.some((file) => file.address === address)) {
    problems.push(`has two files at 0x${address.toString(16)}`);
  } else files.push({ address, path: withSlashes(path), encrypted: false });
}
