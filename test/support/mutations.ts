import fc from "fast-check";
import { anyText } from "./any-text.ts";

/** What parsers stumble over: separators, marks of terminals and of the runner, numbers without end. */
const ODD_PIECES: readonly string[] = [
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\u0000",
  "\u001b[31m",
  "\u2028",
  "\u202e",
  "\ud800",
  "::error::x",
  "##[error]x",
  "'",
  '"',
  "\\",
  "=",
  ",",
  ":",
  "..",
  "/",
  "0x",
  "-1",
  "1e999",
  "NaN",
  "9".repeat(400),
  "f".repeat(400),
  "1.2.3.4",
  "__proto__",
  "{",
  "[",
  "]",
];

/** Values in the place of expected ones. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  "",
  "x".repeat(5_000),
  -1,
  0.5,
  2 ** 53,
  1e308,
  [],
  {},
  [[[[]]]],
  { toString: 1 },
  "\u001b[2J::error::x",
];

/** One of the texts, in which up to four pieces were taken out, doubled or replaced by odd ones. */
export function mutatedText(originals: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...ODD_PIECES),
    fc
      .tuple(fc.constantFrom(...originals), fc.nat(), fc.nat(20))
      .map(([text, at, length]) => text.slice(at % (text.length + 1)).slice(0, length)),
    anyText({ maxLength: 4 }),
  );
  const edit = fc.record({ at: fc.nat(), removed: fc.nat(12), piece });
  return fc.tuple(fc.constantFrom(...originals), fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
    edits.reduce((changed, { at, removed, piece: inserted }) => {
      const place = at % (changed.length + 1);
      return changed.slice(0, place) + inserted + changed.slice(place + removed);
    }, text),
  );
}

/** The JSON value, in which up to three values anywhere inside are others, are gone, or have another key. */
export function mutatedJson(original: unknown): fc.Arbitrary<unknown> {
  const value = fc.oneof(fc.constantFrom(...ODD_VALUES), fc.jsonValue({ maxDepth: 2 }));
  const edit = fc.record({ at: fc.nat(), how: fc.constantFrom("replace", "remove", "rename"), value });
  return fc
    .array(edit, { maxLength: 3 })
    .map((edits) =>
      edits.reduce((json, { at, how, value: other }) => edited(json, at, how, other), original),
    );
}

/** The value with its `at`-th inner value changed, counted round and round. */
function edited(json: unknown, at: number, how: string, value: unknown): unknown {
  let left = at % Math.max(1, innerValues(json));
  const walk = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    const entries = Object.entries(node).flatMap(([key, inner]): [string, unknown][] => {
      if (left-- !== 0) return [[key, walk(inner)]];
      if (how === "remove") return [];
      return how === "rename" ? [[`${key}x`, inner]] : [[key, value]];
    });
    return Array.isArray(node) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  };
  return walk(json);
}

function innerValues(json: unknown): number {
  if (typeof json !== "object" || json === null) return 0;
  return Object.values(json).reduce<number>((sum, inner) => sum + 1 + innerValues(inner), 0);
}
