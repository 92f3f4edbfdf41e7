import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import type { NamingTable } from "../../firmware/formats/partition-table.ts";
import { broughtTableWords } from "../../firmware/plan/plan-words.ts";
import type { FileAt, FileToPlace } from "../files/placed-file.ts";
import type { Placement } from "./placement.ts";
import { namesIn, resolveNames, withoutNames } from "./resolve-partitions.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { locateInput } from "../files/paths.ts";
import type { Reader } from "../reader.ts";
import { tableInImage, tableOfFile } from "./table-file.ts";

/** A request, with its names resolved as far as possible without the board. */
export interface PlacedInputs<Request> {
  /** `undefined` if only the board's table can resolve the names. */
  readonly resolved: Request | undefined;
  /** The table that the workflow gives. */
  readonly given?: NamingTable | undefined;
  /** Notes for the user about how names were resolved. */
  readonly remarks: readonly string[];
}

/**
 * Reads the partition table that the workflow gives, or that is among its files, and replaces names with addresses.
 * Without such a table, the names remain until the board's own table is read.
 * @param usesTable whether a request without names also uses a table.
 */
export async function placeByBuild<Request>(
  reader: Reader,
  workspace: string,
  placement: Placement<Request> | undefined,
  tableAddress: number | undefined,
  usesTable: boolean,
): Promise<PlacedInputs<Request> | undefined> {
  const names = placement === undefined ? undefined : namesIn(placement);
  if (names?.length === 0) refuseUnused(reader, usesTable);
  if (tableAddress === undefined) return undefined;
  const given = reader.isSet("partition-table")
    ? await readGivenTable(reader, workspace, tableAddress)
    : undefined;
  if (placement === undefined) return undefined;
  if (names?.length === 0) return { resolved: withoutNames(placement), remarks: [] };
  const brought = await tableAmong(reader, placement, tableAddress);
  if (given !== undefined && brought !== undefined) compare(reader, given, brought);
  const table = given ?? brought;
  if (table === undefined) {
    const isBoards =
      !reader.isSet("partition-table") && fileAround(placement.files, tableAddress) === undefined;
    return isBoards && refuseErased(reader, placement) ? undefined : { resolved: undefined, remarks: [] };
  }
  const resolved = resolveNames(placement, table, placement.flashSize);
  if ("request" in resolved) return { resolved: resolved.request, remarks: resolved.remarks, given };
  for (const { code, text } of resolved.problems) {
    reader.problems.add(code, `input \`${placement.input}\`: ${text}`);
  }
  return undefined;
}

/** Refuses an input that has no effect. */
function refuseUnused(reader: Reader, isUsed: boolean): void {
  const useless = isUsed ? [] : (["partition-table-offset"] as const);
  for (const name of ["partition-table", ...useless] as const) {
    if (!reader.isSet(name)) continue;
    const text = `input \`${name}\` resolves partition names, but no partition is named: name one, or remove the input`;
    reader.problems.add("input-invalid", text);
  }
}

/** Refuses to erase the whole chip if only the board's table can resolve the names. */
function refuseErased(reader: Reader, placement: Placement<unknown>): boolean {
  if (placement.erasesTable !== true) return false;
  const names = namesIn(placement).map((name) => `"${name}"`);
  reader.problems.add(
    "input-invalid",
    `input \`erase-first\`: it erases the partition table on the board, the only source for the address of ${names.join(", ")}, and the step flashes no other table: add the build's table to \`files\`, or give addresses`,
  );
  return true;
}

async function readGivenTable(
  reader: Reader,
  workspace: string,
  address: number,
): Promise<NamingTable | undefined> {
  const path = reader.text("partition-table");
  const found = await locateInput(workspace, path);
  const file = reader.problems.take("partition-table", path, found, "code" in found ? found.code : undefined);
  if (file === undefined) return undefined;
  const table = await tableOfFile(path, file.realPath, address);
  const partitions = reader.problems.take("partition-table", path, table, "partition-table-invalid");
  return partitions && { partitions, title: `the table in "${shorten(path)}"` };
}

/** The table that the step itself writes or compares: part of an image, or a separate image. */
async function tableAmong(
  reader: Reader,
  { files, input }: Placement<unknown>,
  address: number,
): Promise<NamingTable | undefined> {
  const file = fileAround(files, address);
  if (file === undefined) return undefined;
  const table = await tableInImage(file, address);
  if ("value" in table) {
    return { partitions: table.value, title: broughtTableWords(file.path) };
  }
  const text = `the content of "${shorten(file.path)}" at ${formatAddress(address)}, where the partition table belongs, ${table.problem}, so partition names cannot be resolved`;
  reader.problems.add("partition-table-invalid", `input \`${input}\`: ${text}`);
  return undefined;
}

/** The file that covers an address. */
export function fileAround(files: readonly FileToPlace[], address: number): FileAt | undefined {
  return files.filter(isPlaced).find((at) => at.address <= address && address < at.address + at.size);
}

function isPlaced(file: FileToPlace): file is FileAt {
  return typeof file.address === "number";
}

function compare(reader: Reader, given: NamingTable, brought: NamingTable): void {
  if (JSON.stringify(given.partitions) === JSON.stringify(brought.partitions)) return;
  const text = `input \`partition-table\`: ${given.title} is not ${brought.title}; remove the input to use the latter`;
  reader.problems.add("input-invalid", text);
}
