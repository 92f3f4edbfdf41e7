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
