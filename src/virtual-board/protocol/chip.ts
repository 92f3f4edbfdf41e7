import { type ChipIdentity, type ChipModel } from "../chips/chip-model.ts";
import { type Request } from "../packet/frame.ts";
import { type NorFlash } from "../flash/nor-flash.ts";
import { SpiFlash } from "../flash/spi-flash.ts";
import { Registers } from "../registers.ts";
import { CommandError, type CommandFault } from "./command-error.ts";
import { type DeviceTime } from "./device-time.ts";
import { type FlashDownload } from "./flash-download.ts";
import { RamDownload } from "./ram-download.ts";
import { RtcWatchdog } from "./rtc-watchdog.ts";

/** The baud rate that a freshly reset ROM has found out from the first SYNC. */
const DEFAULT_BAUD = 115_200;

/** What happens on the wire when a chip answers. */
export interface Wire {
  /** Sends one packet once the processor has come this far. */
  send(payload: Uint8Array): void;
}

export interface ChipSettings {
  readonly model: ChipModel;
  readonly identity: ChipIdentity;
  readonly secureDownloadMode: boolean;
  readonly faults?: ChipFaults | undefined;
  /** Is called when the chip's watchdog resets it. */
  readonly onWatchdog?: () => void;
}

/** What is wrong with a chip or its flash; a sound one has none. */
export interface ChipFaults {
  /** Why the flash refuses a command that the loader would carry out. */
  refusal(request: Request): CommandFault | undefined;
  /** The digest as the chip gives it. */
  digest(digest: Buffer): Buffer;
}

/** The state of the chip that its loaders work on. A reset makes a new one. */
export class Chip {
  readonly settings: ChipSettings;
  readonly flash: NorFlash;
  readonly time: DeviceTime;
  readonly registers: Registers;
  readonly #watchdog: RtcWatchdog | undefined;
  readonly ram = new RamDownload();
  download: FlashDownload | undefined;
  /** `undefined` until CHANGE_BAUDRATE: the chip follows the other side. */
  chosenBaud: number | undefined;
  isFlashAttached = false;
  /** How much of the flash the loader believes to be there, in bytes, until SPI_SET_PARAMS corrects it. */
  flashLimit: number;

  constructor(settings: ChipSettings, flash: NorFlash, time: DeviceTime) {
    this.settings = settings;
    this.flashLimit = settings.model.rom.flashBytes;
    this.flash = flash;
    this.time = time;
    const { rtcWatchdog } = settings.model;
    this.#watchdog = rtcWatchdog && new RtcWatchdog(rtcWatchdog, () => settings.onWatchdog?.());
    this.registers = new Registers(settings.model, settings.identity, new SpiFlash(flash), {
      baud: () => this.baud,
      isFlashAttached: () => this.isFlashAttached,
      watchdog: this.#watchdog,
    });
  }

  /** The rate of the chip's UART, in baud. */
  get baud(): number {
    return this.chosenBaud ?? DEFAULT_BAUD;
  }

  /** Whether the loader would touch this range of the flash. */
  canReach(address: number, length: number): boolean {
    return this.isFlashAttached && address + length <= this.flashLimit && this.flash.holds(address, length);
  }

  /** @throws {CommandError} when a fault of the flash keeps it from carrying out the command. */
  checkFlashWorks(request: Request): void {
    const fault = this.settings.faults?.refusal(request);
    if (fault !== undefined) throw new CommandError(fault);
  }

  /** The chip is reset: nothing of it goes on. */
  stop(): void {
    this.endDownload();
    this.#watchdog?.stop();
  }

  /** Ends the download that is open, if any. */
  endDownload(): void {
    this.download?.close();
    this.download = undefined;
  }
}
