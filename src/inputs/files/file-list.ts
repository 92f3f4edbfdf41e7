import type { FlashPlace } from "../partitions/flash-place.ts";
import { parseStrictJson } from "../../system/text/strict-json.ts";
import { shorten } from "../../system/text/shown-text.ts";
import { hasWildcards } from "./pattern.ts";
import { type Parsed, parsePlace } from "../values.ts";

export interface ListedFile {
  /** `undefined` for files with their own addresses: a build, or Intel HEX. */
  readonly address: FlashPlace | undefined;
  readonly path: string;
  /** Whether the path has wildcards and may be a pattern: quoted paths and JSON paths are literal. */
  readonly isPattern?: true;
}

/** More images in one call are a mistake: the largest partition table has 95 entries. */
export const MAX_FILES = 128;

/**
 * Parses the input `files`: lines `0x10000 build/app.bin` or `ota_0 build/app.bin`, or JSON `[{"address","path"}]` with
 * exactly these keys; a file with its own addresses has no address. A path with blanks may be quoted, and a line may
 * end with a comment after `#`. Every wrong line is reported.
 */
export function parseFileList(text: string): Parsed<ListedFile>[] {
  const entries =
    text.trimStart().startsWith("[") || text.trimStart().startsWith("{") ? fromJson(text) : fromLines(text);
  if (entries.length <= MAX_FILES) return entries;
  return [{ problem: `lists ${entries.length} files; ${MAX_FILES} is the maximum for one write` }];
}

function fromLines(text: string): Parsed<ListedFile>[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(COMMENT, "").trim())
    .filter((line) => line !== "")
    .map(fromLine);
}

/** A `#` between blanks, or at the start of a line. Elsewhere it is part of a name. */
const COMMENT = /^\s*#[^]*$|\s#(?:\s[^]*)?$/;

function fromLine(line: string): Parsed<ListedFile> {
  const words = splitLine(line);
  if ("problem" in words) return words;
  const [first, second] = words.value;
  if (first.text === "-" && second !== undefined) {
    return {
      problem: `has a line that begins with "-", as in a YAML list; write only "ADDRESS PATH": "${shorten(line)}"`,
    };
  }
  if (second !== undefined) return withPattern(listed(first.text, second.text), second);
  // A single word is a path, unless it can only be an address whose path was forgotten.
  if (first.isQuoted || !/^(?:0x[\da-f]*|\d+)$/i.test(first.text)) {
    return withPattern({ value: { address: undefined, path: first.text } }, first);
  }
  return { problem: `has a line that is not "ADDRESS PATH": "${shorten(line)}"` };
}

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A word or a quoted text, then the rest of the line, which may be quoted; quotes inside a word are part of it. */
const LINE = /^(?:"([^"]*)"|'([^']*)'|([^\s"']\S*))(?:\s+(?:"([^"]*)"|'([^']*)'|([^\s"'][^]*)))?$/;

function splitLine(line: string): Parsed<readonly [Word, Word?]> {
  const match = LINE.exec(line);
  if (match === null) {
    const problem = `has a line with quotes that do not enclose a whole path: "${shorten(line)}"`;
    return { problem: `${problem}; use JSON for such a name` };
  }
  const word = (double?: string, single?: string, plain?: string): Word | undefined => {
    const text = double ?? single ?? plain;
    return text === undefined ? undefined : { text, isQuoted: plain === undefined };
  };
  const first = word(match[1], match[2], match[3]);
  const second = word(match[4], match[5], match[6]);
  if (first === undefined || first.text === "" || second?.text === "") {
    return { problem: `has a line with nothing between its quotes: "${shorten(line)}"` };
  }
  return { value: second === undefined ? [first] : [first, second] };
}

function withPattern(entry: Parsed<ListedFile>, { text, isQuoted }: Word): Parsed<ListedFile> {
  return "value" in entry && !isQuoted && hasWildcards(text)
    ? { value: { ...entry.value, isPattern: true } }
    : entry;
}

function fromJson(text: string): Parsed<ListedFile>[] {
  const parsed = parseStrictJson(text);
  if ("problem" in parsed) return [{ problem: `starts like JSON and ${parsed.problem}` }];
  const json = parsed.value;
  if (!Array.isArray(json)) return [{ problem: 'is JSON, but not a list [{"address", "path"}]' }];
  return json.map((entry: unknown, index) => fromEntry(entry, index));
}

function fromEntry(entry: unknown, index: number): Parsed<ListedFile> {
  const where = `entry ${index + 1}`;
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return { problem: `${where} is not an object with "address" and "path"` };
  }
  const fields = new Map<string, unknown>(Object.entries(entry));
  const strange = [...fields.keys()].filter((key) => key !== "address" && key !== "path");
  if (strange.length > 0)
    return {
      problem: `${where} has the key "${shorten(strange[0] ?? "")}"; only "address" and "path" are known`,
    };
  const address = fields.get("address");
  const path = fields.get("path");
  if (typeof path !== "string" || path === "") return { problem: `${where} has no "path" (a text)` };
  if (!fields.has("address")) return { value: { address: undefined, path } };
  if (typeof address !== "string" && typeof address !== "number") {
    return { problem: `${where} has an "address" that is neither a number nor a text such as "0x10000"` };
  }
  return listed(String(address), path);
}

function listed(address: string, path: string): Parsed<ListedFile> {
  const parsed = parsePlace(address);
  return "value" in parsed
    ? { value: { address: parsed.value, path } }
    : { problem: `has the address "${shorten(address)}", which ${parsed.problem}` };
}
