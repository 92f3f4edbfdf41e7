import { FLASH_LIMIT } from "../../firmware/flash/flash-layout.ts";
import type { NamingTable } from "../../firmware/formats/partition-table.ts";
import { isNamed } from "./flash-place.ts";
import type { RequestProblem } from "./layout.ts";
import { PartitionResolver } from "./partition-resolver.ts";
import type { Placement } from "./placement.ts";

/** For a request without names. */
const NO_TABLE: NamingTable = { partitions: [], title: "no table" };

/** The request with addresses in place of names, and notes for people, or everything that is wrong with the names. */
export type Resolved<Request> =
  | { readonly request: Request; readonly remarks: readonly string[] }
  | { readonly problems: readonly RequestProblem[] };

/** The partition names of a request, each once. */
export function namesIn({ regions }: Placement<unknown>): string[] {
  return [...new Set(regions.flatMap(({ address }) => (isNamed(address) ? [address.partition] : [])))];
}

/** The request, if it has no names. */
export function withoutNames<Request>(placement: Placement<Request>): Request | undefined {
  if (namesIn(placement).length > 0) return undefined;
  return placement.resolve(new PartitionResolver(NO_TABLE, FLASH_LIMIT));
}

/**
 * Replaces names with addresses. Everything that is placed must fit into its partition and into the flash, without
 * overlaps. A request without names is returned as it is.
 * @param flashSize bytes; `undefined` if unknown.
 */
export function resolveNames<Request>(
  placement: Placement<Request>,
  table: NamingTable,
  flashSize: number | undefined,
): Resolved<Request> {
  const resolver = new PartitionResolver(table, flashSize ?? FLASH_LIMIT);
  const request = placement.resolve(resolver);
  if (request === undefined || resolver.problems.length > 0) return { problems: resolver.problems };
  const remarks = namesIn(placement).map((name) => resolver.remarkOf(name));
  return { request, remarks };
}
