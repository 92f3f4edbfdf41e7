import { FormatError } from "../../firmware/formats/format-error.ts";
import {
  type Partition,
  PARTITION_TABLE_SIZE,
  parsePartitionTable,
} from "../../firmware/formats/partition-table.ts";
import type { FileAt } from "../files/placed-file.ts";
import { openFound } from "../../system/files/found-file.ts";
import { readRefusal } from "../files/paths.ts";
import type { Parsed } from "../values.ts";

/** A CSV may omit offsets and sizes, which then depend on the build's configuration. */
const CSV = { problem: "is a CSV; use the partition-table.bin that the build generates from it" } as const;

/**
 * The partitions in a file that contains only a table.
 * @param address of the table in the flash.
 */
export async function tableOfFile(
  path: string,
  realPath: string,
  address: number,
): Promise<Parsed<readonly Partition[]>> {
  return path.toLowerCase().endsWith(".csv") ? CSV : parseTable(await beginning(realPath, 0), address);
}

/** The partitions in an image that covers the address of the table. */
export async function tableInImage(file: FileAt, address: number): Promise<Parsed<readonly Partition[]>> {
  return parseTable(await tableBytes(file, address - file.address), address);
}

async function tableBytes({ realPath, bytes }: FileAt, offset: number): Promise<Read> {
  return bytes === undefined
    ? beginning(realPath, offset)
    : { value: bytes.subarray(offset, offset + PARTITION_TABLE_SIZE) };
}

type Read = Parsed<Uint8Array>;

/** The length of the largest table. */
async function beginning(realPath: string, offset: number): Promise<Read> {
  try {
    const file = await openFound(realPath);
    try {
      const bytes = Buffer.alloc(PARTITION_TABLE_SIZE);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return { value: bytes.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return readRefusal(error);
  }
}

function parseTable(read: Read, address: number): Parsed<readonly Partition[]> {
  if ("problem" in read) return read;
  try {
    return { value: parsePartitionTable(read.value, { address, isFile: true }).partitions };
  } catch (error) {
    if (error instanceof FormatError) return { problem: error.message };
    throw error;
  }
}
