type Matches = (character: string) => boolean;
type Part = "star" | Matches;

/** Whether a name matches; wildcards match a leading dot only if the pattern has it too. */
export type NamePattern = (name: string) => boolean;

/**
 * One path component of a pattern, with `*`, `?` and `[…]` (`[!…]` and `[^…]` match other characters).
 * @param ignoreCase as on file systems that ignore case.
 */
export function namePattern(text: string, ignoreCase: boolean): NamePattern {
  const fold = (name: string): string => (ignoreCase ? name.toLowerCase() : name);
  const parts = partsOf(Array.from(fold(text)));
  const mayHide = text.startsWith(".");
  return (name) => (mayHide || !name.startsWith(".")) && fits(parts, Array.from(fold(name)));
}

function partsOf(text: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const set = character === "[" ? setAt(text, at) : undefined;
    if (set !== undefined) {
      parts.push(set.matches);
      at = set.last;
    } else if (character === "*") {
      if (parts.at(-1) !== "star") parts.push("star");
    } else if (character === "?") parts.push(() => true);
    else parts.push((other) => other === character);
  }
  return parts;
}

/** The character set that begins with a bracket; `undefined` if it is not closed: the bracket is then literal. */
function setAt(text: readonly string[], at: number): { matches: Matches; last: number } | undefined {
  const isNot = text[at + 1] === "!" || text[at + 1] === "^";
  const first = at + (isNot ? 2 : 1);
  // A closing bracket right at the start belongs to the set.
  const last = text.indexOf("]", first + 1);
  if (last < 0) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let index = first; index < last; index++) {
    const from = text[index] ?? "";
    const isRange = text[index + 1] === "-" && index + 2 < last;
    ranges.push([from, isRange ? (text[index + 2] ?? "") : from]);
    if (isRange) index += 2;
  }
  const isIn = (character: string): boolean =>
    ranges.some(([from, to]) => codeOf(from) <= codeOf(character) && codeOf(character) <= codeOf(to));
  return { matches: (character) => isIn(character) !== isNot, last };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/**
 * Only the last star is retried: it can match whatever an earlier one could. This bounds the work by the length of the
 * name times that of the pattern.
 */
function fits(parts: readonly Part[], name: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let star = -1;
  let starAt = 0;
  while (at < name.length) {
    const wanted = parts[part];
    if (wanted === "star") {
      star = part++;
      starAt = at;
    } else if (wanted?.(name[at] ?? "") === true) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++starAt;
    } else return false;
  }
  while (parts[part] === "star") part++;
  return part === parts.length;
}
