/** With fewer bytes a console is not called garbled. */
const LEAST_BYTES = 32;
/** At a wrong rate about half of the bytes are not text; lines damaged by UART noise have far fewer. */
const GARBLED_SHARE = 0.3;

/** How much of a console is text: at a wrong rate much of it is not. */
export class Decodability {
  #bytes = 0;
  #undecodable = 0;
  /** Counts since the bootloader's last line: the application may use another rate. */
  #laterBytes = 0;
  #laterUndecodable = 0;

  /** The share of bytes that are neither UTF-8 nor normal on a console, from 0 to 1. */
  get share(): number {
    return this.#bytes === 0 ? 0 : this.#undecodable / this.#bytes;
  }

  /** The share of all bytes, or of those after the bootloader, if it is too large for text; otherwise `undefined`. */
  get garbledShare(): number | undefined {
    return garbled(this.#undecodable, this.#bytes) ?? garbled(this.#laterUndecodable, this.#laterBytes);
  }

  /** @param isStarting whether a ROM or a bootloader printed it: later output may have another rate. */
  count(bytes: number, undecodable: number, isStarting: boolean): void {
    this.#bytes += bytes;
    this.#undecodable += undecodable;
    this.#laterBytes = isStarting ? 0 : this.#laterBytes + bytes;
    this.#laterUndecodable = isStarting ? 0 : this.#laterUndecodable + undecodable;
  }
}

function garbled(undecodable: number, bytes: number): number | undefined {
  return bytes >= LEAST_BYTES && undecodable / bytes > GARBLED_SHARE ? undecodable / bytes : undefined;
}

/** How many characters of a line are not text. */
export function undecodableIn(decoded: string): number {
  let found = 0;
  for (const character of decoded.matchAll(NO_TEXT)) found += character[0].length;
  return found;
}

/** Replacement characters, and controls except BEL, BS, TAB, FF, SO, SI and ESC. */
// eslint-disable-next-line no-control-regex -- control characters are what this counts
const NO_TEXT = /[\ufffd\u0000-\u0006\u000b\u0010-\u001a\u001c-\u001f\u007f-\u009f]+/g;
