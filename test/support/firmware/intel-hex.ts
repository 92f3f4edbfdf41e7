/** One record: a colon, count, address, type, data and checksum. */
export function hexRecord(type: number, address: number, data: Iterable<number>): string {
  const bytes = Buffer.from([0, (address >> 8) & 0xff, address & 0xff, type, ...data]);
  bytes[0] = bytes.length - 4;
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return `:${Buffer.concat([bytes, Buffer.of(-sum & 0xff)])
    .toString("hex")
    .toUpperCase()}`;
}

/** A file with linear addresses, in records of `width` bytes. */
export function hexFile(
  pieces: readonly { readonly address: number; readonly bytes: Uint8Array }[],
  width = 16,
): string {
  const lines: string[] = [];
  for (const { address, bytes } of pieces) {
    for (let offset = 0; offset < bytes.length;) {
      const at = address + offset;
      const size = Math.min(width, bytes.length - offset, 0x1_0000 - (at & 0xffff));
      lines.push(hexRecord(4, 0, [at >>> 24, (at >>> 16) & 0xff]));
      lines.push(hexRecord(0, at & 0xffff, bytes.subarray(offset, offset + size)));
      offset += size;
    }
  }
  return `${lines.join("\n")}\n:00000001FF\n`;
}
