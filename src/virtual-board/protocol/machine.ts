import { type NorFlash } from "../flash/nor-flash.ts";
import { Chip, type ChipSettings, type Wire } from "./chip.ts";
import { type DeviceTime } from "./device-time.ts";
import { type Loader } from "./loader.ts";
import { RomLoader } from "./rom.ts";
import { StubLoader } from "./stub.ts";

/** What runs on the chip: the ROM's loader, the stub, something that does not answer, or nothing while EN is low. */
export type MachineMode = "rom" | "stub" | "application" | "held";

/** The chip from reset to reset. */
export class Machine {
  readonly #settings: ChipSettings;
  readonly #flash: NorFlash;
  readonly #time: DeviceTime;
  #chip: Chip;
  #loader: Loader | undefined;
  #mode: MachineMode = "rom";

  constructor(settings: ChipSettings, flash: NorFlash, time: DeviceTime) {
    this.#settings = settings;
    this.#flash = flash;
    this.#time = time;
    this.#chip = new Chip(settings, flash, time);
    this.#loader = new RomLoader(this.#chip);
  }

  get mode(): MachineMode {
    return this.#mode;
  }

  /** The baud rate that the other side has chosen, if it has. */
  get chosenBaud(): number | undefined {
    return this.#chip.chosenBaud;
  }

  /** The rate of the chip's UART, in baud. */
  get baud(): number {
    return this.#chip.baud;
  }

  /** Takes one packet; `wire` gets the answers. */
  async receive(packet: Buffer, wire: Wire): Promise<void> {
    const chip = this.#chip;
    // A chip that was reset meanwhile has forgotten what it was asked.
    const send = (payload: Uint8Array): void => {
      if (chip === this.#chip) wire.send(payload);
    };
    const transition = await this.#loader?.receive(packet, { send });
    if (chip !== this.#chip) return;
    if (transition === "start-stub") {
      const stub = new StubLoader(this.#chip);
      this.#loader = stub;
      this.#mode = "stub";
      stub.greet(wire);
    } else if (transition === "start-application") {
      this.#chip.endDownload();
      this.#loader = undefined;
      this.#mode = "application";
    }
  }

  /** EN goes low: nothing runs until a reset. */
  hold(): void {
    this.#begin("held");
  }

  /** As EN pulled low, with GPIO0 held for the ROM in download mode: nothing is left of before but the flash. */
  reset(mode: "rom" | "application" = "rom"): void {
    this.#begin(mode);
  }

  #begin(mode: "rom" | "application" | "held"): void {
    this.#chip.endDownload();
    this.#time.restart();
    this.#chip = new Chip(this.#settings, this.#flash, this.#time);
    this.#loader = mode === "rom" ? new RomLoader(this.#chip) : undefined;
    this.#mode = mode;
  }
}
