const KIB = 1024;
const MIB = 1024 * KIB;

/** `512 B`, `24 KiB`, `1.3 MiB`: rounded down to one decimal, so that a part never looks like the whole. */
export function shortSize(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  const [unit, name] = bytes < MIB ? [KIB, "KiB"] : [MIB, "MiB"];
  return `${Math.floor((bytes * 10) / unit) / 10} ${name}`;
}

/** Shortens a long text with an ellipsis; never splits a surrogate pair. */
export function fit(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
