/** One line of a Markdown table. */
export function row(what: string, value: string): void {
  console.log(`| ${what.padEnd(60)} | ${value.padStart(12)} |`);
}

/** @param milliseconds shown in seconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The least and the greatest of the rounds; nothing for a single one. */
export function spread(values: readonly number[]): string {
  return values.length < 2 ? "" : ` (${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)})`;
}

/**
 * A row with the ratio of the medians, and the least and the greatest ratio of one round.
 * @param pairs our time and that of bare esptool in each round.
 */
export function ratio(what: string, pairs: readonly (readonly [own: number, bare: number])[]): void {
  const whole = median(pairs.map(([own]) => own)) / median(pairs.map(([, bare]) => bare));
  row(`${what}${spread(pairs.map(([own, bare]) => own / bare))}`, `${whole.toFixed(3)} ×`);
}
