const KIB = 1024;
const MIB = 1024 * KIB;

/** `4,194,304 bytes (4 MiB)`, with whole units only. */
export function bytes(count: number): string {
  const text = counted(count, "byte");
  if (count >= MIB && count % MIB === 0) return `${text} (${count / MIB} MiB)`;
  return count >= KIB && count % KIB === 0 ? `${text} (${count / KIB} KiB)` : text;
}

/** `2,000`, without toLocaleString, which takes 25 ms to load its tables. */
export function grouped(count: number): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}

/** `1 file`, `2,000 files`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
