import { BAR_SIGNS } from "./flash-bar.ts";
import {
  barTitle,
  changedWord,
  flashFacts,
  legend,
  placeName,
  rowProof,
  rowRemarks,
  tableNote,
} from "./flash-map-words.ts";
import type { FlashPicture, FlashRow } from "./flash-picture.ts";
import { fit, shortSize } from "../../system/text/short-text.ts";
import { code, escapeHtml, folded } from "../html.ts";
import { counted } from "../summary/quantity.ts";
import { cutTable } from "../summary/section.ts";

/** Emoji of equal width, which need no style. The small one for free bytes is unobtrusive on light and dark pages. */
const SQUARES: Readonly<Record<keyof typeof BAR_SIGNS, string>> = {
  used: "🟦",
  changed: "🟧",
  free: "◽",
  unknown: "❔",
};
const SQUARE_OF_SIGN = new Map<string, string>([
  [BAR_SIGNS.used, SQUARES.used],
  [BAR_SIGNS.changed, SQUARES.changed],
  [BAR_SIGNS.free, SQUARES.free],
]);
const NAME_LENGTH = 40;
const DESCRIPTION_LENGTH = 120;

/** A picture of the flash: a bar for all of it, and a folded table with a row for each piece. */
export function flashMapBlocks(picture: FlashPicture, board: string | undefined): string[] {
  const note = tableNote(picture);
  const title = board === undefined ? "" : ` of ${escapeHtml(fit(board, DESCRIPTION_LENGTH))}`;
  const signs = legend(picture).map(({ sign, meaning }) => `${SQUARES[sign]} ${meaning}`);
  const lines = [
    `<strong>Flash map</strong>${title}: ${escapeHtml(flashFacts(picture).join(", "))}`,
    ...(note === undefined ? [] : [escapeHtml(fit(note, DESCRIPTION_LENGTH))]),
    squares(picture.bar),
    `${signs.join(", ")}. The bar shows ${barTitle(picture)}; each row of the table has its own scale.`,
  ];
  const rows = picture.rows.map((row) => [
    code(row.address),
    placeCell(row),
    `${squares(row.bar)}<br>${sizes(row, changedWord(picture))}`,
    contentCell(row, picture),
  ]);
  const table = cutTable(["Address", "Partition", "Use", "Content"], rows);
  return [`<p>${lines.join("<br>")}</p>`, ...folded(`Flash map: ${counted(rows.length, "row")}`, [table])];
}

function placeCell(row: FlashRow): string {
  if (row.name === null) return escapeHtml(placeName(row));
  const words = row.kind === "file" ? ["file"] : [row.type, row.subtype];
  const kind = words.filter((part) => part !== null).map((part) => fit(part, NAME_LENGTH));
  return `${code(fit(row.name, NAME_LENGTH))}<br>${escapeHtml(kind.join(", "))}`;
}

/** `1.1 MiB of 1.5 MiB used, 4 KiB changed` (or `written`), without line breaks inside a quantity. */
function sizes({ size, used, changed }: FlashRow, change: string): string {
  const total = quantity(size);
  const use =
    used === null ? total : used === 0 ? `${total}, all free` : `${quantity(used)} of ${total} used`;
  return changed === null || changed === 0 ? use : `${use}, ${quantity(changed)} ${change}`;
}

function quantity(bytes: number): string {
  return shortSize(bytes).replace(" ", "\u00a0");
}

function contentCell(row: FlashRow, picture: FlashPicture): string {
  const proof = rowProof(row, picture);
  return [
    ...rowRemarks(row).map((remark) => `<strong>${escapeHtml(remark)}</strong>`),
    escapeHtml(fit(row.description, DESCRIPTION_LENGTH)),
    ...(proof === undefined ? [] : [proof]),
  ].join("<br>");
}

function squares(bar: string): string {
  return Array.from(bar, (sign) => SQUARE_OF_SIGN.get(sign) ?? SQUARES.unknown).join("");
}
