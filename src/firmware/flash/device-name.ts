const NUL = 0x00;
const BACKSLASH = 0x5c;

/**
 * The name in a NUL-padded field. Backslashes and everything that is not printable ASCII are escaped as `\xNN`, so
 * that no control character gets through and different bytes stay different names.
 */
export function deviceName(field: Uint8Array): string {
  const end = field.indexOf(NUL);
  const bytes = end < 0 ? field : field.subarray(0, end);
  return Array.from(bytes, (byte) => (isPlain(byte) ? String.fromCharCode(byte) : escaped(byte))).join("");
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e && byte !== BACKSLASH;
}

function escaped(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
