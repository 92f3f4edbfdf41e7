/** The value of an erased byte of flash. */
export const BLANK = 0xff;

/** Whether all bytes are erased. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === BLANK);
}

/** Bytes up to the last one that is not blank. */
export function usedOf(bytes: Uint8Array): number {
  let used = bytes.length;
  while (used > 0 && bytes[used - 1] === BLANK) used--;
  return used;
}

/** Random access to the flash contents of a board or a backup. */
export interface FlashBytes {
  /** Number of bytes from the start address. */
  readonly size: number;
  /** Reads exactly `size` bytes at an absolute flash address. */
  read(address: number, size: number): Promise<Buffer>;
}

/** The known bytes of a flash: all, or pieces. */
export interface KnownBytes {
  /** How many bytes from an address on are known without a gap. */
  reach(address: number): number;
  /** @throws {Error} if some bytes are unknown: they must not be taken for blank. */
  read(address: number, size: number): Promise<Buffer>;
}

/** Whether every byte of a piece is known. */
export function covers(
  flash: KnownBytes,
  { address, size }: { readonly address: number; readonly size: number },
): boolean {
  return flash.reach(address) >= size;
}

/** One piece of flash, which need not begin at 0. */
export class FlashWindow implements KnownBytes {
  /** The address after the last byte. */
  readonly end: number;
  readonly #start: number;
  readonly #flash: FlashBytes;

  constructor(flash: FlashBytes, start: number) {
    this.#flash = flash;
    this.#start = start;
    this.end = start + flash.size;
  }

  reach(address: number): number {
    return address < this.#start ? 0 : Math.max(0, this.end - address);
  }

  async read(address: number, size: number): Promise<Buffer> {
    const bytes = await this.#flash.read(address, size);
    if (bytes.length === size) return bytes;
    throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} were read.`);
  }
}
