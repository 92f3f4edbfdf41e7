import { crc32 } from "node:zlib";
import type { FlashBytes } from "../../../src/firmware/flash/flash-bytes.ts";

/** A flash with these bytes at these addresses, and 0xFF elsewhere. */
export function flashImage(size: number, parts: Readonly<Record<number, Buffer>>): Buffer {
  const flash = Buffer.alloc(size, 0xff);
  for (const [address, bytes] of Object.entries(parts)) bytes.copy(flash, Number(address));
  return flash;
}

/** An otadata partition whose only record chooses a slot (counted from 0). */
export function otaData(slot: number): Buffer {
  const bytes = Buffer.alloc(0x2000, 0xff);
  bytes.writeUInt32LE(slot + 1, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 4), 0xffff_ffff), 28);
  return bytes;
}

/** Access to a flash from `start` on, which remembers what was read, and throws where there is nothing. */
export class RecordedFlash implements FlashBytes {
  readonly size: number;
  readonly reads: { readonly address: number; readonly size: number }[] = [];
  readonly #flash: Buffer;
  readonly #start: number;

  /** @param end the address after the last byte there is. */
  constructor(flash: Buffer, start = 0, end = flash.length) {
    this.#flash = flash.subarray(0, end);
    this.#start = start;
    this.size = end - start;
  }

  read(address: number, size: number): Promise<Buffer> {
    if (address < this.#start || size < 0 || address + size > this.#flash.length) {
      return Promise.reject(new RangeError(`There are no ${size} bytes at ${address}.`));
    }
    this.reads.push({ address, size });
    return Promise.resolve(Buffer.from(this.#flash.subarray(address, address + size)));
  }
}
