const MAGIC = 0xe9;
const HEADER_BYTES = 24;
const SEGMENT_HEADER_BYTES = 8;
const SEGMENTS_AT = 1;
/** Where an image says whether a SHA-256 follows it. */
const HAS_DIGEST_AT = 23;
const DIGEST_BYTES = 32;
const CHECKSUM_ALIGNMENT = 16;

/**
 * How many bytes an application or bootloader image takes, as its header and its segments say (the format that all
 * chips since the ESP32 load); `undefined` where there is none, or none that is whole.
 */
export function imageExtent(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER_BYTES || bytes[0] !== MAGIC) return undefined;
  let at = HEADER_BYTES;
  for (let segment = 0; segment < bytes.readUInt8(SEGMENTS_AT); segment++) {
    if (at + SEGMENT_HEADER_BYTES > bytes.length) return undefined;
    at += SEGMENT_HEADER_BYTES + bytes.readUInt32LE(at + 4);
  }
  // A checksum ends the last block of 16 bytes.
  const checked = at + CHECKSUM_ALIGNMENT - (at % CHECKSUM_ALIGNMENT);
  const end = checked + (bytes[HAS_DIGEST_AT] === 1 ? DIGEST_BYTES : 0);
  return end <= bytes.length ? end : undefined;
}
