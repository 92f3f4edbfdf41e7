import { deviceName } from "../firmware/flash/device-name.ts";
import { FLASH_LIMIT, formatAddress, SECTOR_SIZE } from "../firmware/flash/flash-layout.ts";
import { nearest } from "../system/text/nearest.ts";
import type { FlashPlace } from "./partitions/flash-place.ts";

/** A value, or why the text has none: `problem` completes the sentence «input `x`: "text" …». */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

/**
 * Decimal or `0x…`; no sign, no fraction, no unit. A decimal number that is not the start of a flash sector, but would
 * be with `0x` before it, is refused: it is probably a hex address. YAML turns unquoted hex addresses into correct
 * decimal numbers, never into such a number.
 */
export function parseAddress(text: string): Parsed<number> {
  const meant = withoutPrefix(text);
  if (!/^(0x[\da-f]+|\d+)$/i.test(text)) {
    const suggestion = meant === undefined ? "" : `; did you mean ${formatAddress(meant)}?`;
    return { problem: `is not an address; write decimal (65536) or hexadecimal (0x10000)${suggestion}` };
  }
  const value = Number(text);
  if (meant !== undefined && value % SECTOR_SIZE !== 0) {
    return {
      problem: `is decimal and not the start of a flash sector; did you mean ${formatAddress(meant)}? If not, write ${formatAddress(value)}`,
    };
  }
  return value < FLASH_LIMIT ? { value } : { problem: "is beyond the largest flash, 128 MB" };
}

/** The start of a flash sector that the text would be with `0x` before it, if it is one. */
function withoutPrefix(text: string): number | undefined {
  const value = /^\d[\da-f]{0,8}$/i.test(text) ? Number.parseInt(text, 16) : 0;
  return value > 0 && value < FLASH_LIMIT && value % SECTOR_SIZE === 0 ? value : undefined;
}

/** Bytes in `esp_partition_info_t.label`. */
const NAME_LIMIT = 16;

/**
 * An address, or a partition name. A name must not look like a mistyped number or a path: a partition with such a name
 * must be given by its address.
 */
export function parsePlace(text: string): Parsed<FlashPlace> {
  if (/^[\d+-]/.test(text)) return parseAddress(text);
  const bytes = Buffer.from(text);
  // Words of visible characters, separated by single blanks.
  if (bytes.length <= NAME_LIMIT && /^[^\p{C}\p{Z}/\\]+(?: [^\p{C}\p{Z}/\\]+)*$/u.test(text)) {
    return { value: { partition: deviceName(bytes) } };
  }
  return {
    problem: `is neither an address (65536, 0x10000) nor the name of a partition (at most ${NAME_LIMIT} bytes)`,
  };
}

/** Decimal or `0x…`, or a decimal number with `K`, `KB`, `M` or `MB` (1024 and 1024 × 1024 bytes). */
export function parseSize(text: string): Parsed<number> {
  const match = /^(?:(0x[\da-f]+)|(\d+)(?:([km])b?)?)$/i.exec(text);
  if (match === null) return { problem: "is not a size; write bytes (65536, 0x10000) or 64K, 4M" };
  const unit = match[3]?.toLowerCase();
  const value = Number(match[1] ?? match[2]) * (unit === "m" ? 1024 * 1024 : unit === "k" ? 1024 : 1);
  if (value === 0) return { problem: "is not a size: it must be greater than 0" };
  return value <= FLASH_LIMIT ? { value } : { problem: "is larger than the largest flash, 128 MB" };
}

export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= min && value <= max
    ? { value }
    : { problem: `is not a whole number from ${min} to ${max}` };
}

const SECONDS_OF_UNIT = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
]);

/** A duration; the message for one with a unit suggests the number to write. */
export function parseSeconds(text: string, min: number, max: number): Parsed<number> {
  const parsed = parseInteger(text, min, max);
  if ("value" in parsed) return parsed;
  const [, count, unit = ""] = /^(\d{1,7}) ?([smh])[a-z]*$/i.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS_OF_UNIT.get(unit.toLowerCase()) ?? Number.NaN);
  const suggestion = seconds >= min && seconds <= max ? `; write ${seconds}` : "";
  return { problem: `is not a whole number of seconds from ${min} to ${max}${suggestion}` };
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
