import type { FlashPlace } from "../operations/request.ts";
import { shorten } from "../shown-text.ts";
import { type Parsed, parsePlace } from "./values.ts";

export interface ListedFile {
  /** `undefined` for what brings its own addresses: a build, or Intel HEX. */
  readonly address: FlashPlace | undefined;
  readonly path: string;
  /** Whether the path is one of a line and has `*` or `?`; the paths of JSON are names, whatever is in them. */
  readonly isPattern?: true;
}

/** More images than this in one call is a mistake: the largest partition table has 95 entries. */
export const MAX_FILES = 128;

/**
 * Reads the input `files`: lines `0x10000 build/app.bin` or `ota_0 build/app.bin`, or JSON `[{"address","path"}]` with
 * exactly these keys; the address is left out for what brings its own. Every line that is wrong is reported.
 */
export function parseFileList(text: string): Parsed<ListedFile>[] {
  const entries =
    text.trimStart().startsWith("[") || text.trimStart().startsWith("{") ? fromJson(text) : fromLines(text);
  if (entries.length <= MAX_FILES) return entries;
  return [{ problem: `lists ${entries.length} files; ${MAX_FILES} is the most for one write` }];
}

function fromLines(text: string): Parsed<ListedFile>[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => withPattern(fromLine(line)));
}

function withPattern(entry: Parsed<ListedFile>): Parsed<ListedFile> {
  return "value" in entry && /[*?]/.test(entry.value.path)
    ? { value: { ...entry.value, isPattern: true } }
    : entry;
}

function fromLine(line: string): Parsed<ListedFile> {
  const [, address = "", path = ""] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
  if (path !== "") return listed(address, path);
  // A word alone is a path, unless it can only be an address whose path was forgotten.
  if (!/^(?:0x[\da-f]*|\d+)$/i.test(line)) return { value: { address: undefined, path: line } };
  return { problem: `has a line that is not "ADDRESS PATH": "${shorten(line)}"` };
}

function fromJson(text: string): Parsed<ListedFile>[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [{ problem: "starts like JSON but is none" }];
  }
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
