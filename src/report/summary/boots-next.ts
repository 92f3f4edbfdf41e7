import { code } from "../html.ts";
import type { Rows } from "./section.ts";
import type { BootsNext } from "../application-result.ts";

/** Which application boots next; no row where that is not known. */
export function bootRows({ boots_next }: { readonly boots_next?: BootsNext }): Rows {
  if (boots_next === undefined) return [];
  const { partition, name, version, flashed, same_build } = boots_next;
  const title = [name, version].filter((text) => text !== "").join(" ") || "an application without a name";
  const what = flashed
    ? "from these files"
    : same_build
      ? "not from these files, but of the same build"
      : "<strong>not from these files</strong>";
  return [["Boots next", `${code(partition)}: ${code(title)}, ${what}`]];
}
