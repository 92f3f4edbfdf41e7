import { code } from "../html.ts";
import { bytes } from "./quantity.ts";

const REGIONS_NAMED = 10;

interface ShownRegion {
  readonly address: string;
  readonly size: number;
  readonly partitions?: readonly string[];
}

/** `4,096 bytes (4 KiB) at 0x9000 in nvs, …`: the first regions, and the number of the others. */
export function regions(all: readonly ShownRegion[]): string {
  const shown = all.slice(0, REGIONS_NAMED).map(({ address, size, partitions = [] }) => {
    const inside = partitions.length === 0 ? "" : ` in ${partitions.map(code).join(", ")}`;
    return `${bytes(size)} at ${code(address)}${inside}`;
  });
  const more = all.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
