import { undecodableIn } from "./decodability.ts";
import { plainText } from "./plain-text.ts";

/** Bytes of a console as they were read; `at` in milliseconds on one monotonic clock. */
export interface Chunk {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A line that the board printed. All of it is untrusted. */
export interface ConsoleLine {
  /** When its last byte arrived, in milliseconds since the watch began. */
  readonly at: number;
  /** Counted from 1 since the watch began; empty lines count. */
  readonly number: number;
  /** Decoded, without its end, escape sequences and control characters. */
  readonly text: string;
  /** `text` before escape sequences were removed, if there were any. */
  readonly escaped?: string;
  /** The end of the previous piece, if this is the continuation of a line that is too long. */
  readonly before?: string;
  /** The number of its bytes, and of its characters that are not text. */
  readonly bytes: number;
  readonly undecodable: number;
  /** The end of the line has not arrived: the same number follows again with more text. */
  readonly isOpen: boolean;
}

/** Longer lines are judged in pieces of this many bytes, each with its own number. */
const LONGEST_LINE = 10_000;
/** How much of a piece is kept for the next one, so that crash reports are recognized across pieces; characters. */
const KEPT_BEFORE = 120;
/** A line without its end is judged after this much silence, as in esp-idf-monitor; milliseconds. */
const SILENCE_MS = 100;
const LF = 10;
const CR = 13;

/**
 * Splits a console into lines: at LF, CR LF and lone CR. It uses constant memory, whatever the board prints, and the
 * result does not depend on how the bytes are split into chunks.
 */
export class ConsoleLines {
  readonly #open = Buffer.alloc(LONGEST_LINE);
  #openLength = 0;
  #number = 1;
  #lastByteAt: number | undefined;
  #afterCr = false;
  /** How much of the open line has already been returned. */
  #offered = 0;
  #before: string | undefined;

  /** When the last byte arrived, or `undefined` before the first. */
  get lastByteAt(): number | undefined {
    return this.#lastByteAt;
  }

  /** When the open line is judged if nothing else arrives. */
  get openLineDue(): number | undefined {
    if (this.#openLength === this.#offered || this.#lastByteAt === undefined) return undefined;
    return this.#lastByteAt + SILENCE_MS;
  }

  /**
   * The lines that end in these bytes, one after the other, so that a large chunk is not in memory twice; consume all
   * of them. Empty lines are counted but left out.
   */
  *push({ at, bytes }: Chunk): Generator<ConsoleLine, void, undefined> {
    if (bytes.length > 0) this.#lastByteAt = at;
    let start = 0;
    let lf = -1;
    let cr = -1;
    while (start < bytes.length) {
      if (this.#afterCr && this.#openLength === 0 && (bytes[start] === LF || bytes[start] === CR)) {
        // CR LF is one line end, and so is the CR CR LF of firmware that translates line ends twice.
        this.#afterCr = bytes[start] === CR;
        start++;
        continue;
      }
      this.#afterCr = false;
      if (this.#openLength === 0 && (bytes[start] === LF || bytes[start] === CR)) {
        // As below, but without a search, so that a console of empty lines is as fast as one of text.
        this.#afterCr = bytes[start] === CR;
        start++;
        this.#end(at);
        continue;
      }
      if (lf < start) lf = indexOrEnd(bytes, LF, start);
      if (cr < start) cr = indexOrEnd(bytes, CR, start);
      const end = Math.min(lf, cr);
      while (start < end) {
        start = this.#append(bytes, start, end);
        if (this.#openLength === LONGEST_LINE) yield this.#endPiece(at);
      }
      if (start < bytes.length) {
        this.#afterCr = bytes[start] === CR;
        start++;
        const line = this.#end(at);
        if (line !== undefined) yield line;
      }
    }
  }

  /** The open line, once for each length that it has. */
  takeOpenLine(): ConsoleLine | undefined {
    if (this.#openLength === this.#offered) return undefined;
    this.#offered = this.#openLength;
    return this.openLine;
  }

  /** The line so far whose end has not arrived. */
  get openLine(): ConsoleLine | undefined {
    if (this.#openLength === 0 || this.#lastByteAt === undefined) return undefined;
    return this.#line(this.#open.subarray(0, this.#openLength), this.#lastByteAt, true);
  }

  /** Adds as many bytes without a line end as the piece has room for. */
  #append(bytes: Uint8Array, start: number, end: number): number {
    const taken = Math.min(end - start, LONGEST_LINE - this.#openLength);
    this.#open.set(bytes.subarray(start, start + taken), this.#openLength);
    this.#openLength += taken;
    return start + taken;
  }

  #end(at: number): ConsoleLine | undefined {
    const line = this.#openLength > 0 ? this.#give(this.#openLength, at) : undefined;
    if (line === undefined) this.#number++;
    this.#openLength = 0;
    this.#offered = 0;
    this.#before = undefined;
    return line;
  }

  /** Ends a piece of a line that is too long, before a character that it would split. */
  #endPiece(at: number): ConsoleLine {
    let length = LONGEST_LINE;
    while (length > LONGEST_LINE - 4 && ((this.#open[length - 1] ?? 0) & 0xc0) === 0x80) length--;
    // A lead byte is moved to the next piece with its continuation bytes; without one there is no character to keep
    // together.
    if ((this.#open[length - 1] ?? 0) >= 0xc0) length--;
    else length = LONGEST_LINE;
    const line = this.#give(length, at);
    this.#before = line.text.slice(-KEPT_BEFORE);
    this.#open.copyWithin(0, length, LONGEST_LINE);
    this.#openLength = LONGEST_LINE - length;
    this.#offered = 0;
    return line;
  }

  #give(length: number, at: number): ConsoleLine {
    const line = this.#line(this.#open.subarray(0, length), at, false);
    this.#number++;
    return line;
  }

  #line(bytes: Buffer, at: number, isOpen: boolean): ConsoleLine {
    const decoded = bytes.toString("utf8");
    return {
      at,
      number: this.#number,
      text: plainText(decoded),
      ...(decoded.includes("\u001b") ? { escaped: decoded } : {}),
      ...(this.#before === undefined ? {} : { before: this.#before }),
      bytes: bytes.length,
      undecodable: undecodableIn(decoded),
      isOpen,
    };
  }
}

function indexOrEnd(bytes: Uint8Array, byte: number, from: number): number {
  const index = bytes.indexOf(byte, from);
  return index === -1 ? bytes.length : index;
}
