/** Suffix of encrypted files. The content, not the suffix, decides whether a file is encrypted. */
const ENCRYPTED = ".age";

/** `X.bin` becomes `X.bin.json`, and `X.bin.age` becomes `X.bin.json.age`. */
export function manifestPathOf(image: string): string {
  return image.endsWith(ENCRYPTED)
    ? `${image.slice(0, -ENCRYPTED.length)}.json${ENCRYPTED}`
    : `${image}.json`;
}

/** The most that age adds: a header of 64 KiB, and 16 bytes for each 64 KiB. */
export function withAge(bytes: number): number {
  return Math.ceil(bytes * 1.001) + 64 * 1024;
}
