import { readOutput } from "../../inputs/files/output-file.ts";
import { checkRegion } from "../../inputs/partitions/region.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { OutputFile } from "../../inputs/files/paths.ts";
import type { FlashPlace } from "../../inputs/partitions/flash-place.ts";
import { parsePlace, parseSize } from "../../inputs/values.ts";

export interface ReadRequest {
  readonly operation: "read";
  readonly output: OutputFile;
  readonly address: number;
  /** Bytes; `undefined` reads to the end of the flash. */
  readonly size: number | undefined;
  /** The partition that begins there, if the workflow gave its name. */
  readonly partition?: string;
}

/** Without a size, the whole partition is read. */
export type UnresolvedRead = Omit<ReadRequest, "address"> & { readonly address: FlashPlace };

/** Reads the inputs of a read. */
export async function parseRead(reader: Reader, workspace: string): Promise<UnresolvedRead | undefined> {
  const output = await readOutput(reader, workspace);
  const address = readAddress(reader);
  const size = reader.optional("size", parseSize);
  checkRegion(reader, address, size);
  return output && address !== undefined ? { operation: "read", output, address, size } : undefined;
}

function readAddress(reader: Reader): FlashPlace | undefined {
  return reader.isSet("address") ? reader.parse("address", parsePlace) : 0;
}
