import { type Lines, LINES_OFF } from "./serial-device.ts";

/** Rise time of EN once it is released: typical of 10 kΩ and 1 µF. */
const EN_RISE_MS = 10;
/**
 * How long the chip waits for the second line to be set while it is in reset. A client changes the lines one after the
 * other, which takes time over a network: 50 ms with pySerial, 100 ms with its `ign_set_control`. On a real board EN
 * would have risen in between, and the chip would have started its application.
 */
const BETWEEN_LINES_MS = 300;

/** What the circuit controls. */
export interface ResettableChip {
  /** EN goes low: the chip stops. */
  hold(): void;
  /** EN is high again: the chip starts what GPIO0 selects; low is download mode. */
  start(mode: "rom" | "application"): void;
}

/**
 * EN and GPIO0 with the two transistors of Espressif's boards, driven by DTR and RTS: RTS alone pulls EN low, DTR alone
 * GPIO0; both or none release both. EN rises slowly, so that GPIO0 counts if it goes low in time.
 */
export class ResetCircuit {
  readonly #chip: ResettableChip;
  #lines = LINES_OFF;
  #isHeld = false;
  #rise: NodeJS.Timeout | undefined;

  constructor(chip: ResettableChip) {
    this.#chip = chip;
  }

  set(lines: Lines): void {
    const { dtr, rts } = lines;
    if (dtr === this.#lines.dtr && rts === this.#lines.rts) return;
    this.#lines = lines;
    clearTimeout(this.#rise);
    if (rts && !dtr) {
      if (!this.#isHeld) this.#chip.hold();
      this.#isHeld = true;
    } else if (this.#isHeld) {
      if (dtr && !rts) this.#start("rom");
      else this.#rise = setTimeout(() => this.#start("application"), dtr ? BETWEEN_LINES_MS : EN_RISE_MS);
    }
  }

  /** EN is released: the start after its rise is cancelled. */
  stop(): void {
    clearTimeout(this.#rise);
    this.#isHeld = false;
  }

  #start(mode: "rom" | "application"): void {
    this.#isHeld = false;
    this.#chip.start(mode);
  }
}
