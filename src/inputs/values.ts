import { FLASH_LIMIT } from "../firmware/flash-layout.ts";

/** A value, or why the text is none: `problem` completes the sentence «input `x`: "text" …». */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Decimal or `0x…`; no sign, no fraction, no unit. */
export function parseAddress(text: string): Parsed<number> {
  if (!/^(0x[\da-f]+|\d+)$/i.test(text)) {
    return { problem: "is not an address; write decimal (65536) or hexadecimal (0x10000)" };
  }
  const value = Number(text);
  return value < FLASH_LIMIT ? { value } : { problem: "lies beyond the largest flash, 128 MB" };
}

/** Decimal or `0x…`, or a decimal number with `K`, `KB`, `M` or `MB` (1024 and 1024 × 1024 bytes). */
export function parseSize(text: string): Parsed<number> {
  const match = /^(?:(0x[\da-f]+)|(\d+)(?:([km])b?)?)$/i.exec(text);
  if (match === null) return { problem: "is not a size; write bytes (65536, 0x10000) or 64K, 4M" };
  const unit = match[3]?.toLowerCase();
  const value = Number(match[1] ?? match[2]) * (unit === "m" ? 1024 * 1024 : unit === "k" ? 1024 : 1);
  if (value === 0) return { problem: "is no size: it must be greater than 0" };
  return value <= FLASH_LIMIT ? { value } : { problem: "is larger than the largest flash, 128 MB" };
}

export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max
    ? { value }
    : { problem: `is not a whole number from ${min} to ${max}` };
}

/** The YAML 1.2 booleans, as in `@actions/core`. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (["true", "True", "TRUE"].includes(text)) return { value: true };
  if (["false", "False", "FALSE"].includes(text)) return { value: false };
  return { problem: "is neither true nor false" };
}

export function parseChoice<const T extends string>(text: string, choices: readonly T[]): Parsed<T> {
  const value = choices.find((choice) => choice === text);
  if (value !== undefined) return { value };
  const near = nearest(text, choices);
  const suggestion = near === undefined ? "" : `; did you mean ${near}?`;
  return { problem: `is not one of ${choices.join(", ")}${suggestion}` };
}

/** The candidate that takes the fewest edits, if that is at most a third of its length and at least close. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(2, best.candidate.length / 3)
    ? best.candidate
    : undefined;
}

/** Levenshtein's distance; texts longer than any of our words are cut, so that the cost stays bounded. */
function editDistance(a: string, b: string): number {
  const from = a.slice(0, 40);
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const insert = (next[j] ?? 0) + 1;
      const remove = (row[j + 1] ?? 0) + 1;
      const replace = (row[j] ?? 0) + (from[i] === b[j] ? 0 : 1);
      next.push(Math.min(insert, remove, replace));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
