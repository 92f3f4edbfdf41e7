const KIB = 1024;
const MIB = 1024 * KIB;

/** `512 B`, `24 KiB`, `1.3 MiB`: cut to one decimal, so that what is less than all never reads as all. */
export function shortSize(bytes: number): string {
  if (bytes < KIB) return `${bytes} B`;
  const [unit, name] = bytes < MIB ? [KIB, "KiB"] : [MIB, "MiB"];
  return `${Math.floor((bytes * 10) / unit) / 10} ${name}`;
}

/** The beginning of a text that is too long, with an ellipsis; never half of a character beyond U+FFFF. */
export function fit(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
