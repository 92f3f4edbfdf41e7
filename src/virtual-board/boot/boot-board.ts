import { type ChipOption } from "../../firmware/flash/chips.ts";
import { type BootRom } from "./boot-rom.ts";

/** The flash as the chip reads it while it boots, decrypted. */
export interface BootFlash {
  /** Bytes. */
  readonly size: number;
  /** Returns fewer bytes at the end of the flash. */
  read(address: number, length: number): Buffer;
  /** Erases the sector at `address` and writes the bytes to its start. */
  rewriteSector(address: number, bytes: Buffer): void;
}

/** The chip that boots. */
export interface BootBoard {
  readonly chip: ChipOption;
  readonly rom: BootRom;
  readonly flash: BootFlash;
  /** major * 100 + minor, of the chip and of its eFuse block. */
  readonly revision: number;
  readonly blockRevision: number;
}

export function revisionText(revision: number): string {
  return `v${Math.floor(revision / 100)}.${revision % 100}`;
}

export function hex(value: number, digits = 1): string {
  return value.toString(16).padStart(digits, "0");
}
