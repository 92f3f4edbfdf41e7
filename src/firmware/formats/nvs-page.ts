import { crc32 } from "node:zlib";
import { FormatError } from "./format-error.ts";

/** A page is one flash sector: a header, a bitmap with two bits per entry, and the entries. */
export const PAGE_SIZE = 0x1000;
const ENTRY_SIZE = 32;
const BITMAP_OFFSET = 32;
const FIRST_ENTRY_OFFSET = 64;
const ENTRIES = 126;

/** Active, full, and being moved to another page; NVS reads pages in no other state. */
const STATES_IN_USE: ReadonlySet<number> = new Set([0xffff_fffe, 0xffff_fffc, 0xffff_fff8]);
/** Counted downwards: version 1, and version 2 with multi-page blobs. */
const VERSIONS: ReadonlySet<number> = new Set([0xff, 0xfe]);
const WRITTEN = 0b10;
const CRC_SEED = 0xffff_ffff;

/** The types whose content is in the following entries: string, blob, and a blob's chunk. */
const CONTENT_TYPES: ReadonlySet<number> = new Set([0x21, 0x41, 0x42]);

/** The first 32 bytes of an item with a correct checksum. */
export interface NvsEntry {
  /** 0 if the item is a namespace itself. */
  readonly namespace: number;
  readonly type: number;
  /** How many entries the item takes. */
  readonly span: number;
  /** 16 bytes, padded with NULs. */
  readonly key: Buffer;
  /** 8 bytes: the value of a number; for other types, its metadata. */
  readonly data: Buffer;
  /** The content in the following entries; empty if the value needs none. Secret: never publish it. */
  readonly content: Buffer;
}

export class NvsPage {
  readonly #bytes: Buffer;

  /** @param bytes of one page */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  isBlank(): boolean {
    return this.#bytes.every((byte) => byte === 0xff);
  }

  /** Whether NVS reads this page: its header is valid and its state is in use. */
  isInUse(): boolean {
    const header = this.#bytes.subarray(0, BITMAP_OFFSET);
    const isWhole = header.readUInt32LE(28) === crc32(header.subarray(4, 28), CRC_SEED);
    return isWhole && STATES_IN_USE.has(header.readUInt32LE(0));
  }

  /** @throws {FormatError} for a version whose entries may have another format. */
  checkVersion(): void {
    const version = this.#bytes.readUInt8(8);
    if (VERSIONS.has(version)) return;
    throw new FormatError(`has a page of NVS version ${0x100 - version}; only 1 and 2 are supported`);
  }

  /** All readable entries: in use, erased, and even those not marked in the bitmap. */
  readable(): NvsEntry[] {
    return Array.from({ length: ENTRIES }, (_, index) => this.#entry(index)).filter(
      (entry) => entry !== undefined,
    );
  }

  /** The items in use; `undefined` for each entry in use that cannot be read. */
  live(): (NvsEntry | undefined)[] {
    const items: (NvsEntry | undefined)[] = [];
    for (let index = 0; index < ENTRIES;) {
      const entry = this.#isWritten(index) ? this.#entry(index) : undefined;
      if (this.#isWritten(index)) items.push(entry);
      index += entry?.span ?? 1;
    }
    return items;
  }

  #isWritten(index: number): boolean {
    const byte = this.#bytes.readUInt8(BITMAP_OFFSET + Math.floor(index / 4));
    return ((byte >> ((index % 4) * 2)) & 0b11) === WRITTEN;
  }

  #entry(index: number): NvsEntry | undefined {
    const at = FIRST_ENTRY_OFFSET + index * ENTRY_SIZE;
    const entry = this.#bytes.subarray(at, at + ENTRY_SIZE);
    const checksum = crc32(entry.subarray(8), crc32(entry.subarray(0, 4), CRC_SEED));
    const [type, span] = [entry.readUInt8(1), entry.readUInt8(2)];
    if (entry.readUInt32LE(4) !== checksum || span < 1 || span > ENTRIES - index) return undefined;
    const size = CONTENT_TYPES.has(type) ? Math.min(entry.readUInt16LE(24), (span - 1) * ENTRY_SIZE) : 0;
    return {
      namespace: entry.readUInt8(0),
      type,
      span,
      key: entry.subarray(8, 24),
      data: entry.subarray(24),
      content: this.#bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + size),
    };
  }
}
