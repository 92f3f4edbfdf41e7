import { type FlashContents } from "./flash-contents.ts";
import { type FlashTiming } from "./flash-timing.ts";

export const PAGE_BYTES = 256;
export const SECTOR_BYTES = 0x1000;
export const BLOCK_BYTES = 0x1_0000;

/** Receives the flash operations, for the board's log. */
export interface FlashObserver {
  wrote(address: number, length: number): void;
  erased(address: number, length: number): void;
}

/** What a damaged flash stores. */
export interface CellFaults {
  programmed(address: number, data: Uint8Array): Uint8Array;
}

/**
 * A NOR flash chip: erased bytes are 0xFF, a write can only clear bits, and erasing works on sectors. Operations
 * that change it return how long the chip is busy, in milliseconds. Ranges beyond the end are a `RangeError`.
 */
export class NorFlash {
  readonly size: number;
  readonly timing: FlashTiming;
  readonly #contents: FlashContents;
  readonly #observer: FlashObserver;
  readonly #faults: CellFaults | undefined;

  constructor(contents: FlashContents, timing: FlashTiming, observer: FlashObserver, faults?: CellFaults) {
    this.#faults = faults;
    this.#contents = contents;
    this.size = contents.size;
    this.timing = timing;
    this.#observer = observer;
  }

  holds(address: number, length: number): boolean {
    return address >= 0 && length >= 0 && address + length <= this.size;
  }

  /** A copy of the bytes at `address`. */
  read(address: number, length: number): Buffer {
    this.#check(address, length);
    return this.#contents.read(address, length);
  }

  /** Clears bits: every byte becomes its old value AND the written one. */
  program(address: number, data: Uint8Array): number {
    this.#check(address, data.length);
    if (data.length === 0) return 0;
    const bytes = this.#contents.read(address, data.length);
    const arriving = this.#faults?.programmed(address, data) ?? data;
    for (let index = 0; index < arriving.length; index++) {
      bytes[index] = (bytes[index] ?? 0) & (arriving[index] ?? 0);
    }
    this.#contents.write(address, bytes);
    this.#observer.wrote(address, data.length);
    const firstPage = Math.floor(address / PAGE_BYTES);
    const lastPage = Math.floor((address + data.length - 1) / PAGE_BYTES);
    return (lastPage - firstPage + 1) * this.timing.pageProgramMs;
  }

  /** Erases one sector or, if `length` and alignment allow it, one 64 KiB block. */
  eraseNext(address: number, length: number): { readonly erased: number; readonly busyMs: number } {
    const whole = address % BLOCK_BYTES === 0 && length >= BLOCK_BYTES;
    const erased = whole ? BLOCK_BYTES : SECTOR_BYTES;
    this.#erase(address - (address % SECTOR_BYTES), erased);
    return { erased, busyMs: whole ? this.timing.blockEraseMs : this.timing.sectorEraseMs };
  }

  /** Erases every sector that the range touches. */
  eraseRange(address: number, length: number): number {
    if (length === 0) return 0;
    const start = address - (address % SECTOR_BYTES);
    const end = Math.ceil((address + length) / SECTOR_BYTES) * SECTOR_BYTES;
    this.#check(start, end - start);
    let busyMs = 0;
    for (let next = start; next < end;) {
      const step = this.eraseNext(next, end - next);
      next += step.erased;
      busyMs += step.busyMs;
    }
    return busyMs;
  }

  eraseChip(): number {
    this.#erase(0, this.size);
    return this.timing.chipEraseMs;
  }

  #erase(address: number, length: number): void {
    this.#check(address, length);
    this.#contents.erase(address, length);
    this.#observer.erased(address, length);
  }

  #check(address: number, length: number): void {
    if (this.holds(address, length)) return;
    throw new RangeError(`0x${address.toString(16)}+${length} is beyond the flash of ${this.size} bytes`);
  }
}
