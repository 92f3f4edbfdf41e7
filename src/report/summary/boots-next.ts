import { code } from "../html.ts";
import type { Rows } from "./section.ts";
import type { BootsNext } from "../application-result.ts";
import type { Pictured } from "../pictured-result.ts";

interface WithBootsNext extends Pictured {
  readonly boots_next?: BootsNext;
}

/** The application that boots next; no row if unknown, or if it was flashed and the flash map marks it. */
export function bootRows({ boots_next, flash_map }: WithBootsNext): Rows {
  if (boots_next === undefined) return [];
  const { partition, address, name, version, flashed, same_build } = boots_next;
  const isMarked = flash_map?.rows.some((row) => row.boots === true && row.address === address) === true;
  if (flashed && isMarked) return [];
  const title = [name, version].filter((text) => text !== "").join(" ") || "an application without a name";
  const what = flashed
    ? "from these files"
    : same_build
      ? "not from these files, but from the same build"
      : "<strong>not from these files</strong>";
  return [["Boots next", `${code(partition)}: ${code(title)}, ${what}`]];
}
