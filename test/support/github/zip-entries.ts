import { crc32, inflateRawSync } from "node:zlib";

// Signatures and field offsets: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_OF_DIRECTORY_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files in a zip, by name, in the order of the central directory. Every CRC-32 and length is checked.
 *
 * @throws when the bytes are not a whole and sound zip of stored or deflated entries (no ZIP64, no encryption)
 */
export function zipEntries(zip: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  if (
    end < 0 ||
    end + END_OF_DIRECTORY_BYTES > bytes.length ||
    bytes.readUInt32LE(end) !== END_OF_DIRECTORY
  ) {
    throw new Error(`Not a zip: no end of central directory in ${bytes.length} bytes.`);
  }
  const entries = new Map<string, Buffer>();
  let offset = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY)
      throw new Error("Not a zip: the central directory is damaged.");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
      bytes.readUInt16LE(offset + at),
    );
    const nameEnd = offset + 46 + (nameLength ?? 0);
    const name = bytes.toString("utf8", offset + 46, nameEnd);
    entries.set(name, entryContent(bytes, offset, name));
    offset = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

/** The bytes of the one file called `name` in a zip; throws when there is none. */
export function zipEntry(zip: Uint8Array, name: string): Buffer {
  const entries = zipEntries(zip);
  const content = entries.get(name);
  if (content === undefined)
    throw new Error(`No ${name} in the zip; it holds ${[...entries.keys()].join(", ")}.`);
  return content;
}

function entryContent(bytes: Buffer, offset: number, name: string): Buffer {
  const method = bytes.readUInt16LE(offset + 10);
  const checksum = bytes.readUInt32LE(offset + 16);
  const packedLength = bytes.readUInt32LE(offset + 20);
  const length = bytes.readUInt32LE(offset + 24);
  const local = bytes.readUInt32LE(offset + 42);
  if (bytes.readUInt32LE(local) !== LOCAL_HEADER)
    throw new Error(`Damaged zip: no local header for ${name}.`);
  // The local header repeats the name with an extra field of its own; its sizes are 0 in a streamed zip.
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedLength);
  if (method !== STORED && method !== DEFLATED) throw new Error(`${name} uses compression method ${method}.`);
  const content = method === STORED ? Buffer.from(packed) : inflateRawSync(packed);
  if (content.length !== length || crc32(content) !== checksum)
    throw new Error(`Damaged zip: ${name} fails its CRC.`);
  return content;
}
