import { once } from "node:events";
import { type Duplex } from "node:stream";
import { now, until } from "./clock.ts";

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** Received but unprocessed bytes, above which the client has to wait. */
const RECEIVE_LIMIT_BYTES = 64 * 1024;
/** Unsent bytes, above which nothing more is processed until the client reads. */
const SEND_LIMIT_BYTES = 256 * 1024;
/** How long a client that has closed its side has to read the last responses. */
const FINISH_DEADLINE_MS = 1_000;
/** A long packet arrives in pieces of this duration, as on a UART, so that it is not taken for silence. */
const PIECE_MS = 8;

/** Received bytes, and when the first one began to arrive; each takes `byteMs`. */
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
 * The bytes of one connection in both directions, paced like a UART. Times are computed ahead on a running
 * clock, so that timer errors do not add up. Without a baud rate nothing is delayed.
 */
export class UartLine {
  readonly #stream: Duplex;
  readonly #baud: () => number | undefined;
  readonly #closed = new AbortController();
  /** Aborted when the bytes in transit are lost. */
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
    // A client that waited for its turn and closed without a byte has emitted `end` before this listens.
    if (stream.readableEnded) this.#stopReading();
  }

  /** Aborted when the connection is gone. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Aborted when the bytes now in transit are lost: the connection is gone, or the chip was reset. */
  get cut(): AbortSignal {
    return this.#cut.signal;
  }

  /** The bytes in order of arrival, until the client closes or disappears. */
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

  /** Whether to send nothing more until the client has read. */
  get isFull(): boolean {
    return this.#queued + this.#stream.writableLength > SEND_LIMIT_BYTES;
  }

  /**
   * Sends `bytes`, not before `notBefore` (host clock, ms).
   * @param baud the rate of these bytes, limited to the line's.
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

  /** Waits until the client has read enough, or is gone. */
  async writable(): Promise<void> {
    while (this.isFull && !this.closed.aborted) {
      if (this.#sending !== undefined) await this.#sending;
      else await once(this.#stream, "drain", { signal: this.closed }).catch(() => undefined);
    }
  }

  /** Drops received bytes that were not processed. */
  dropReceived(): void {
    this.#arrivals.length = this.#waiting = this.#receiverFree = 0;
    this.#stream.resume();
  }

  /** Drops bytes in transit in either direction, as when the chip is reset. */
  drop(): void {
    this.dropReceived();
    this.#departures.length = this.#queued = this.#senderFree = 0;
    this.#cut.abort();
    if (!this.closed.aborted) this.#cut = new AbortController();
  }

  /** The client has closed its side: sends the rest and closes. */
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
