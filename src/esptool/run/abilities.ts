import type { Connection } from "./arguments.ts";
import { compareVersions } from "../../system/text/version-order.ts";

/** What an esptool can skip of a write. */
export type WriteSkipping =
  /** It can skip files, or pieces of them, that are already in the flash. */
  | "pieces"
  /** It can skip only whole files: it refuses files for another chip at any address, so it must see all of them. */
  | "files"
  /** It writes everything. */
  | "nothing";

/** The first esptool with `write-flash --skip-flashed`. */
const FIRST_TO_SKIP = "5.2.0";
/** From this version on, esptool checks only an image at the bootloader's address for its chip. */
const FIRST_TO_REFUSE_BOOTLOADERS_ONLY = "5.5.0";

/** @param version of esptool, such as `5.6.0`. */
export function writeSkippingOf(version: string, { stub }: Connection): WriteSkipping {
  // Without the stub some chips cannot digest their flash, and the others are slow.
  if (!stub || compareVersions(version, FIRST_TO_SKIP) < 0) return "nothing";
  return compareVersions(version, FIRST_TO_REFUSE_BOOTLOADERS_ONLY) < 0 ? "files" : "pieces";
}
