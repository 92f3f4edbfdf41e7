import type { RegionResult } from "../operations/result.ts";
import { code } from "./html.ts";

const REGIONS_NAMED = 10;

/** `4,194,304 bytes (4 MiB)`, with whole units only. */
export function bytes(count: number): string {
  const text = plural(count, "byte");
  if (count >= 1024 * 1024 && count % (1024 * 1024) === 0) return `${text} (${count / 1024 / 1024} MiB)`;
  return count >= 1024 && count % 1024 === 0 ? `${text} (${count / 1024} KiB)` : text;
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** `4,096 bytes (4 KiB) at 0x9000, …`: the first of them, and how many more there are. */
export function regions(all: readonly RegionResult[]): string {
  const shown = all.slice(0, REGIONS_NAMED).map(({ address, size }) => `${bytes(size)} at ${code(address)}`);
  const more = all.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
