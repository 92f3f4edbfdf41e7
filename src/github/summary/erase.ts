import type { EraseResult } from "../../operations/result.ts";
import { code } from "../html.ts";
import { bytes } from "./quantity.ts";
import type { Section } from "./section.ts";

export function eraseSection({ size, start_address }: EraseResult): Section {
  const what = size === null ? "the whole flash" : bytes(size);
  const where = size === null ? "" : ` at ${code(start_address)}`;
  return { sign: "✅", verdict: `erase: ${what}`, rows: [["Erased", `${what}${where}`]], blocks: [] };
}
