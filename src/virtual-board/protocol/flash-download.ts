import { setImmediate } from "node:timers/promises";
import { type Inflate, createInflate } from "node:zlib";
import { BLOCK_BYTES, type NorFlash, SECTOR_BYTES } from "../flash/nor-flash.ts";
import { CommandError } from "./command-error.ts";
import { type DeviceTime } from "./device-time.ts";
import { type Encrypt, LINE_BYTES } from "./flash-encryption.ts";

export interface DownloadPlan {
  /** Bytes in the flash at the end (not on the wire, if compressed). */
  readonly size: number;
  readonly address: number;
  readonly compressed: boolean;
  /**
   * The size that the ESP8266's ROM is requested to erase. It first erases the sectors up to the next 64 KiB block, or
   * all of them, without counting them, then the requested number (esptool's `get_erase_size`).
   */
  readonly eraseSize?: number;
  /** Encrypts the data before it is written, as the chip's flash encryption does. */
  readonly encrypt?: Encrypt;
}

/** Opened by FLASH_BEGIN and closed by FLASH_END: where the next bytes go, and how far the flash is erased. */
export class FlashDownload {
  readonly compressed: boolean;
  readonly #flash: NorFlash;
  readonly #time: DeviceTime;
  readonly #encrypt: DownloadPlan["encrypt"];
  readonly #inflate: Inflate | undefined;
  /** The beginning of a line that is not complete, and is encrypted with the next bytes. */
  #partLine = Buffer.alloc(0);
  #remaining: number;
  #next: number;
  #nextErase: number;
  #eraseEnd: number;
  #failure: CommandError | undefined;

  constructor(flash: NorFlash, time: DeviceTime, plan: DownloadPlan) {
    this.#flash = flash;
    this.#time = time;
    this.#encrypt = plan.encrypt;
    this.compressed = plan.compressed;
    this.#remaining = plan.size;
    this.#next = plan.address;
    this.#nextErase = plan.address - (plan.address % SECTOR_BYTES);
    this.#eraseEnd =
      plan.eraseSize === undefined
        ? Math.ceil((plan.address + plan.size) / SECTOR_BYTES) * SECTOR_BYTES
        : Math.min(this.#nextErase + sizeErasedTwice(this.#nextErase, plan.eraseSize), flash.size);
    if (!flash.holds(this.#nextErase, this.#eraseEnd - this.#nextErase))
      throw new CommandError("erase-failed");
    this.#inflate = plan.compressed ? this.#createInflate() : undefined;
  }

  /** Bytes that are still to be written. */
  get remaining(): number {
    return this.#remaining;
  }

  /** The ROM erases everything before it responds to FLASH_BEGIN. */
  eraseAll(): void {
    while (this.#nextErase < this.#eraseEnd) this.startNextErase();
    this.#time.waitForFlash();
  }

  /** The stub erases piece by piece, and continues to receive meanwhile. */
  startNextErase(): void {
    if (this.#nextErase >= this.#eraseEnd) return;
    const { erased, busyMs } = this.#flash.eraseNext(this.#nextErase, this.#eraseEnd - this.#nextErase);
    this.#nextErase += erased;
    this.#time.startFlash(busyMs);
  }

  /** Writes a block; bytes beyond the announced size are padding and are dropped. */
  write(data: Buffer): void {
    this.#program(data.subarray(0, this.#remaining));
  }

  /** Inflates the next piece of the zlib stream and writes the result. */
  async inflate(data: Buffer): Promise<void> {
    const inflate = this.#inflate;
    if (inflate === undefined) throw new CommandError("not-in-flash-mode");
    this.#failIfBroken();
    if (!inflate.destroyed) {
      await new Promise<void>((resolve) => {
        inflate.once("close", resolve);
        inflate.write(data, () => {
          inflate.off("close", resolve);
          resolve();
        });
      });
      // Inflated bytes may still be in the stream's own buffer.
      while (!isDrained(inflate)) await setImmediate();
    }
    this.#failIfBroken();
  }

  close(): void {
    this.#inflate?.destroy();
  }

  #failIfBroken(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #createInflate(): Inflate {
    const inflate = createInflate();
    inflate.on("data", (data: Buffer) => {
      if (this.#failure !== undefined) return;
      try {
        if (data.length > this.#remaining) throw new CommandError("too-much-data");
        this.#program(data);
      } catch (error) {
        this.#failure = error instanceof CommandError ? error : new CommandError("write-failed");
        inflate.destroy();
      }
    });
    inflate.on("error", () => {
      this.#failure ??= new CommandError("inflate-failed");
    });
    return inflate;
  }

  #program(data: Buffer): void {
    this.#remaining -= data.length;
    this.#store(this.#encrypt === undefined ? data : this.#encrypted(data, this.#encrypt));
  }

  /** Whole lines only, however the data is split; the last line of the download may be shorter. */
  #encrypted(data: Buffer, encrypt: Encrypt): Buffer {
    const received = Buffer.concat([this.#partLine, data]);
    const length = this.#remaining === 0 ? received.length : received.length - (received.length % LINE_BYTES);
    this.#partLine = received.subarray(length);
    const whole = Buffer.alloc(Math.ceil(length / LINE_BYTES) * LINE_BYTES, 0xff);
    received.copy(whole, 0, 0, length);
    return encrypt(this.#next, whole).subarray(0, length);
  }

  #store(data: Buffer): void {
    while (this.#nextErase < Math.min(this.#next + data.length, this.#eraseEnd)) this.startNextErase();
    this.#time.waitForFlash();
    this.#time.flash(this.#flash.program(this.#next, data));
    this.#next += data.length;
  }
}

/** @param start address of the first sector. */
function sizeErasedTwice(start: number, asked: number): number {
  const rounded = Math.ceil(asked / SECTOR_BYTES) * SECTOR_BYTES;
  return rounded + Math.min(rounded, BLOCK_BYTES - (start % BLOCK_BYTES));
}

function isDrained(inflate: Inflate): boolean {
  return inflate.destroyed || inflate.readableLength === 0;
}
