import { BAR_SIGNS } from "./flash-bar.ts";
import type { FlashPicture, FlashRow } from "./flash-picture.ts";
import { fit, shortSize } from "./short-text.ts";

const OVERLAPS_NAMED = 3;
const NAME_LENGTH = 16;

const CHANGED = { baseline: "changed since the baseline", step: "changed in this step" } as const;
const PROVEN = {
  whole: "all of it proven by the chip's digest",
  part: "proven in part by the chip's digest",
  none: "not proven by a digest",
} as const;
const ROW_PROVEN = { whole: "proven", part: "proven in part", none: "not proven" } as const;

/** What is to be said of the whole flash: its size, how much is changed, and what is proven. */
export function flashFacts({ size, proven, changed_since, changed }: FlashPicture): string[] {
  return [
    shortSize(size),
    ...(changed_since === null ? [] : [`${shortSize(changed ?? 0)} ${CHANGED[changed_since]}`]),
    PROVEN[proven],
  ];
}

/** Why there are no partitions, as a sentence; `undefined` where there are. */
export function missingTable({ partition_table: { state, reason } }: FlashPicture): string | undefined {
  return state === "found" ? undefined : `No partition table was found: it ${reason ?? "is absent"}.`;
}

/** What the signs of the bars mean, without those that do not occur for want of a comparison or of a doubt. */
export function legend({
  changed_since,
  bar,
  rows,
}: FlashPicture): { readonly sign: keyof typeof BAR_SIGNS; readonly meaning: string }[] {
  const hasUnknown = [bar, ...rows.map((row) => row.bar)].some((text) => text.includes(BAR_SIGNS.unknown));
  return [
    { sign: "used", meaning: "used" },
    ...(changed_since === null ? [] : [{ sign: "changed", meaning: CHANGED[changed_since] } as const]),
    { sign: "free", meaning: "free" },
    ...(hasUnknown ? [{ sign: "unknown", meaning: "not known" } as const] : []),
  ];
}

/** The name of a partition, or what else a row is. */
export function placeName({ name, kind }: FlashRow): string {
  if (name !== null) return name;
  return kind === "gap" ? "-" : kind.replace("-", " ");
}

/** What is to be noticed of a row, in a few words each. */
export function rowRemarks({ boots, overlaps, beyond_flash }: FlashRow): string[] {
  const named = overlaps.slice(0, OVERLAPS_NAMED).map((name) => fit(name, NAME_LENGTH));
  const more = overlaps.length - named.length;
  return [
    ...(named.length === 0 ? [] : [`OVERLAPS ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`]),
    ...(beyond_flash === 0 ? [] : [`${shortSize(beyond_flash)} BEYOND THE FLASH`]),
    ...(boots === true ? ["boots next"] : []),
  ];
}

/** Whether a row is proven; `undefined` where the same is true of the whole flash. */
export function rowProof({ proven }: FlashRow, picture: FlashPicture): string | undefined {
  return picture.proven === "part" ? ROW_PROVEN[proven] : undefined;
}
