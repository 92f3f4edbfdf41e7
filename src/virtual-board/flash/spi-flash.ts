import { jedecId, sfdpTable } from "./flash-id.ts";
import { BLOCK_BYTES, PAGE_BYTES, SECTOR_BYTES, type NorFlash } from "./nor-flash.ts";

/** A command on the SPI bus, as set up in the controller's registers. */
export interface SpiCommand {
  readonly opcode: number;
  readonly address: number;
  readonly mosi: Uint8Array;
  readonly misoBytes: number;
}

/** Quad enable is set in the second status register, as in parts shipped for quad mode. */
const POWER_UP_STATUS = [0x00, 0x02, 0x60] as const;
const STATUS_WRITABLE = [0xfc, 0xfb, 0xfc] as const;

/** The flash chip on the SPI bus: those commands of a W25Q part that loaders and esptool send. */
export class SpiFlash {
  readonly #flash: NorFlash;
  readonly #status: number[] = [...POWER_UP_STATUS];
  #writeEnabled = false;

  constructor(flash: NorFlash) {
    this.#flash = flash;
  }

  /** The bytes on MISO, and how long the chip is busy afterwards. */
  execute(command: SpiCommand): { readonly miso: Uint8Array; readonly busyMs: number } {
    const miso = this.#answer(command);
    return { miso, busyMs: this.#act(command) };
  }

  #answer({ opcode, address, misoBytes }: SpiCommand): Uint8Array {
    switch (opcode) {
      case 0x9f:
        return jedecId(this.#flash.size);
      case 0x5a:
        return sfdpTable(this.#flash.size).subarray(address & 0xff);
      case 0x05:
        return Uint8Array.of((this.#status[0] ?? 0) | (this.#writeEnabled ? 2 : 0));
      case 0x35:
        return Uint8Array.of(this.#status[1] ?? 0);
      case 0x15:
        return Uint8Array.of(this.#status[2] ?? 0);
      case 0x03:
      case 0x0b:
        return this.#flash.holds(address, misoBytes)
          ? this.#flash.read(address, misoBytes)
          : new Uint8Array();
      default:
        return new Uint8Array();
    }
  }

  #act({ opcode, address, mosi }: SpiCommand): number {
    if (opcode === 0x06 || opcode === 0x50) {
      this.#writeEnabled = true;
      return 0;
    }
    // Every other command needs or clears the write enable latch; reads keep it.
    if (!this.#writeEnabled) return 0;
    const busyMs = this.#change(opcode, address, mosi);
    if (busyMs === undefined) return 0;
    this.#writeEnabled = false;
    return busyMs;
  }

  #change(opcode: number, address: number, mosi: Uint8Array): number | undefined {
    const inside = this.#flash.holds(address, 1);
    switch (opcode) {
      case 0x04:
        return 0;
      case 0x01:
        mosi.forEach((value, index) => this.#setStatus(index, value));
        return 0;
      case 0x31:
        this.#setStatus(1, mosi[0]);
        return 0;
      case 0x11:
        this.#setStatus(2, mosi[0]);
        return 0;
      case 0x02:
        return inside
          ? this.#flash.program(address, mosi.subarray(0, PAGE_BYTES - (address % PAGE_BYTES)))
          : 0;
      case 0x20:
        return inside ? this.#flash.eraseRange(address, 1) : 0;
      case 0xd8:
        return inside ? this.#flash.eraseRange(address - (address % BLOCK_BYTES), BLOCK_BYTES) : 0;
      case 0x52:
        return inside
          ? this.#flash.eraseRange(address - (address % (8 * SECTOR_BYTES)), 8 * SECTOR_BYTES)
          : 0;
      case 0xc7:
      case 0x60:
        return this.#flash.eraseChip();
      default:
        return undefined;
    }
  }

  #setStatus(register: number, value: number | undefined): void {
    const writable = STATUS_WRITABLE[register];
    if (writable === undefined || value === undefined) return;
    this.#status[register] = ((this.#status[register] ?? 0) & ~writable) | (value & writable);
  }
}
