import { shorten } from "./shown-text.ts";

/** `problem` completes the sentence «"file" …». */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses JSON and refuses what is ambiguous: a key that appears twice in one object, where JavaScript silently uses the
 * last, and the key `__proto__`.
 */
export function parseStrictJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "is not JSON" };
  }
  const key = ambiguousKey(text);
  return key === undefined
    ? { value }
    : { problem: `has the key "${shorten(key)}" twice, or it is reserved` };
}

/** The tokens that matter here; the text is known to be JSON. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

function ambiguousKey(text: string): string | undefined {
  /** The keys of each open object; `undefined` for a list. */
  const open: (Set<string> | undefined)[] = [];
  let previous = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const keys = open.at(-1);
      const key = String(JSON.parse(previous));
      if (key === "__proto__" || keys?.has(key) === true) return key;
      keys?.add(key);
    }
    previous = token;
  }
  return undefined;
}
