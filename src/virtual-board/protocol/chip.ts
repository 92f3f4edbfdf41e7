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

/** The baud rate that a freshly reset ROM measures from the first SYNC. */
const DEFAULT_BAUD = 115_200;

/** What a loader may do on the wire. */
export interface Wire {
  /** Sends one packet once the processor has reached this point. */
  send(payload: Uint8Array): void;
}

export interface ChipSettings {
  readonly model: ChipModel;
  readonly identity: ChipIdentity;
  readonly secureDownloadMode: boolean;
  readonly faults?: ChipFaults | undefined;
  /** Called when the chip's watchdog resets it. */
  readonly onWatchdog?: () => void;
}

/** Faults of a chip or its flash. */
export interface ChipFaults {
  /** Why the flash refuses a command that the loader would execute. */
  refusal(request: Request): CommandFault | undefined;
  /** The digest as the chip reports it. */
  digest(digest: Buffer): Buffer;
}

/** The state of the chip that its loaders work on. A reset creates a new one. */
export class Chip {
  readonly settings: ChipSettings;
  readonly flash: NorFlash;
  readonly time: DeviceTime;
  readonly registers: Registers;
  readonly #watchdog: RtcWatchdog | undefined;
  readonly ram = new RamDownload();
  download: FlashDownload | undefined;
  /** `undefined` until CHANGE_BAUDRATE: the chip follows the client. */
  chosenBaud: number | undefined;
  isFlashAttached = false;
  /** The flash size that the loader assumes, in bytes, until SPI_SET_PARAMS corrects it. */
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

  /** Whether this range is inside the flash that the loader assumes. */
  canReach(address: number, length: number): boolean {
    return this.isFlashAttached && address + length <= this.flashLimit && this.flash.holds(address, length);
  }

  /** @throws {CommandError} when a fault of the flash prevents the command. */
  checkFlashWorks(request: Request): void {
    const fault = this.settings.faults?.refusal(request);
    if (fault !== undefined) throw new CommandError(fault);
  }

  /** The chip is reset: all its work stops. */
  stop(): void {
    this.endDownload();
    this.#watchdog?.stop();
  }

  /** Ends the open download, if any. */
  endDownload(): void {
    this.download?.close();
    this.download = undefined;
  }
}
