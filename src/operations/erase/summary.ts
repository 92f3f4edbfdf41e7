import { bytes } from "../../report/summary/quantity.ts";
import { place, type Section } from "../../report/summary/section.ts";
import type { EraseResult } from "./erase.ts";

export function eraseSection({ size, start_address: address, partition }: EraseResult): Section {
  const what = size === null ? "the whole flash" : bytes(size);
  const where = size === null ? "" : ` at ${place({ address, partition })}`;
  return { sign: "✅", verdict: `erase: ${what}`, rows: [["Erased", `${what}${where}`]], blocks: [] };
}
