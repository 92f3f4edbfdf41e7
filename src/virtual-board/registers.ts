import {
  type ChipIdentity,
  type ChipModel,
  type LengthField,
  type SpiController,
} from "./chips/chip-model.ts";
import { type SpiFlash } from "./flash/spi-flash.ts";
import { type RtcWatchdog } from "./protocol/rtc-watchdog.ts";

/** In the command register: execute the command in the user registers. */
const RUN_USER_COMMAND = 1 << 18;
const HAS_ADDRESS = 1 << 30;
const HAS_MISO = 1 << 28;
const HAS_MOSI = 1 << 27;
const COMMAND_REGISTER = 0x00;
const ADDRESS_REGISTER = 0x04;
const DATA_BYTES = 64;

/** The chip's address space, as far as READ_REG and WRITE_REG reach it: unknown addresses read as 0. */
export class Registers {
  readonly #fixed: ReadonlyMap<number, number>;
  readonly #written = new Map<number, number>();
  readonly #model: ChipModel;
  readonly #flash: SpiFlash;
  readonly #baud: () => number;
  readonly #isFlashAttached: () => boolean;
  readonly #watchdog: RtcWatchdog | undefined;

  constructor(
    model: ChipModel,
    identity: ChipIdentity,
    flash: SpiFlash,
    state: {
      readonly baud: () => number;
      readonly isFlashAttached: () => boolean;
      readonly watchdog: RtcWatchdog | undefined;
    },
  ) {
    this.#model = model;
    this.#fixed = model.registers(identity);
    this.#flash = flash;
    this.#baud = state.baud;
    this.#isFlashAttached = state.isFlashAttached;
    this.#watchdog = state.watchdog;
    this.#written.set(model.spi.base + model.spi.user, model.spi.atStart.user);
    this.#written.set(model.spi.base + model.spi.user2, model.spi.atStart.user2);
  }

  read(address: number): number {
    const { uartDivider, crystalHz, uartClockFactor } = this.#model;
    if (address === uartDivider) return Math.floor((crystalHz * uartClockFactor) / this.#baud());
    return this.#written.get(address) ?? this.#fixed.get(address) ?? 0;
  }

  /** Writes the bits in `mask`; returns how long the flash is busy when that started a flash command, in ms. */
  write(address: number, value: number, mask: number): number {
    const { spi } = this.#model;
    if (address === spi.base + COMMAND_REGISTER)
      return value & mask & RUN_USER_COMMAND ? this.#runSpi(spi) : 0;
    // Fixed registers, such as eFuses, do not change; the size limit bounds memory.
    if (this.#fixed.has(address) || this.#written.size > 65_536) return 0;
    const written = ((this.read(address) & ~mask) | (value & mask)) >>> 0;
    this.#written.set(address, written);
    this.#watchdog?.wrote(address, written);
    return 0;
  }

  #runSpi(spi: SpiController): number {
    const at = (offset: number): number => this.read(spi.base + offset);
    const user = at(spi.user);
    const bytes = ({ offset, shift }: LengthField): number =>
      Math.min(DATA_BYTES, (((at(offset) >>> shift) & 0x1ff) + 8) >> 3);
    const misoBytes = user & HAS_MISO ? bytes(spi.misoLength) : 0;
    const { miso, busyMs } = this.#isFlashAttached()
      ? this.#flash.execute({
          opcode: at(spi.user2) & 0xff,
          address: user & HAS_ADDRESS ? this.#spiAddress(spi) : 0,
          mosi: user & HAS_MOSI ? this.#data(spi).subarray(0, bytes(spi.mosiLength)) : new Uint8Array(),
          misoBytes,
        })
      : { miso: new Uint8Array(), busyMs: 0 };
    if (misoBytes > 0) this.#setData(spi, miso, misoBytes);
    return busyMs;
  }

  #spiAddress(spi: SpiController): number {
    const value = this.read(spi.base + ADDRESS_REGISTER);
    return spi.addressInUpperBits ? value >>> 8 : value & 0xff_ffff;
  }

  #data(spi: SpiController): Buffer {
    const data = Buffer.alloc(DATA_BYTES);
    for (let at = 0; at < DATA_BYTES; at += 4) data.writeUInt32LE(this.read(spi.base + spi.data + at), at);
    return data;
  }

  /** Floating lines are pulled up, so that missing bytes read as 0xFF. */
  #setData(spi: SpiController, miso: Uint8Array, length: number): void {
    const data = Buffer.alloc(Math.ceil(length / 4) * 4);
    data.fill(0xff, 0, length);
    data.set(miso.subarray(0, length));
    for (let at = 0; at < data.length; at += 4) {
      this.#written.set(spi.base + spi.data + at, data.readUInt32LE(at));
    }
  }
}
