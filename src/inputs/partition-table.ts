import { open } from "node:fs/promises";
import { messageOf } from "../errors.ts";
import { flashSizeBytes, formatAddress, SECTOR_SIZE } from "../firmware/flash-layout.ts";
import { FormatError } from "../firmware/format-error.ts";
import { PARTITION_TABLE_SIZE, parsePartitionTable } from "../firmware/partition-table.ts";
import { namesIn, type NamingTable, placeRequest } from "../operations/places.ts";
import type { AskedRequest, FileAt, FileToPlace } from "../operations/request.ts";
import { shorten } from "../shown-text.ts";
import { locateInput } from "./paths.ts";
import type { Reader } from "./reader.ts";
import type { InputName } from "./table.ts";
import { parseAddress, type Parsed } from "./values.ts";

/** A request as far as its names can be resolved without the board. */
export interface PlacedInputs {
  readonly request: AskedRequest;
  /** Where in the flash the partition table is. */
  readonly tableAddress: number;
  /** The table that the workflow gives. */
  readonly given?: NamingTable | undefined;
  /** What people should know of how names were understood. */
  readonly remarks: readonly string[];
}

/** Offsets and sizes that a CSV leaves out follow from the configuration of its build. */
const CSV = { problem: "is a CSV; give the table that the build makes of it, partition-table.bin" } as const;

/**
 * Reads the partition table that the workflow gives, or that one of its files is, and puts addresses in the place of
 * names by it. Where there is neither, the names stay, for the board's own table.
 */
export async function placeByBuild(
  reader: Reader,
  workspace: string,
  request: AskedRequest | undefined,
): Promise<PlacedInputs | undefined> {
  const tableAddress = reader.parse("partition-table-offset", parseTableAddress);
  const names = request === undefined ? undefined : namesIn(request);
  if (names?.length === 0) refuseUnused(reader);
  if (tableAddress === undefined) return undefined;
  const given = reader.isSet("partition-table")
    ? await readTable(reader, workspace, tableAddress)
    : undefined;
  if (request === undefined) return undefined;
  const unplaced = { request, tableAddress, remarks: [] };
  if (names?.length === 0) return unplaced;
  const brought = await tableAmong(reader, request, tableAddress);
  if (given !== undefined && brought !== undefined) compare(reader, given, brought);
  const table = given ?? brought;
  if (table === undefined) return unplaced;
  const placing = placeRequest(request, table, flashSizeOf(request));
  if ("request" in placing) return { ...placing, tableAddress, given };
  for (const { code, text } of placing.problems) {
    reader.problems.add(code, `input \`${placingInput(request)}\`: ${text}`);
  }
  return undefined;
}

function parseTableAddress(text: string): Parsed<number> {
  const parsed = parseAddress(text);
  if ("problem" in parsed || parsed.value % SECTOR_SIZE === 0) return parsed;
  return { problem: `is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector` };
}

function refuseUnused(reader: Reader): void {
  for (const name of ["partition-table", "partition-table-offset"] as const) {
    if (!reader.isSet(name)) continue;
    const text = `input \`${name}\` says what names mean, but no partition is named: name one, or leave it out`;
    reader.problems.add("input-invalid", text);
  }
}

async function readTable(
  reader: Reader,
  workspace: string,
  address: number,
): Promise<NamingTable | undefined> {
  const path = reader.text("partition-table");
  const found = await locateInput(workspace, path);
  const file = reader.problems.take("partition-table", path, found, "code" in found ? found.code : undefined);
  if (file === undefined) return undefined;
  const table = path.toLowerCase().endsWith(".csv")
    ? CSV
    : parsed(await beginning(file.realPath, 0), address);
  const partitions = reader.problems.take("partition-table", path, table, "partition-table-invalid");
  return partitions && { partitions, title: `the table in "${shorten(path)}"` };
}

/** The table that the step itself writes, or compares: as part of an image, or as one by itself. */
async function tableAmong(
  reader: Reader,
  request: AskedRequest,
  address: number,
): Promise<NamingTable | undefined> {
  const files = "files" in request ? request.files : [];
  const file = files.filter(isPlaced).find((at) => at.address <= address && address < at.address + at.size);
  if (file === undefined) return undefined;
  const table = parsed(await tableBytes(file, address - file.address), address);
  if ("value" in table) {
    return { partitions: table.value, title: `the table that "${shorten(file.path)}" brings` };
  }
  const text = `what "${shorten(file.path)}" puts at ${formatAddress(address)}, where the partition table belongs, ${table.problem}, so no partition is known by name`;
  reader.problems.add("partition-table-invalid", `input \`${placingInput(request)}\`: ${text}`);
  return undefined;
}

function isPlaced(file: FileToPlace): file is FileAt {
  return typeof file.address === "number";
}

async function tableBytes({ realPath, bytes }: FileAt, offset: number): Promise<Read> {
  return bytes === undefined
    ? beginning(realPath, offset)
    : { value: bytes.subarray(offset, offset + PARTITION_TABLE_SIZE) };
}

type Read = Parsed<Uint8Array>;

/** As many bytes as a table can have. */
async function beginning(realPath: string, offset: number): Promise<Read> {
  try {
    const file = await open(realPath, "r");
    try {
      const bytes = Buffer.alloc(PARTITION_TABLE_SIZE);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return { value: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { problem: `cannot be read (${messageOf(error)})` };
  }
}

function parsed(read: Read, address: number): Parsed<NamingTable["partitions"]> {
  if ("problem" in read) return read;
  try {
    return { value: parsePartitionTable(read.value, { address }).partitions };
  } catch (error) {
    if (error instanceof FormatError) return { problem: error.message };
    throw error;
  }
}

function compare(reader: Reader, given: NamingTable, brought: NamingTable): void {
  if (JSON.stringify(given.partitions) === JSON.stringify(brought.partitions)) return;
  const text = `input \`partition-table\`: ${given.title} is not ${brought.title}; leave the input out to use the latter`;
  reader.problems.add("input-invalid", text);
}

function flashSizeOf(request: AskedRequest): number | undefined {
  return "settings" in request ? flashSizeBytes(request.settings.size) : undefined;
}

/** The input that holds the names. */
function placingInput(request: AskedRequest): InputName {
  return "shape" in request && request.shape === "many" ? "files" : "address";
}
