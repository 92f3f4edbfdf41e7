import { shorten } from "../shown-text.ts";
import { formatAddress } from "./flash-layout.ts";
import type { Program } from "./planned-images.ts";
import type { PlannedImage } from "./plan.ts";

export function fileWords({ path, address }: PlannedImage): string {
  return `"${shorten(path)}" at ${formatAddress(address)}`;
}

/** A program by its file, and where it is not the whole file by its place in it. */
export function programWords({ file, address }: Program): string {
  const inside = address === file.address ? "" : `the image at ${formatAddress(address)} in `;
  return `${inside}${fileWords(file)}`;
}

/** A revision of a chip as Espressif writes it. */
export function revisionWords(revision: number): string {
  return `v${Math.floor(revision / 100)}.${revision % 100}`;
}
