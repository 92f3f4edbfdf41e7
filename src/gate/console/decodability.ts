/** Fewer bytes are no ground to call a console garbled. */
const LEAST_BYTES = 32;
/** At a wrong rate about half of the bytes are no text; lines that UART noise damages have far fewer. */
const GARBLED_SHARE = 0.3;

/** How much of a console is text: at a wrong rate much of it is not. */
export class Decodability {
  #bytes = 0;
  #undecodable = 0;
  /** Of what came since the bootloader's last line, which may have a rate of its own. */
  #laterBytes = 0;
  #laterUndecodable = 0;

  /** The share of bytes that are neither UTF-8 nor what a console prints, from 0 to 1. */
  get share(): number {
    return this.#bytes === 0 ? 0 : this.#undecodable / this.#bytes;
  }

  /** Whether more than 30 % of all bytes, or of those after the bootloader, are no text. */
  get isGarbled(): boolean {
    return isGarbled(this.#undecodable, this.#bytes) || isGarbled(this.#laterUndecodable, this.#laterBytes);
  }

  /** @param length of what was decoded, in bytes. */
  count(decoded: string, length: number): void {
    const undecodable = undecodableIn(decoded);
    this.#bytes += length;
    this.#undecodable += undecodable;
    this.#laterBytes += length;
    this.#laterUndecodable += undecodable;
  }

  /** What comes now may have another rate. */
  bootloaderEnds(): void {
    this.#laterBytes = 0;
    this.#laterUndecodable = 0;
  }
}

function isGarbled(undecodable: number, bytes: number): boolean {
  return bytes >= LEAST_BYTES && undecodable / bytes > GARBLED_SHARE;
}

function undecodableIn(decoded: string): number {
  let found = 0;
  for (const character of decoded.matchAll(NO_TEXT)) found += character[0].length;
  return found;
}

/** Replacement characters, and controls but for BEL, BS, TAB, FF, SO, SI and ESC. */
// eslint-disable-next-line no-control-regex -- control characters are what this counts
const NO_TEXT = /[\ufffd\u0000-\u0006\u000b\u0010-\u001a\u001c-\u001f\u007f-\u009f]+/g;
