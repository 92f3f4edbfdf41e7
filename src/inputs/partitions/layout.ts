import type { FailureCode } from "../../system/errors.ts";
import { findOverlap, formatAddress } from "../../firmware/flash/flash-layout.ts";
import { shorten } from "../../system/text/shown-text.ts";
import type { FileAt } from "../files/placed-file.ts";

/** What is wrong with a request: `text` is a clause. */
export interface RequestProblem {
  readonly code: FailureCode;
  readonly text: string;
}

/**
 * Why files do not fit into the flash at their addresses: they exceed it, or share a sector.
 * @param end bytes of the flash, or of the largest flash.
 */
export function layoutProblems(files: readonly FileAt[], end: number): RequestProblem[] {
  const beyond = files
    .filter(({ address, size }) => address + size > end)
    .map(({ path, address, size }): RequestProblem => ({
      code: "beyond-flash",
      text: `"${shorten(path)}" (${size} bytes at ${formatAddress(address)}) ends beyond the flash of ${end} bytes`,
    }));
  const overlap = findOverlap(files);
  if (overlap === undefined) return beyond;
  const [a, b] = overlap.regions;
  const text = `"${shorten(a.path)}" and "${shorten(b.path)}" share the flash sector at ${formatAddress(overlap.sector)}; writing one would destroy the other`;
  return [...beyond, { code: "files-overlap", text }];
}
