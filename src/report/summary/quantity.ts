const KIB = 1024;
const MIB = 1024 * KIB;

/** `4,194,304 bytes (4 MiB)`, with whole units only. */
export function bytes(count: number): string {
  const text = counted(count, "byte");
  if (count >= MIB && count % MIB === 0) return `${text} (${count / MIB} MiB)`;
  return count >= KIB && count % KIB === 0 ? `${text} (${count / KIB} KiB)` : text;
}

/** `1 file`, `2,000 files`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
