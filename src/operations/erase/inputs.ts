import { checkRegion, checkSectors } from "../../inputs/partitions/region.ts";
import type { Reader } from "../../inputs/reader.ts";
import type { FlashRegion, RegionToPlace } from "../../inputs/partitions/flash-place.ts";
import { parsePlace, parseSize } from "../../inputs/values.ts";

export interface EraseRequest {
  readonly operation: "erase";
  /** `undefined` is the whole chip. */
  readonly region: FlashRegion | undefined;
  readonly force: boolean;
}

export type UnresolvedErase = Omit<EraseRequest, "region"> & { readonly region: RegionToPlace | undefined };

/** Reads the inputs of an erase. */
export function parseErase(reader: Reader): UnresolvedErase | undefined {
  const force = reader.boolean("force");
  const all = reader.boolean("erase-all");
  const region = readErased(reader, all === true);
  if (force === undefined) return undefined;
  if (all === true) return { operation: "erase", region: undefined, force };
  return region && { operation: "erase", region, force };
}

function readErased(reader: Reader, all: boolean): UnresolvedErase["region"] {
  const { problems } = reader;
  const address = reader.optional("address", parsePlace);
  const size = reader.optional("size", parseSize);
  const given = (["address", "size"] as const).filter((name) => reader.isSet(name));
  if (all) {
    if (given.length > 0) {
      const text = `input \`erase-all\` is true, but \`${given.join("` and `")}\` specify a region: choose one`;
      problems.add("input-invalid", text);
    }
    return undefined;
  }
  if (given.length === 0) {
    const text =
      "erase needs `address` and `size`, a partition as `address`, or `erase-all: true` for the whole chip";
    problems.add("input-invalid", text);
    return undefined;
  }
  checkSectors(reader, "address", address);
  checkSectors(reader, "size", size);
  checkRegion(reader, address, size);
  if (typeof address === "object") return { address, size };
  if (given.length === 1) {
    const text = `erase of a region needs \`address\` and \`size\`; only \`${given.join("")}\` is given`;
    problems.add("input-invalid", text);
  }
  return address === undefined || size === undefined ? undefined : { address, size };
}
