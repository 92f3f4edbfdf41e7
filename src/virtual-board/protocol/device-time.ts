/**
 * The chip's own clock, in milliseconds of the host's monotonic clock: the processor does one thing at a time, while
 * the flash chip may still be erasing. Without a link model no operation takes any time.
 */
export class DeviceTime {
  readonly #timed: boolean;
  #processor = 0;
  #flash = 0;

  constructor(timed: boolean) {
    this.#timed = timed;
  }

  /** When the processor is free for the next packet. */
  get now(): number {
    return this.#processor;
  }

  /** The chip is reset: its work is dropped. */
  restart(): void {
    this.#processor = this.#flash = 0;
  }

  /** The processor waits for data that arrives at `time`. */
  arriveAt(time: number): void {
    if (this.#timed) this.#processor = Math.max(this.#processor, time);
  }

  busy(milliseconds: number): void {
    if (this.#timed) this.#processor += milliseconds;
  }

  /** The flash is busy for `milliseconds`, and the processor waits for it. */
  flash(milliseconds: number): void {
    this.startFlash(milliseconds);
    this.waitForFlash();
  }

  /** The flash is busy for `milliseconds` more; the processor continues. */
  startFlash(milliseconds: number): void {
    if (this.#timed) this.#flash = Math.max(this.#flash, this.#processor) + milliseconds;
  }

  waitForFlash(): void {
    this.#processor = Math.max(this.#processor, this.#flash);
  }
}
