const MAGIC = 0xe9;
const HEADER_BYTES = 24;
const SEGMENT_HEADER_BYTES = 8;
const SEGMENTS_AT = 1;
/** Offset of the flag for an appended SHA-256. */
const HAS_DIGEST_AT = 23;
const DIGEST_BYTES = 32;
const CHECKSUM_ALIGNMENT = 16;

/**
 * The size in bytes of an application or bootloader image, from its header and segments (the format that all chips since
 * the ESP32 load); `undefined` if there is no image, or it is incomplete.
 */
export function imageExtent(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER_BYTES || bytes[0] !== MAGIC) return undefined;
  let at = HEADER_BYTES;
  for (let segment = 0; segment < bytes.readUInt8(SEGMENTS_AT); segment++) {
    if (at + SEGMENT_HEADER_BYTES > bytes.length) return undefined;
    at += SEGMENT_HEADER_BYTES + bytes.readUInt32LE(at + 4);
  }
  // The checksum is the last byte of a 16-byte block.
  const checked = at + CHECKSUM_ALIGNMENT - (at % CHECKSUM_ALIGNMENT);
  const end = checked + (bytes[HAS_DIGEST_AT] === 1 ? DIGEST_BYTES : 0);
  return end <= bytes.length ? end : undefined;
}
