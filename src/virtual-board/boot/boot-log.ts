/** Text that the chip sends. */
export interface Spoken {
  /** Milliseconds since the reset. */
  readonly at: number;
  readonly text: string;
  /** Baud rate at which the UART sends it. */
  readonly baud: number;
}

/** Baud rate of ROM and bootloader with a 40 MHz crystal. */
export const BOOT_BAUD = 115_200;
const BITS_PER_BYTE = 10;
const RESET = "\u001b[0m";
const LEVELS = { I: "\u001b[0;32m", W: "\u001b[0;33m", E: "\u001b[0;31m" } as const;

/** What a chip prints after a reset, with times, which include the UART's for each line. */
export class BootLog {
  readonly lines: Spoken[] = [];
  readonly #baud: number;
  #at = 0;

  constructor(baud = BOOT_BAUD) {
    this.#baud = baud;
  }

  /** Milliseconds since the reset. */
  get at(): number {
    return this.#at;
  }

  pass(milliseconds: number): void {
    this.#at += milliseconds;
  }

  /** A line as the ROM prints it. */
  plain(text: string): void {
    this.#say(`${text}\r\n`);
  }

  /** Lines of ESP-IDF's log. */
  info(tag: string, text: string): void {
    this.#log("I", tag, text);
  }

  warn(tag: string, text: string): void {
    this.#log("W", tag, text);
  }

  error(tag: string, text: string): void {
    this.#log("E", tag, text);
  }

  #log(level: keyof typeof LEVELS, tag: string, text: string): void {
    this.#say(`${LEVELS[level]}${level} (${Math.floor(this.#at)}) ${tag}: ${text}${RESET}\r\n`);
  }

  #say(text: string): void {
    this.lines.push({ at: this.#at, text, baud: this.#baud });
    this.#at += (text.length * BITS_PER_BYTE * 1000) / this.#baud;
  }
}
