import { type RtcWatchdogRegisters } from "../chips/chip-model.ts";

/** Unlocks the watchdog's registers, on every chip. */
const KEY = 0x50d8_3aa1;
const ENABLED = 1 << 31;
/** The action of the first stage: resets the chip and its RTC. */
const RESETS_ALL = 5;
/** 2000 cycles of the RTC's slow clock of about 136 kHz, as esptool sets it. */
const TIMEOUT_MS = 15;
/** Used if a client never locks the registers again. */
const UNLOCKED_TIMEOUT_MS = 1_000;

/**
 * The watchdog with which esptool resets chips without reset lines (`--after watchdog-reset`). It starts when the
 * registers are locked again, so that the last response is sent before the reset, however slow the host is.
 */
export class RtcWatchdog {
  readonly #registers: RtcWatchdogRegisters;
  readonly #bite: () => void;
  #isLocked = true;
  #isArmed = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param bite resets the chip. */
  constructor(registers: RtcWatchdogRegisters, bite: () => void) {
    this.#registers = registers;
    this.#bite = bite;
  }

  /** A register of the chip was written; only two matter here. */
  wrote(address: number, value: number): void {
    if (address === this.#registers.protection) {
      this.#isLocked = value !== KEY;
      if (this.#isArmed && this.#isLocked) this.#start(TIMEOUT_MS);
    } else if (address === this.#registers.configuration && !this.#isLocked) {
      this.#isArmed = (value & ENABLED) !== 0 && ((value >>> 28) & 7) === RESETS_ALL;
      this.stop();
      if (this.#isArmed) this.#start(UNLOCKED_TIMEOUT_MS);
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #start(milliseconds: number): void {
    this.stop();
    this.#timer = setTimeout(this.#bite, milliseconds);
  }
}
