/**
 * Whether a file with these first bytes may be Intel HEX: esptool would take the addresses in it and ignore ours.
 * @param start at least 11 bytes, or the whole file.
 */
export function beginsAsIntelHex(start: Uint8Array): boolean {
  return /^:[\da-f]{10}$/i.test(Buffer.from(start.subarray(0, 11)).toString("latin1"));
}
