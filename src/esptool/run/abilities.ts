import type { Connection } from "./arguments.ts";
import { compareVersions } from "../install/version.ts";

/** How much of a write an esptool can skip. */
export type WriteSkipping =
  /** It can skip what is already in the flash, whole files or pieces of them. */
  | "pieces"
  /** It refuses a file for another chip wherever it is written, so it has to see every file as a whole. */
  | "files"
  /** It writes everything. */
  | "nothing";

/** The first esptool with `write-flash --skip-flashed`. */
const FIRST_TO_SKIP = "5.2.0";
/** From this version on only an image at the address of the bootloader is refused for being another chip's. */
const FIRST_TO_REFUSE_BOOTLOADERS_ONLY = "5.5.0";

/** @param version esptool's own, such as `5.6.0`. */
export function writeSkippingOf(version: string, { stub }: Connection): WriteSkipping {
  // Without the stub some chips give no digest of their flash, and the others are slow at it.
  if (!stub || compareVersions(version, FIRST_TO_SKIP) < 0) return "nothing";
  return compareVersions(version, FIRST_TO_REFUSE_BOOTLOADERS_ONLY) < 0 ? "files" : "pieces";
}
