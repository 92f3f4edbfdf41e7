import { formatAddress, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import type { NamingTable, Partition } from "../../firmware/formats/partition-table.ts";
import { tooLargeWords } from "../../firmware/plan/plan-words.ts";
import { nearest } from "../../system/text/nearest.ts";
import { shorten } from "../../system/text/shown-text.ts";
import type { FileAt, FileToPlace } from "../files/placed-file.ts";
import { type FlashRegion, isNamed, type NamedPlace, type RegionToPlace } from "./flash-place.ts";
import { layoutProblems, type RequestProblem } from "./layout.ts";

/** A longer list would not be read. */
const NAMES_SHOWN = 30;
/** A name that would be a flash sector's address with `0x` in front. */
const HEX_ADDRESS = /^[a-f][\da-f]{0,6}000$/i;

/** Finds the partitions of a table by name, and collects problems. */
export class PartitionResolver {
  readonly problems: RequestProblem[] = [];
  readonly #table: NamingTable;
  /** Bytes of the flash. */
  readonly #end: number;

  constructor(table: NamingTable, end: number) {
    this.#table = table;
    this.#end = end;
  }

  get partitions(): readonly Partition[] {
    return this.#table.partitions;
  }

  remarkOf(name: string): string {
    const { address, size } = this.#table.partitions.find((partition) => partition.name === name) ?? {};
    return `Partition ${name}: ${size ?? 0} bytes at ${formatAddress(address ?? 0)}, by ${this.#table.title}.`;
  }

  hasNames(files: readonly FileToPlace[]): boolean {
    return files.some(({ address }) => isNamed(address));
  }

  /** The files at their addresses. */
  files(files: readonly FileToPlace[]): FileAt[] {
    const placed = files.flatMap((file) => this.#file(file));
    // The layout of files with addresses has already been checked.
    if (this.hasNames(files) && this.problems.length === 0) {
      this.problems.push(...layoutProblems(placed, this.#end));
    }
    return placed;
  }

  #file({ address, ...file }: FileToPlace): FileAt[] {
    if (!isNamed(address)) return [{ ...file, address }];
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

  /** A region of whole sectors, or a partition made of them. */
  sectors(region: RegionToPlace): FlashRegion | undefined {
    if (isPlaced(region)) return region;
    const named = this.region(region.address, region.size);
    if (named === undefined || named.size % SECTOR_SIZE === 0) return named;
    const text = `the partition ${region.address.partition} has ${named.size} bytes, which is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector: give \`address\` and \`size\` as numbers`;
    this.problems.push({ code: "input-invalid", text });
    return undefined;
  }

  /** A number of bytes from the start of a partition, or all of it. */
  region(place: NamedPlace, wanted: number | undefined): Required<FlashRegion> | undefined {
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

  /** A board may run with such a table, but only the user knows which partition to use. */
  #refuseAmbiguous(name: string, found: readonly Partition[]): void {
    const places = found.map(({ address, size }) => `${size} bytes at ${formatAddress(address)}`);
    const text = `${this.#table.title} has ${found.length} partitions "${name}" (${places.join(", ")}): give the address instead of the name`;
    this.#refuse({ code: "partition-ambiguous", text });
  }

  /** Several files may use one name: a problem is reported once. */
  #refuse(problem: RequestProblem): void {
    if (!this.problems.some(({ text }) => text === problem.text)) this.problems.push(problem);
  }
}

function isPlaced(region: RegionToPlace): region is FlashRegion {
  return typeof region.address === "number";
}
