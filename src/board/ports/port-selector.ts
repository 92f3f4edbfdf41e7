import { nearest } from "../../system/text/nearest.ts";
import { parsePort, type Port } from "../../esptool/run/port.ts";

/** What a selector may specify of a port. */
export const SELECTOR_KEYS = ["serial", "mac", "vid", "pid", "location"] as const;
export type SelectorKey = (typeof SELECTOR_KEYS)[number];

/** A board, specified by its identity or its place, not by a port name that changes when boards are replugged. */
export interface PortSelector {
  readonly kind: "selector";
  /** The selector in one spelling, for people and for `port`. */
  readonly name: string;
  /** Each in one spelling: numbers as four lower-case hex digits, a MAC with colons. Empty for `auto`. */
  readonly fields: Readonly<Partial<Record<SelectorKey, string>>>;
}

/** What the input `port` specifies: a port, or a selector. */
export type PortQuery = Port | PortSelector;

/** Why a text is not a valid selector. */
export type SelectorProblem =
  | { readonly kind: "no-key"; readonly part: string }
  | { readonly kind: "unknown-key" | "repeated-key" | "no-value"; readonly key: string }
  | { readonly kind: "bad-value"; readonly key: SelectorKey; readonly value: string }
  | { readonly kind: "pid-without-vid" | "auto-combined" };

/** What each value looks like, and how it is normalized. */
const VALUES: Readonly<
  Record<
    SelectorKey,
    { readonly pattern: RegExp; readonly shape: string; readonly spell: (text: string) => string }
  >
> = {
  serial: {
    // A USB string has 126 characters at most (a descriptor of 255 bytes, UTF-16).
    pattern: /^[\x21-\x2b\x2d-\x7e](?:[\x20-\x2b\x2d-\x7e]{0,124}[\x21-\x2b\x2d-\x7e])?$/,
    shape: "printable ASCII without a comma",
    spell: (text) => text,
  },
  mac: {
    pattern: /^[\da-f]{2}([:-]?)(?:[\da-f]{2}\1){4}[\da-f]{2}$/i,
    shape: "12 hex digits, such as 7c:df:a1:e2:93:58",
    spell: (text) =>
      text
        .replaceAll(/[:-]/g, "")
        .replaceAll(/(..)(?!$)/g, "$1:")
        .toLowerCase(),
  },
  vid: usbNumberValue("303a"),
  pid: usbNumberValue("1001"),
  location: {
    pattern: /^\d{1,3}-\d{1,3}(?:\.\d{1,3}){0,6}(?::[\dx]\d{0,2}\.\d{1,3})?$/,
    shape: "a USB path such as 1-2.3",
    spell: (text) => text,
  },
};

function usbNumberValue(example: string) {
  return {
    pattern: /^(?:0x)?[\da-f]{4}$/i,
    shape: `four hex digits, such as ${example}`,
    spell: (text: string): string => text.toLowerCase().replace(/^0x/, ""),
  };
}

/** Whether a text is meant as a selector, valid or not: no port looks like that. */
export function isSelectorLike(text: string): boolean {
  return /^auto(?:\s*,|$)/i.test(text) || (text.includes("=") && !/^(?:\/|[a-z\d]+:\/\/)/i.test(text));
}

/** Reads `auto`, or `key=value` pairs joined by commas. Reports everything that is wrong with it. */
export function parseSelector(
  text: string,
): { readonly value: PortSelector } | { readonly problems: readonly SelectorProblem[] } {
  if (text === "auto") return { value: { kind: "selector", name: "auto", fields: {} } };
  const problems: SelectorProblem[] = [];
  const fields: Partial<Record<SelectorKey, string>> = {};
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const read = readPart(part);
    if ("problem" in read) problems.push(read.problem);
    else if (fields[read.key] !== undefined) problems.push({ kind: "repeated-key", key: read.key });
    else fields[read.key] = read.value;
  }
  if (fields.pid !== undefined && fields.vid === undefined && !/\bvid\s*=/.test(text)) {
    problems.push({ kind: "pid-without-vid" });
  }
  return problems.length > 0 ? { problems } : { value: selectorOf(fields) };
}

function readPart(
  part: string,
): { readonly key: SelectorKey; readonly value: string } | { readonly problem: SelectorProblem } {
  if (part === "auto") return { problem: { kind: "auto-combined" } };
  const at = part.indexOf("=");
  if (at < 0) return { problem: { kind: "no-key", part } };
  const [name, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  const key = SELECTOR_KEYS.find((known) => known === name);
  if (key === undefined) return { problem: { kind: "unknown-key", key: name } };
  if (value === "") return { problem: { kind: "no-value", key } };
  const { pattern, spell } = VALUES[key];
  return pattern.test(value) ? { key, value: spell(value) } : { problem: { kind: "bad-value", key, value } };
}

/** A selector of these fields, spelled in the order of {@link SELECTOR_KEYS}. */
export function selectorOf(fields: PortSelector["fields"]): PortSelector {
  const parts = SELECTOR_KEYS.flatMap((key) => {
    const value = fields[key];
    return value === undefined ? [] : [`${key}=${value}`];
  });
  return { kind: "selector", name: parts.join(","), fields };
}

/** Completes the sentence «"text" …». */
export function describeProblem(problem: SelectorProblem): string {
  switch (problem.kind) {
    case "no-key":
      if (problem.part.toLowerCase() === "auto")
        return `has auto in another case (${quote(problem.part)}); write auto`;
      return `has a part without a key (${quote(problem.part)}); the keys are ${SELECTOR_KEYS.join(", ")}`;
    case "unknown-key":
      return `has the unknown key ${quote(problem.key)}; the keys are ${SELECTOR_KEYS.join(", ")}${meant(problem.key)}`;
    case "repeated-key":
      return `has ${problem.key} twice`;
    case "no-value":
      return `has no value for ${problem.key}`;
    case "bad-value":
      return `has the ${problem.key} ${quote(problem.value)}, which is not ${VALUES[problem.key].shape}`;
    case "pid-without-vid":
      return "has a pid without its vid";
    case "auto-combined":
      return "combines auto with other keys; use auto alone";
  }
}

function meant(key: string): string {
  const near = nearest(key, SELECTOR_KEYS);
  return near === undefined ? "" : ` (did you mean ${near}?)`;
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

/** Accepts a port as `parsePort` does, or a selector. */
export function parsePortQuery(
  text: string,
  platform: NodeJS.Platform,
): { readonly value: PortQuery } | { readonly problem: string } {
  if (isSelectorLike(text)) {
    const parsed = parseSelector(text);
    return "value" in parsed ? parsed : { problem: parsed.problems.map(describeProblem).join(", ") };
  }
  const port = parsePort(text, platform);
  if ("value" in port) return port;
  return { problem: `${port.problem}, or a selector: auto, serial=…, mac=…, vid=…,pid=… or location=…` };
}
