import { createHash } from "node:crypto";
import type { Partition } from "../../../src/firmware/formats/partition-table.ts";

/** A row to be; `name` is written as UTF-8, or as the bytes it is given as. */
export type TableRow = Pick<Partition, "type" | "subtype" | "address" | "size"> & {
  readonly name: string | Buffer;
  readonly encrypted?: boolean;
  readonly readonly?: boolean;
};

/** Bytes of a partition table as ESP-IDF's build makes it: the rows, their digest unless told otherwise, 0xFF. */
export function partitionTableImage(
  rows: readonly TableRow[],
  options: { readonly digest?: boolean } = {},
): Buffer {
  const table = Buffer.alloc(0xc00, 0xff);
  const bytes = Buffer.concat(rows.map(rowBytes));
  bytes.copy(table);
  if (options.digest ?? true) digestRow(bytes).copy(table, bytes.length);
  return table;
}

/** The row that vouches for the rows before it. */
export function digestRow(rows: Buffer): Buffer {
  const row = Buffer.alloc(32, 0xff);
  row.set([0xeb, 0xeb]);
  createHash("md5").update(rows).digest().copy(row, 16);
  return row;
}

export function rowBytes(row: TableRow): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.set([0xaa, 0x50, row.type, row.subtype]);
  bytes.writeUInt32LE(row.address, 4);
  bytes.writeUInt32LE(row.size, 8);
  Buffer.from(row.name).copy(bytes, 12, 0, 16);
  bytes.writeUInt32LE((row.encrypted === true ? 1 : 0) | (row.readonly === true ? 2 : 0), 28);
  return bytes;
}
