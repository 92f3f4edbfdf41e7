import { CHIP_OPTIONS, type ChipOption } from "../../firmware/flash/chips.ts";

/** Every chip that esptool can flash is a board here. */
export const CHIP_NAMES = CHIP_OPTIONS;
export type ChipName = ChipOption;

/** The six bytes of a MAC address. */
export type MacAddress = readonly [number, number, number, number, number, number];

/** What of a chip's eFuses depends on the single board. */
export interface ChipIdentity {
  readonly mac: MacAddress;
  readonly flashEncryption: boolean;
  /** On the ESP32 the second version, which chips of revision 3 have. */
  readonly secureBoot: boolean;
}

/** Where the number of bits stands, less one, that a transfer of the SPI controller has. */
export interface LengthField {
  readonly offset: number;
  readonly shift: number;
}

/** The SPI controller in front of the flash: the registers through which esptool sends flash commands itself. */
export interface SpiController {
  readonly base: number;
  readonly user: number;
  readonly user2: number;
  readonly mosiLength: LengthField;
  readonly misoLength: LengthField;
  readonly data: number;
  /** Whether a 24-bit address stands in the upper or in the lower bits of the address register. */
  readonly addressInUpperBits: boolean;
  /** What the user registers hold once the ROM has looked at the flash, as recorded. */
  readonly atStart: { readonly user: number; readonly user2: number };
}

/**
 * What the ROM makes of code that was loaded into RAM while secure boot is on: it starts it as ever, it does not, or
 * it can be brought to it by a read, through the pointer at this address.
 */
export type CodeUnderSecureBoot = "started" | "not started" | { readonly readPointer: number };

/** What the loader in the ROM does differently from chip to chip. */
export interface RomHabits {
  /** Of the status at the end of an answer. */
  readonly statusBytes: 2 | 4;
  /** Whether it knows only the first commands of the protocol, those up to READ_REG, and attaches the flash with FLASH_BEGIN. */
  readonly firstCommandsOnly: boolean;
  /** How much flash it takes for there until SPI_SET_PARAMS says more, in bytes. */
  readonly flashBytes: number;
  /** Lengths of FLASH_BEGIN that it takes; newer ROMs have a field for encrypted writes. */
  readonly flashBeginLengths: readonly number[];
  /** The crystal that it computes baud rates for, whatever the real one is. */
  readonly crystalHz?: number;
}

/** The registers of the watchdog by which esptool resets the chip. */
export interface RtcWatchdogRegisters {
  readonly configuration: number;
  /** Takes the key that unlocks the others. */
  readonly protection: number;
}

/** One kind of chip, as data: everything in which they differ on the wire. */
export interface ChipModel {
  readonly name: ChipName;
  /** As esptool prints it, with package and revision. */
  readonly description: string;
  /** Whether conversations with Espressif's ROM and stub were recorded; all else is read from esptool 5.6.0. */
  readonly isRecorded: boolean;
  readonly defaultMac: MacAddress;
  readonly spi: SpiController;
  readonly crystalHz: number;
  /** The register with the divider from the UART's clock to the baud rate; absent where esptool reads none. */
  readonly uartDivider?: number;
  /** How many times faster than the crystal the UART's clock is. */
  readonly uartClockFactor: 1 | 2;
  /** The registers and eFuse words that are not 0, by address. */
  readonly registers: (identity: ChipIdentity) => ReadonlyMap<number, number>;
  /**
   * The answer to GET_SECURITY_INFO, with the chip's id and the version of the interface or without; `undefined` for
   * a chip that does not know the command.
   */
  readonly securityInfo?: { readonly apiVersion: number } | "without chip id";
  readonly codeUnderSecureBoot: CodeUnderSecureBoot;
  /** Absent where esptool resets the chip by its lines instead. */
  readonly rtcWatchdog?: RtcWatchdogRegisters;
  readonly rom: RomHabits;
}

/** The ROM of most chips. */
export const NEWER_ROM: RomHabits = {
  statusBytes: 4,
  firstCommandsOnly: false,
  // esptool says so, too: "In case of failure, please set a specific flash size."
  flashBytes: 0x20_0000,
  flashBeginLengths: [16, 20],
};

/** The SPI controller of most chips; what the registers hold at the start was recorded with an ESP32-C3. */
export function newerSpi(base: number): SpiController {
  return {
    base,
    user: 0x18,
    user2: 0x20,
    mosiLength: { offset: 0x24, shift: 0 },
    misoLength: { offset: 0x28, shift: 0 },
    data: 0x58,
    addressInUpperBits: false,
    atStart: { user: 0x8000_00c0, user2: 0x7000_0000 },
  };
}

/** What most chips have in common. */
export const NEWER_CHIP = {
  isRecorded: false,
  crystalHz: 40_000_000,
  uartClockFactor: 1,
  // The version is what esptool can see of it: none was recorded but that of the ESP32-C3.
  securityInfo: { apiVersion: 0 },
  codeUnderSecureBoot: "started",
  rom: NEWER_ROM,
} as const satisfies Partial<ChipModel>;
