import { FLASH_LIMIT, formatAddress, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import type { NamingTable, Partition } from "../../firmware/formats/partition-table.ts";
import { tooLargeWords } from "../../firmware/plan/plan-words.ts";
import { nearest } from "../../system/text/nearest.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { layoutProblems, type RequestProblem } from "./layout.ts";
import type {
  UnresolvedBackup,
  UnresolvedErase,
  UnresolvedRead,
  UnresolvedRequest,
  BoardRequest,
  EraseRequest,
  FileAt,
  FileToPlace,
  FlashPlace,
  NamedPlace,
  ReadRequest,
  VerifyRequest,
} from "../request.ts";

/** Where a table is needed and there is none: every name is unknown to it. */
export const NO_TABLE: NamingTable = { partitions: [], title: "no table" };

/** The request with addresses for names and what people should know of them, or all that is wrong with the names. */
export type Placing =
  | { readonly request: BoardRequest; readonly remarks: readonly string[] }
  | { readonly problems: readonly RequestProblem[] };

/** More names would not be read. */
const NAMES_SHOWN = 30;
/** A name that is an address at a flash sector, but for its `0x`. */
const HEX_ADDRESS = /^[a-f][\da-f]{0,6}000$/i;

/** The names of partitions in a request, each once. */
export function namesIn(request: UnresolvedRequest): string[] {
  return [
    ...new Set(regionsIn(request).flatMap(({ address }) => (isName(address) ? [address.partition] : []))),
  ];
}

/** The request, if there is no name in it. */
export function withoutNames(request: UnresolvedRequest): BoardRequest | undefined {
  const placing = namesIn(request).length === 0 ? placeRequest(request, NO_TABLE, undefined) : undefined;
  return placing !== undefined && "request" in placing ? placing.request : undefined;
}

/** What a request places in the flash: each with its size, where that is known. */
export function regionsIn(
  request: UnresolvedRequest,
): readonly { readonly address: FlashPlace; readonly size?: number | undefined }[] {
  if ("files" in request) return request.files;
  if ("address" in request) return [request];
  return "region" in request && request.region !== undefined ? [request.region] : [];
}

/**
 * Puts addresses in the place of names. What is placed has to fit its partition, to end inside the flash, and to keep
 * clear of what else is placed. A request without names comes back as it is.
 * @param flashSize bytes; `undefined` where it is not known.
 */
export function placeRequest(
  request: UnresolvedRequest,
  table: NamingTable,
  flashSize: number | undefined,
): Placing {
  const placer = new Placer(table, flashSize ?? FLASH_LIMIT);
  const placed = placer.place(request);
  if (placed === undefined || placer.problems.length > 0) return { problems: placer.problems };
  const remarks = namesIn(request).map((name) => placer.remarkOf(name));
  return { request: placed, remarks };
}

class Placer {
  readonly problems: RequestProblem[] = [];
  readonly #table: NamingTable;
  /** Bytes of the flash. */
  readonly #end: number;

  constructor(table: NamingTable, end: number) {
    this.#table = table;
    this.#end = end;
  }

  place(request: UnresolvedRequest): BoardRequest | undefined {
    if ("failOnMismatch" in request) {
      return { ...request, files: this.#files(request.files), ...this.#partitionsFor(request) };
    }
    if ("files" in request) return { ...request, files: this.#files(request.files) };
    if ("address" in request) return this.#read(request);
    if ("force" in request) return this.#sectors(request);
    return "output" in request ? this.#sectors(request) : request;
  }

  remarkOf(name: string): string {
    const { address, size } = this.#table.partitions.find((partition) => partition.name === name) ?? {};
    return `Partition ${name}: ${size ?? 0} bytes at ${formatAddress(address ?? 0)}, by ${this.#table.title}.`;
  }

  /** Names the partitions in which files differ, where a table was needed anyway. */
  #partitionsFor(request: UnresolvedRequest): Pick<VerifyRequest, "partitions"> {
    return namesIn(request).length === 0 ? {} : { partitions: this.#table.partitions };
  }

  #files(files: readonly FileToPlace[]): FileAt[] {
    const placed = files.flatMap((file) => this.#file(file));
    const isNamed = files.some(({ address }) => isName(address));
    // What has addresses has been checked already.
    if (isNamed && this.problems.length === 0) this.problems.push(...layoutProblems(placed, this.#end));
    return placed;
  }

  #file({ address, ...file }: FileToPlace): FileAt[] {
    if (!isName(address)) return [{ ...file, address }];
    const partition = this.#find(address);
    if (partition === undefined) return [];
    const { size, name } = partition;
    if (file.size > size) {
      const text = tooLargeWords(`"${shorten(file.path)}"`, file.size, partition, this.#table.title);
      this.problems.push({ code: "beyond-partition", text });
      return [];
    }
    return [{ ...file, address: partition.address, partition: name }];
  }

  #read({ address, ...request }: UnresolvedRead): ReadRequest | undefined {
    if (!isName(address)) return { ...request, address };
    const region = this.#region(address, request.size);
    return region && { ...request, ...region };
  }

  /** What works in whole sectors only. */
  #sectors<Unresolved extends UnresolvedErase | UnresolvedBackup>({
    region,
    ...request
  }: Unresolved): (Omit<Unresolved, "region"> & Pick<EraseRequest, "region">) | undefined {
    if (region === undefined || isPlaced(region)) return { ...request, region };
    const named = this.#region(region.address, region.size);
    if (named === undefined) return undefined;
    if (named.size % SECTOR_SIZE === 0) return { ...request, region: named };
    const text = `the partition ${region.address.partition} has ${named.size} bytes, which is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector: give \`address\` and \`size\` as numbers`;
    this.problems.push({ code: "input-invalid", text });
    return undefined;
  }

  /** So many bytes from the start of a partition, or all of it. */
  #region(place: NamedPlace, wanted: number | undefined): EraseRequest["region"] {
    const partition = this.#find(place);
    if (partition === undefined) return undefined;
    const { name, address } = partition;
    const size = wanted ?? partition.size;
    if (size > partition.size) {
      const text = `${size} bytes are more than the partition ${name} has: ${partition.size} by ${this.#table.title}`;
      this.problems.push({ code: "beyond-partition", text });
    } else if (address + size > this.#end) {
      const text = `the partition ${name} ends at ${formatAddress(address + size)}, beyond the flash of ${this.#end} bytes`;
      this.problems.push({ code: "beyond-flash", text });
    } else {
      return { address, size, partition: name };
    }
    return undefined;
  }

  #find({ partition: name }: NamedPlace): Partition | undefined {
    const { partitions, title } = this.#table;
    const [found, ...others] = partitions.filter((partition) => partition.name === name);
    if (found !== undefined && others.length === 0) return found;
    if (found !== undefined) {
      this.#refuseAmbiguous(name, [found, ...others]);
      return undefined;
    }
    const names = partitions.map((partition) => partition.name);
    const near = HEX_ADDRESS.test(name) ? `0x${name.toLowerCase()}` : nearest(name, names);
    const suggestion = near === undefined ? "" : ` (did you mean ${near}?)`;
    const more = names.length > NAMES_SHOWN ? `, and ${names.length - NAMES_SHOWN} more` : "";
    const text = `${title} has no partition "${name}"; it has ${names.slice(0, NAMES_SHOWN).join(", ")}${more}${suggestion}`;
    this.#refuse({ code: "partition-unknown", text });
    return undefined;
  }

  /** A board may run with such a table, but only the user knows which partition is meant. */
  #refuseAmbiguous(name: string, found: readonly Partition[]): void {
    const places = found.map(({ address, size }) => `${size} bytes at ${formatAddress(address)}`);
    const text = `${this.#table.title} has ${found.length} partitions "${name}" (${places.join(", ")}): give the address instead of the name`;
    this.#refuse({ code: "partition-ambiguous", text });
  }

  /** Files may have the same name: a problem is reported once. */
  #refuse(problem: RequestProblem): void {
    if (!this.problems.some(({ text }) => text === problem.text)) this.problems.push(problem);
  }
}

function isName(place: FlashPlace): place is NamedPlace {
  return typeof place !== "number";
}

function isPlaced(
  region: NonNullable<UnresolvedErase["region"]>,
): region is NonNullable<EraseRequest["region"]> {
  return typeof region.address === "number";
}
