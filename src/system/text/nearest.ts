/** The candidate with the fewest edits, if they are few for its length. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(2, best.candidate.length / 3)
    ? best.candidate
    : undefined;
}

/**
 * The Damerau-Levenshtein distance: how many letters to insert, remove, replace or swap with a neighbour. Texts longer
 * than any of our words are truncated to bound the cost.
 */
export function editDistance(a: string, b: string): number {
  const from = a.slice(0, 40);
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const insert = (next[j] ?? 0) + 1;
      const remove = (row[j + 1] ?? 0) + 1;
      const replace = (row[j] ?? 0) + (from[i] === b[j] ? 0 : 1);
      const swapped = i > 0 && j > 0 && from[i] === b[j - 1] && from[i - 1] === b[j];
      const swap = swapped ? (before[j - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(insert, remove, replace, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
