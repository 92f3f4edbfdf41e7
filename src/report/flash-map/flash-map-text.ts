import { BAR_SIGNS } from "./flash-bar.ts";
import {
  barTitle,
  flashFacts,
  legend,
  placeName,
  rowProof,
  rowRemarks,
  tableNote,
} from "./flash-map-words.ts";
import type { FlashPicture, FlashRow } from "./flash-picture.ts";
import { fit, shortSize } from "../../system/text/short-text.ts";

/** About the width of GitHub's log next to its navigation. */
const COLUMNS = 100;
const ADDRESS_COLUMNS = "0x7fff000".length;
/** The longest name in a partition table, unless it needs escapes. */
const NAME_COLUMNS = 16;
const SIZE_COLUMNS = "1023.5 KiB".length;
/** More rows than a valid table has: 95 partitions with gaps in between. */
const MAX_ROWS = 200;

/**
 * The flash map for a log: aligned, with at most 100 columns. Names in it are text from outside; wide characters break
 * the alignment.
 */
export function flashPictureText(picture: FlashPicture): string[] {
  const { rows, bar } = picture;
  const note = tableNote(picture);
  const signs = legend(picture).map(({ sign, meaning }) => `${BAR_SIGNS[sign]} ${meaning}`);
  return [
    `Flash map: ${flashFacts(picture).join(", ")}`,
    ...(note === undefined ? [] : [`  ${note}`]),
    `  [${bar}] ${barTitle(picture)}`,
    `  ${signs.join("   ")}`,
    ...rows.slice(0, MAX_ROWS).map((row) => rowText(row, picture)),
    ...(rows.length > MAX_ROWS ? [`  … and ${rows.length - MAX_ROWS} more`] : []),
  ].map((line) => fit(line, COLUMNS));
}

function rowText(row: FlashRow, picture: FlashPicture): string {
  return [
    " ",
    row.address.padEnd(ADDRESS_COLUMNS),
    fit(placeName(row), NAME_COLUMNS).padEnd(NAME_COLUMNS),
    shortSize(row.size).padStart(SIZE_COLUMNS),
    `[${row.bar}]`,
    [...rowRemarks(row), row.description, rowProof(row, picture)]
      .filter((words) => words !== undefined)
      .join("; "),
  ].join(" ");
}
