import { type ChipIdentity } from "../chips/chip-model.ts";
import { type NorFlash, SECTOR_BYTES } from "../flash/nor-flash.ts";
import { encryptor } from "../protocol/flash-encryption.ts";
import { type BootFlash } from "./boot-board.ts";

/** Length of an encrypted block. */
const LINE_BYTES = 16;

/** The flash as a chip boots from it: decrypted, if flash encryption is enabled in the eFuses. */
export function bootFlash(flash: NorFlash, identity: ChipIdentity): BootFlash {
  // The board's substitute for the encryption is its own inverse.
  const crypt = encryptor(identity);
  return {
    size: flash.size,
    read: (address, length) => {
      const start = address - (address % LINE_BYTES);
      const end = Math.min(address + length, flash.size);
      if (start >= end) return Buffer.alloc(0);
      return crypt(start, flash.read(start, end - start)).subarray(address - start);
    },
    rewriteSector: (address, bytes) => {
      flash.eraseRange(address, SECTOR_BYTES);
      flash.program(address, crypt(address, bytes));
    },
  };
}
