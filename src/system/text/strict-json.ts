import { shorten } from "./shown-text.ts";

/** `problem` completes the sentence «"file" …». */
export type ParsedJson = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses JSON and refuses what a reader could understand in two ways: a key that stands twice in one object, of
 * which JavaScript silently takes the last, and the key `__proto__`.
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

/** Strings and the marks that matter; the rest of a text that is known to be JSON has nothing to say here. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

function ambiguousKey(text: string): string | undefined {
  /** The keys of the objects that are open, `undefined` for a list. */
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
