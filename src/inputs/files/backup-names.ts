/** What the names of encrypted files end with. Whether a file is encrypted is decided by its content. */
const ENCRYPTED = ".age";

/** `X.bin` becomes `X.bin.json`, and `X.bin.age` becomes `X.bin.json.age`. */
export function manifestPathOf(image: string): string {
  return image.endsWith(ENCRYPTED)
    ? `${image.slice(0, -ENCRYPTED.length)}.json${ENCRYPTED}`
    : `${image}.json`;
}

/** What age may add: a header of 64 KiB at the most, and 16 bytes to each 64 KiB. */
export function withAge(bytes: number): number {
  return Math.ceil(bytes * 1.001) + 64 * 1024;
}
