import { readOutput } from "../../inputs/files/output-file.ts";
import { checkRegion } from "../../inputs/partitions/region.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { FlashPlace, UnresolvedRead } from "../../inputs/request.ts";
import { parsePlace, parseSize } from "../../inputs/values.ts";

/** What the inputs ask of a read. */
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
