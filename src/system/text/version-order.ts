/** Compares dotted version numbers: negative if `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  return [0, 1, 2].map((part) => (left[part] ?? 0) - (right[part] ?? 0)).find((step) => step !== 0) ?? 0;
}
