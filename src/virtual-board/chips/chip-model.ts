import { CHIP_OPTIONS, type ChipOption } from "../../firmware/flash/chips.ts";

/** Every chip that esptool can flash has a virtual board. */
export const CHIP_NAMES = CHIP_OPTIONS;
export type ChipName = ChipOption;

/** The six bytes of a MAC address. */
export type MacAddress = readonly [number, number, number, number, number, number];

/** The eFuse contents that differ between boards. */
export interface ChipIdentity {
  readonly mac: MacAddress;
  readonly flashEncryption: boolean;
  /** On the ESP32: V2, which needs revision 3. */
  readonly secureBoot: boolean;
}

/** The register field for the length of an SPI transfer in bits, minus one. */
export interface LengthField {
  readonly offset: number;
  readonly shift: number;
}

/** The SPI controller of the flash: the registers through which esptool itself sends flash commands. */
export interface SpiController {
  readonly base: number;
  readonly user: number;
  readonly user2: number;
  readonly mosiLength: LengthField;
  readonly misoLength: LengthField;
  readonly data: number;
  /** Whether a 24-bit address is in the upper or in the lower bits of the address register. */
  readonly addressInUpperBits: boolean;
  /** The user registers once the ROM has identified the flash, as recorded. */
  readonly atStart: { readonly user: number; readonly user2: number };
}

/**
 * How the ROM treats code in RAM with Secure Boot: starts it as usual, refuses it, or starts it by a flash read
 * if the pointer at this address is replaced.
 */
export type CodeUnderSecureBoot = "started" | "not started" | { readonly readPointer: number };

/** Differences between the ROM loaders of the chips. */
export interface RomHabits {
  /** Length of the status at the end of a response. */
  readonly statusBytes: 2 | 4;
  /** Whether it only has the commands up to READ_REG, and attaches the flash with FLASH_BEGIN. */
  readonly firstCommandsOnly: boolean;
  /** The flash size that it assumes until SPI_SET_PARAMS, in bytes. */
  readonly flashBytes: number;
  /** Accepted lengths of FLASH_BEGIN; newer ROMs have a field for encrypted writes. */
  readonly flashBeginLengths: readonly number[];
  /** The crystal frequency that it assumes when it computes baud rates. */
  readonly crystalHz?: number;
}

/** The registers of the watchdog with which esptool resets the chip. */
export interface RtcWatchdogRegisters {
  readonly configuration: number;
  /** The register for the key that unlocks the others. */
  readonly protection: number;
}

/** A chip type: every difference that is visible on the wire. */
export interface ChipModel {
  readonly name: ChipName;
  /** As esptool prints it, with package and revision. */
  readonly description: string;
  /** Whether sessions with Espressif's ROM and stub were recorded; other chips are modelled on esptool 5.6.0. */
  readonly isRecorded: boolean;
  readonly defaultMac: MacAddress;
  readonly spi: SpiController;
  readonly crystalHz: number;
  /** The register with the UART's clock divider; absent if esptool does not read it. */
  readonly uartDivider?: number;
  /** Ratio of the UART's clock to the crystal frequency. */
  readonly uartClockFactor: 1 | 2;
  /** The registers and eFuse words other than 0, by address. */
  readonly registers: (identity: ChipIdentity) => ReadonlyMap<number, number>;
  /**
   * The response to GET_SECURITY_INFO, with or without the chip id and the version of the interface; `undefined` for a
   * chip without the command.
   */
  readonly securityInfo?: { readonly apiVersion: number } | "without chip id";
  readonly codeUnderSecureBoot: CodeUnderSecureBoot;
  /** Whether encrypted writes are known to use an all-zero key while no key is in the eFuses. */
  readonly encryptsWithoutKey?: boolean;
  /** Absent if esptool can only reset the chip with DTR and RTS. */
  readonly rtcWatchdog?: RtcWatchdogRegisters;
  readonly rom: RomHabits;
}

/** The ROM of most chips. */
export const NEWER_ROM: RomHabits = {
  statusBytes: 4,
  firstCommandsOnly: false,
  // esptool agrees: "In case of failure, please set a specific flash size."
  flashBytes: 0x20_0000,
  flashBeginLengths: [16, 20],
};

/** The SPI controller of most chips; the initial register values were recorded with an ESP32-C3. */
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
  // esptool can read the version; only the ESP32-C3's was recorded.
  securityInfo: { apiVersion: 0 },
  codeUnderSecureBoot: "started",
  rom: NEWER_ROM,
} as const satisfies Partial<ChipModel>;
