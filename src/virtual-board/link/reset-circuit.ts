import { type Lines, LINES_OFF } from "../../serial-server/serial-device.ts";

/** How long EN takes to rise when nothing holds it: typical of 10 kΩ and 1 µF. */
const EN_RISE_MS = 10;
/**
 * How long the chip waits when the second line went on while it was in reset. A client changes one line after the
 * other, and over a network that takes a while: 50 ms with pySerial, 100 ms with its `ign_set_control`. On a real
 * board EN would have risen meanwhile, and the chip started its application.
 */
const BETWEEN_LINES_MS = 300;

/** What the circuit drives. */
export interface ResettableChip {
  /** EN goes low: the chip stops. */
  hold(): void;
  /** EN is high again: the chip starts what GPIO0 says, low is download mode. */
  start(mode: "rom" | "application"): void;
}

/**
 * EN and GPIO0 behind the two transistors of Espressif's boards, by which DTR and RTS drive them: RTS alone holds EN
 * low, DTR alone GPIO0; both or none let go of both. EN rises slowly, so that a GPIO0 that goes low in time counts.
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

  /** EN is high: what was to happen when it has risen does not. */
  stop(): void {
    clearTimeout(this.#rise);
    this.#isHeld = false;
  }

  #start(mode: "rom" | "application"): void {
    this.#isHeld = false;
    this.#chip.start(mode);
  }
}
