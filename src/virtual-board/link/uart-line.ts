import { once } from "node:events";
import { type Duplex } from "node:stream";
import { now, until } from "./clock.ts";

/** A UART sends a start bit, eight data bits and a stop bit for each byte. */
const BITS_PER_BYTE = 10;
/** Most received bytes that wait to be processed; then the other side has to wait. */
const RECEIVE_LIMIT_BYTES = 64 * 1024;
/** Most bytes that wait to be sent; then nothing more is processed until the other side reads. */
const SEND_LIMIT_BYTES = 256 * 1024;
/** How long a side that has ended, and may never return, has to read the last responses. */
const FINISH_DEADLINE_MS = 1_000;
/** A long packet arrives in pieces of this duration, as on a UART, so that nobody takes it for silence. */
const PIECE_MS = 8;

/** Received bytes, and when the first of them began to arrive; each takes `byteMs`. */
export interface Arrival {
  readonly bytes: Buffer;
  readonly startsAt: number;
  readonly byteMs: number;
}

interface Departure {
  readonly bytes: Buffer;
  readonly notBefore: number;
  readonly byteMs: number;
}

/**
 * The bytes of one connection, both ways at once, as slow as a UART. Times are computed ahead on a running
 * clock, so that errors of single timers do not add up. Without a baud rate everything passes at once.
 */
export class UartLine {
  readonly #stream: Duplex;
  readonly #baud: () => number | undefined;
  readonly #closed = new AbortController();
  /** Aborted when the bytes on their way are lost. */
  #cut = new AbortController();
  readonly #arrivals: Arrival[] = [];
  readonly #departures: Departure[] = [];
  #waiting = 0;
  #queued = 0;
  #receiverFree = 0;
  #senderFree = 0;
  #ended = false;
  #sending: Promise<void> | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: Duplex, baud: () => number | undefined) {
    this.#stream = stream;
    this.#baud = baud;
    stream.on("data", (bytes: Buffer) => this.#arrive(bytes));
    stream.on("end", () => this.#stopReading());
    stream.on("error", () => undefined);
    stream.on("close", () => {
      this.#stopReading();
      this.#closed.abort();
      this.#cut.abort();
    });
    stream.on("drain", () => this.#wake?.());
    // A client that connected, waited for its turn and ended without a byte has emitted `end` before anybody listened.
    if (stream.readableEnded) this.#stopReading();
  }

  /** Aborted when the connection is gone. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Aborted when the bytes on their way now are lost: the connection is gone, or the chip was reset. */
  get cut(): AbortSignal {
    return this.#cut.signal;
  }

  /** The bytes in order of arrival, until the other side ends or disappears. */
  async *receive(): AsyncGenerator<Arrival> {
    for (;;) {
      const arrival = this.#arrivals.shift();
      if (arrival !== undefined) {
        this.#waiting -= arrival.bytes.length;
        if (this.#waiting <= RECEIVE_LIMIT_BYTES / 2) this.#stream.resume();
        yield arrival;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Whether the other side has to read before more is worth sending. */
  get isFull(): boolean {
    return this.#queued + this.#stream.writableLength > SEND_LIMIT_BYTES;
  }

  /**
   * Sends `bytes`, at `notBefore` (host clock, ms) at the earliest.
   * @param baud the rate of these bytes; the line's own where it is lower.
   */
  send(bytes: Buffer, notBefore: number, baud = Infinity): void {
    const own = this.#byteMs();
    const byteMs = own === 0 ? 0 : Math.max(own, (BITS_PER_BYTE * 1000) / baud);
    if (byteMs === 0 && this.#departures.length === 0 && this.#sending === undefined) {
      this.#write(bytes);
      return;
    }
    this.#departures.push({ bytes, notBefore, byteMs });
    this.#queued += bytes.length;
    this.#sending ??= this.#depart();
  }

  /** Waits until the other side has read enough of what was sent, or has disappeared. */
  async writable(): Promise<void> {
    while (this.isFull && !this.closed.aborted) {
      if (this.#sending !== undefined) await this.#sending;
      else await once(this.#stream, "drain", { signal: this.closed }).catch(() => undefined);
    }
  }

  /** Drops bytes that have arrived but were not processed. */
  dropReceived(): void {
    this.#arrivals.length = this.#waiting = this.#receiverFree = 0;
    this.#stream.resume();
  }

  /** Drops bytes on their way in either direction, as when the chip is reset. */
  drop(): void {
    this.dropReceived();
    this.#departures.length = this.#queued = this.#senderFree = 0;
    this.#cut.abort();
    if (!this.closed.aborted) this.#cut = new AbortController();
  }

  /** The other side has ended: sends what is left, and closes. */
  async finish(): Promise<void> {
    await this.#sending;
    if (this.closed.aborted) return;
    this.#stream.end();
    const patience = AbortSignal.any([this.closed, AbortSignal.timeout(FINISH_DEADLINE_MS)]);
    await once(this.#stream, "close", { signal: patience }).catch(() => undefined);
  }

  #byteMs(): number {
    const baud = this.#baud();
    return baud === undefined ? 0 : (BITS_PER_BYTE * 1000) / baud;
  }

  #arrive(bytes: Buffer): void {
    const byteMs = this.#byteMs();
    const startsAt = Math.max(this.#receiverFree, now());
    this.#receiverFree = startsAt + bytes.length * byteMs;
    this.#arrivals.push({ bytes, startsAt, byteMs });
    this.#waiting += bytes.length;
    if (this.#waiting > RECEIVE_LIMIT_BYTES) this.#stream.pause();
    this.#wake?.();
  }

  #stopReading(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async #depart(): Promise<void> {
    for (let next = this.#departures.shift(); next !== undefined; next = this.#departures.shift()) {
      const { bytes, byteMs, notBefore } = next;
      const { cut } = this;
      const isLost = (): boolean => cut.aborted;
      const piece = byteMs === 0 ? bytes.length : Math.max(1, Math.floor(PIECE_MS / byteMs));
      for (let at = 0; at < bytes.length && !isLost(); at += piece) {
        const part = bytes.subarray(at, at + piece);
        this.#senderFree = Math.max(this.#senderFree, notBefore) + part.length * byteMs;
        await until(this.#senderFree, cut);
        if (!isLost()) this.#write(part);
      }
      if (!isLost()) this.#queued -= bytes.length;
    }
    this.#sending = undefined;
  }

  #write(bytes: Buffer): void {
    if (this.#stream.writable) this.#stream.write(bytes);
  }
}
