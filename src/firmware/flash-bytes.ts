/** Random access to what a flash holds, or held when it was read: a backup, or a board. */
export interface FlashBytes {
  /** How many bytes there are, from the start on that goes with them. */
  readonly size: number;
  /** Bytes at an address of the flash (absolute): as many as were asked for. */
  read(address: number, size: number): Promise<Buffer>;
}

interface Range {
  readonly address: number;
  readonly size: number;
}

/** The bytes at hand: a piece of the flash, which need not begin at 0. */
export class FlashWindow {
  /** The address after the last byte. */
  readonly end: number;
  readonly #start: number;
  readonly #flash: FlashBytes;

  constructor(flash: FlashBytes, start: number) {
    this.#flash = flash;
    this.#start = start;
    this.end = start + flash.size;
  }

  covers({ address, size }: Range): boolean {
    return address >= this.#start && address + size <= this.end;
  }

  /** @throws {Error} when fewer bytes come than were asked for: what is missing must not pass for blank. */
  async read(address: number, size: number): Promise<Buffer> {
    const bytes = await this.#flash.read(address, size);
    if (bytes.length === size) return bytes;
    throw new Error(`Of ${size} bytes of flash at 0x${address.toString(16)}, ${bytes.length} were read.`);
  }
}
