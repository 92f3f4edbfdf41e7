import { BAR_SIGNS } from "./flash-bar.ts";
import { formatAddress } from "../../firmware/flash/flash-layout.ts";
import { oddTableWords } from "../../firmware/plan/plan-words.ts";
import type { FlashPicture, FlashRow } from "./flash-picture.ts";
import { fit, shortSize } from "../../system/text/short-text.ts";

const OVERLAPS_NAMED = 3;
const NAME_LENGTH = 16;

/** What happened to the bytes that count as changed. */
const CHANGED = {
  comparison: "changed",
  write: "written",
  erase: "erased",
  "erase-and-write": "erased or written",
} as const;
const SINCE = { baseline: "since the baseline", step: "in this step" } as const;

/** The facts about the whole flash: its size, how much has changed, and what is verified. */
export function flashFacts(picture: FlashPicture): string[] {
  const { changed } = picture;
  const since = changedSince(picture);
  return [
    sizeWords(picture),
    ...(since === undefined ? [] : [`${changed === null ? "all of it" : shortSize(changed)} ${since}`]),
    verifiedWords(picture),
  ];
}

function sizeWords({ size, part }: FlashPicture): string {
  if (part === null) return size === null ? "size not known" : shortSize(size);
  const whole = size === null ? "" : ` of ${shortSize(size)}`;
  return `${shortSize(part.size)} at ${part.address}${whole}`;
}

function verifiedWords({ verified, verified_bytes }: FlashPicture): string {
  switch (verified) {
    case "whole":
      return "all of it verified by the chip's digest";
    case "part":
      return `${shortSize(verified_bytes)} verified by the chip's digest`;
    case "none":
      return "not verified by a digest";
  }
}

/** How bytes count as changed: `changed since the baseline`; `undefined` if none can. */
function changedSince({ changed_since, changed_by }: FlashPicture): string | undefined {
  if (changed_since === null || changed_by === null) return undefined;
  return `${CHANGED[changed_by]} ${SINCE[changed_since]}`;
}

/** The word for what happened to the bytes, as in `4 KiB changed`. */
export function changedWord({ changed_by }: FlashPicture): string {
  return CHANGED[changed_by ?? "comparison"];
}

/** The title of the bar at the top. */
export function barTitle({ size, part, rows }: FlashPicture): string {
  if (part !== null)
    return `the flash from ${part.address} up to ${formatAddress(Number(part.address) + part.size)}`;
  if (size !== null) return "the whole flash";
  const end = Math.max(0, ...rows.map((row) => Number(row.address) + row.size));
  return `the flash up to ${formatAddress(end)}`;
}

/** A sentence: where the partitions come from, or why there are none; `undefined` for a table without problems. */
export function tableNote({ partition_table }: FlashPicture): string | undefined {
  const { state, address, reason, problems = [] } = partition_table;
  switch (state) {
    case "found":
      return problems.length === 0 ? undefined : `The partition table ${oddTableWords(problems)}.`;
    case "absent":
      return `No partition table was found at ${address}: it ${reason ?? "is absent"}.`;
    case "encrypted":
      return `The partition table cannot be read: it ${reason ?? "is encrypted"}.`;
    case "given":
      return `The partitions come from ${reason ?? "the given table"}: the board's own table was not read.`;
    case "unknown":
      return "No partition table was read.";
  }
}

/** The meanings of the signs in the bars, without signs that cannot occur. */
export function legend(
  picture: FlashPicture,
): { readonly sign: keyof typeof BAR_SIGNS; readonly meaning: string }[] {
  const bars = [picture.bar, ...picture.rows.map((row) => row.bar)];
  const hasUnknown = bars.some((text) => text.includes(BAR_SIGNS.unknown));
  const since = changedSince(picture);
  return [
    { sign: "used", meaning: "used" },
    ...(since === undefined ? [] : [{ sign: "changed", meaning: since } as const]),
    { sign: "free", meaning: "free" },
    ...(hasUnknown ? [{ sign: "unknown", meaning: "not looked at" } as const] : []),
  ];
}

/** The name of a partition or a file, or the kind of another row. */
export function placeName({ name, kind }: FlashRow): string {
  if (name !== null) return name;
  return kind === "gap" ? "-" : kind.replace("-", " ");
}

/** Remarks on a row, in a few words each. */
export function rowRemarks({ boots, overlaps, beyond_flash }: FlashRow): string[] {
  const named = overlaps.slice(0, OVERLAPS_NAMED).map((name) => fit(name, NAME_LENGTH));
  const more = overlaps.length - named.length;
  return [
    ...(named.length === 0 ? [] : [`OVERLAPS ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`]),
    ...(beyond_flash === null || beyond_flash === 0 ? [] : [`${shortSize(beyond_flash)} BEYOND THE FLASH`]),
    ...(boots === true ? ["boots next"] : []),
  ];
}

/** How much of a row is verified; `undefined` if it is the same for all rows, or unknown. */
export function rowProof(row: FlashRow, picture: FlashPicture): string | undefined {
  if (picture.verified !== "part") return undefined;
  switch (row.verified) {
    case "whole":
      return "verified";
    case "part":
      return `${shortSize(row.verified_bytes)} verified`;
    case "none":
      return row.content === "unknown" ? undefined : "not verified";
  }
}
