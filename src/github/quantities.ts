/** `4,194,304 bytes (4 MiB)`, with whole units only. */
export function bytes(count: number): string {
  const text = plural(count, "byte");
  if (count >= 1024 * 1024 && count % (1024 * 1024) === 0) return `${text} (${count / 1024 / 1024} MiB)`;
  return count >= 1024 && count % 1024 === 0 ? `${text} (${count / 1024} KiB)` : text;
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
