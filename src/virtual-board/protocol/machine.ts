import { type ResetCause } from "../boot/reset-cause.ts";
import { type NorFlash } from "../flash/nor-flash.ts";
import { Chip, type ChipSettings, type Wire } from "./chip.ts";
import { type DeviceTime } from "./device-time.ts";
import { type Loader } from "./loader.ts";
import { RomLoader } from "./rom.ts";
import { StubLoader } from "./stub.ts";

/** What runs on the chip: the ROM's loader, the stub, the firmware in the flash, or nothing while EN is low. */
export type MachineMode = "rom" | "stub" | "application" | "held";

/** The firmware that the chip runs from its flash, and the ROM's output at a reset. */
export interface Firmware {
  /** Boots from flash. */
  boot(cause: ResetCause): void;
  /** Prints the ROM's output after a reset into download mode. */
  waitForDownload(cause: ResetCause): void;
  /** Receives bytes from the client. */
  receive(bytes: Buffer): void;
  stop(): void;
}

/** The chip from reset to reset. */
export class Machine {
  readonly #settings: ChipSettings;
  readonly #flash: NorFlash;
  readonly #time: DeviceTime;
  readonly #firmware: Firmware | undefined;
  #chip: Chip;
  #loader: Loader | undefined;
  #mode: MachineMode = "rom";

  /** @param firmware started from the flash; without it, an application is silent. */
  constructor(settings: ChipSettings, flash: NorFlash, time: DeviceTime, firmware?: Firmware) {
    this.#settings = settings;
    this.#firmware = firmware;
    this.#flash = flash;
    this.#time = time;
    this.#chip = new Chip(settings, flash, time);
    this.#loader = new RomLoader(this.#chip);
  }

  get mode(): MachineMode {
    return this.#mode;
  }

  /** The baud rate that the client has set, if it has. */
  get chosenBaud(): number | undefined {
    return this.#chip.chosenBaud;
  }

  /** The rate of the chip's UART, in baud. */
  get baud(): number {
    return this.#chip.baud;
  }

  /** Handles one packet; `wire` gets the responses. */
  async receive(packet: Buffer, wire: Wire): Promise<void> {
    const chip = this.#chip;
    // A chip that was reset meanwhile has forgotten the command.
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
    } else if (transition === "reboot") {
      this.reset("application", "system");
    } else if (transition === "run-astray") {
      this.#chip.endDownload();
      this.#loader = undefined;
      this.#mode = "application";
    }
  }

  /** Passes bytes to an application that reads its console; a loader does not. */
  typed(bytes: Buffer): void {
    if (this.#mode === "application") this.#firmware?.receive(bytes);
  }

  /** EN goes low: nothing runs until a reset. */
  hold(): void {
    this.#begin("held");
  }

  /**
   * Resets the chip; only the flash keeps its contents.
   * @param mode "rom" as with GPIO0 low: download mode.
   */
  reset(mode: "rom" | "application" = "rom", cause: ResetCause = "power-on"): void {
    this.#begin(mode);
    if (mode === "rom") this.#firmware?.waitForDownload(cause);
    else this.#firmware?.boot(cause);
  }

  #begin(mode: "rom" | "application" | "held"): void {
    this.#firmware?.stop();
    this.#chip.stop();
    this.#time.restart();
    this.#chip = new Chip(this.#settings, this.#flash, this.#time);
    this.#loader = mode === "rom" ? new RomLoader(this.#chip) : undefined;
    this.#mode = mode;
  }
}
