import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip, with everything that can be wrong about it. */
export interface ZipFileEntry {
  readonly name: string;
  readonly content?: Buffer | string;
  /** st_mode; default: a regular file of 0644. */
  readonly mode?: number;
  /** Default: deflated. */
  readonly method?: number;
  /** General purpose bits; 1 says that it is encrypted. Default: the name is UTF-8. */
  readonly flags?: number;
  /** What the directory says in place of the truth. */
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
}

const DEFLATED = 8;
const UTF8 = 0x800;
const MADE_BY_UNIX = 3 << 8;

/** Writes a zip as it is told, also one that no program would write. PKWARE APPNOTE.TXT 6.3.10, section 4.3. */
export function writeZip(...entries: readonly ZipFileEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { content = "", mode = 0o100644, method = DEFLATED, flags = 0 } = entry;
    const plain = Buffer.from(content);
    const packed = method === DEFLATED ? deflateRawSync(plain) : plain;
    const name = Buffer.from(entry.name);
    // From the version needed to the length of the extra field: the same in both headers.
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags | UTF8, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(entry.declaredCrc ?? crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(entry.declaredSize ?? plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(MADE_BY_UNIX);
    directory.push(Buffer.from("PK\x01\x02", "latin1"), madeBy, head, tail, name);
    const file = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, name, packed]);
    files.push(file);
    offset += file.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, table, end]);
}
