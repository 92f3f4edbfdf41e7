import type { ChipOption } from "../../firmware/flash/chips.ts";

export const CHIP_NAMES = ["esp32", "esp32s3", "esp32c3"] as const satisfies readonly ChipOption[];
export type ChipName = (typeof CHIP_NAMES)[number];

/** The six bytes of a MAC address. */
export type MacAddress = readonly [number, number, number, number, number, number];

/** What of a chip's eFuses depends on the single board. */
export interface ChipIdentity {
  readonly mac: MacAddress;
  readonly flashEncryption: boolean;
  /** On the ESP32 the second version, which chips of revision 3 have. */
  readonly secureBoot: boolean;
}

/** The SPI controller in front of the flash: the registers through which esptool sends flash commands itself. */
export interface SpiController {
  readonly base: number;
  readonly user: number;
  readonly user1: number;
  readonly user2: number;
  readonly mosiLength: number;
  readonly misoLength: number;
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

/** One kind of chip, as data: everything in which the three differ on the wire. */
export interface ChipModel {
  readonly name: ChipName;
  readonly defaultMac: MacAddress;
  readonly spi: SpiController;
  /** The register with the divider from the 40 MHz crystal to the baud rate. */
  readonly uartDivider: number;
  /** The registers and eFuse words that are not 0, by address. */
  readonly registers: (identity: ChipIdentity) => ReadonlyMap<number, number>;
  /** The answer to GET_SECURITY_INFO, or `undefined` for a chip that does not know the command. */
  readonly securityInfo?: { readonly apiVersion: number };
  readonly codeUnderSecureBoot: CodeUnderSecureBoot;
  /** Lengths of FLASH_BEGIN that the ROM takes; newer ROMs have a field for encrypted writes. */
  readonly romFlashBeginLengths: readonly number[];
}
