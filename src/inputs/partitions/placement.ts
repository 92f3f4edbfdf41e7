import { flashSizeBytes } from "../../firmware/flash/flash-layout.ts";
import type { Partition } from "../../firmware/formats/partition-table.ts";
import type { Images } from "../files/images.ts";
import type { FileAt, FileToPlace } from "../files/placed-file.ts";
import type { FlashPlace, FlashRegion, RegionToPlace } from "./flash-place.ts";
import type { PartitionResolver } from "./partition-resolver.ts";

/** What a request places in the flash, and the request with addresses in place of partition names. */
export interface Placement<Request> {
  /** Each with its size, if known. */
  readonly regions: readonly { readonly address: FlashPlace; readonly size?: number | undefined }[];
  /** Those that are files. */
  readonly files: readonly FileToPlace[];
  /** The input with the names. */
  readonly input: "address" | "files";
  /** Bytes of the flash, if the workflow specifies it. */
  readonly flashSize?: number | undefined;
  /** Whether the whole flash is erased first, including the board's partition table. */
  readonly erasesTable?: boolean;
  /** `undefined` if a name cannot be resolved, which the resolver has reported. */
  resolve(resolver: PartitionResolver): Request | undefined;
}

/** For a request that places nothing. */
export function placedNowhere<Request>(request: Request): Placement<Request> {
  return { regions: [], files: [], input: "address", resolve: () => request };
}

/**
 * For a request with images.
 * @param make creates the request with addresses; it gets all partitions of the table if a name was resolved.
 */
export function placedFiles<Request>(
  { shape, files, settings }: Pick<Images, "shape" | "files" | "settings">,
  make: (files: readonly FileAt[], partitions: readonly Partition[] | undefined) => Request,
): Placement<Request> {
  return {
    regions: files,
    files,
    input: shape === "many" ? "files" : "address",
    flashSize: flashSizeBytes(settings.size),
    resolve: (resolver) => {
      const placed = resolver.files(files);
      return make(placed, resolver.hasNames(files) ? resolver.partitions : undefined);
    },
  };
}

/** For a request for bytes from an address, or of a partition; without a size, up to the end. */
export function placedBytes<Request>(
  { address, size }: { readonly address: FlashPlace; readonly size: number | undefined },
  make: (region: { address: number; size: number | undefined; partition?: string }) => Request,
): Placement<Request> {
  return {
    regions: [{ address, size }],
    files: [],
    input: "address",
    resolve: (resolver) => {
      if (typeof address === "number") return make({ address, size });
      const region = resolver.region(address, size);
      return region && make(region);
    },
  };
}

/** For a request for a region of whole sectors, or the whole flash. */
export function placedSectors<Request>(
  region: RegionToPlace | undefined,
  make: (region: FlashRegion | undefined) => Request,
): Placement<Request> {
  return {
    regions: region === undefined ? [] : [region],
    files: [],
    input: "address",
    resolve: (resolver) => {
      if (region === undefined) return make(undefined);
      const placed = resolver.sectors(region);
      return placed && make(placed);
    },
  };
}
