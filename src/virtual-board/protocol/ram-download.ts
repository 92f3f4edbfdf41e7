import { CommandError } from "./command-error.ts";

interface Segment {
  readonly start: number;
  readonly end: number;
}

/** Code that MEM_BEGIN and MEM_DATA load into RAM: only its addresses matter, not its bytes. */
export class RamDownload {
  readonly #loaded: Segment[] = [];
  #next: number | undefined;
  #remaining = 0;

  begin(size: number, address: number): void {
    this.#next = address;
    this.#remaining = size;
  }

  load(length: number): void {
    if (this.#next === undefined) throw new CommandError("not-in-flash-mode");
    if (length > this.#remaining) throw new CommandError("too-much-data");
    this.#loaded.push({ start: this.#next, end: this.#next + length });
    // Bounds memory if a client never stops loading; real ones never reach this.
    if (this.#loaded.length > 64) this.#loaded.shift();
    this.#next += length;
    this.#remaining -= length;
  }

  /** Whether `entry` is inside loaded code. */
  holds(entry: number): boolean {
    return this.#loaded.some(({ start, end }) => entry >= start && entry < end);
  }

  get isOpen(): boolean {
    return this.#next !== undefined;
  }

  end(): void {
    this.#next = undefined;
  }
}
