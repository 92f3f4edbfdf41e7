/** The value of an erased byte. */
export const ERASED = 0xff;
/** Erased pieces of this size are not stored. */
const PIECE_BYTES = 0x1_0000;

/** The bytes of a flash chip. Every requested range must be inside. */
export interface FlashContents {
  /** In bytes. */
  readonly size: number;
  /** A copy of the bytes at `address`. */
  read(address: number, length: number): Buffer;
  write(address: number, bytes: Uint8Array): void;
  erase(address: number, length: number): void;
  close(): void;
}

/** A flash in memory, which uses memory only for what was written. */
export function contentsInMemory(size: number): FlashContents {
  const pieces = new Map<number, Buffer>();
  return {
    size,
    read: (address, length) => {
      const bytes = Buffer.alloc(length, ERASED);
      for (const { index, from, at, count } of piecesOf(address, length)) {
        pieces.get(index)?.copy(bytes, at, from, from + count);
      }
      return bytes;
    },
    write: (address, bytes) => {
      for (const { index, from, at, count } of piecesOf(address, bytes.length)) {
        let piece = pieces.get(index);
        if (piece === undefined) pieces.set(index, (piece = Buffer.alloc(PIECE_BYTES, ERASED)));
        piece.set(bytes.subarray(at, at + count), from);
      }
    },
    erase: (address, length) => {
      for (const { index, from, count } of piecesOf(address, length)) {
        if (count === PIECE_BYTES) pieces.delete(index);
        else pieces.get(index)?.fill(ERASED, from, from + count);
      }
    },
    close: () => undefined,
  };
}

/** The pieces that a range touches: which bytes of each, and their offset in the range. */
function* piecesOf(
  address: number,
  length: number,
): Generator<{ index: number; from: number; at: number; count: number }> {
  for (let at = 0; at < length;) {
    const from = (address + at) % PIECE_BYTES;
    const count = Math.min(PIECE_BYTES - from, length - at);
    yield { index: Math.floor((address + at) / PIECE_BYTES), from, at, count };
    at += count;
  }
}
