import { blocksOf, type Costs, ERASE_BLOCK } from "./backup-plan.ts";
import type { Range } from "../flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { imageExtent } from "../formats/image-extent.ts";

/** Typical values of the Winbond W25Q data sheets: 45 ms to erase a sector, 0.4 ms to program a page of 256 bytes. */
const BY_SECTORS_MS_PER_BYTE = 45 / SECTOR_SIZE + 0.4 / 256;
/**
 * What one more piece costs where it has to be written: four round trips (two digests, begin, end), and the stub's
 * pipeline of receiving and programming runs empty once, which is its last packet of 16 KiB: 26 ms.
 */
const PIECE_MS = 40;
/** By how much pieces may slow down the flash of an image that has changed everywhere. */
const ALLOWANCE = 0.02;
const LARGEST_PIECE = 0x10_0000;

/** No chip has its bootloader here or above: what is cut off from here on is nobody's bootloader. */
const ABOVE_BOOTLOADERS = 0x1_0000;
/** esptool takes a file that begins with a colon for Intel HEX. */
const COLON = 0x3a;

/**
 * The size of the pieces in which images are compared and written: the smallest that is hardly slower where everything
 * has changed. Smaller pieces would save more where little has, but cost round trips, and below 64 KiB the slow
 * erasing by sectors, which only a slow link hides.
 * @param bytes of all images.
 * @param pairs how many pieces there may be.
 */
export function pieceSize(bytes: number, pairs: number, { transferMsPerByte: linkMsPerByte }: Costs): number {
  for (let size = SECTOR_SIZE; size <= LARGEST_PIECE; size *= 2) {
    const isErasedInTime = size >= ERASE_BLOCK || linkMsPerByte >= BY_SECTORS_MS_PER_BYTE;
    if (isErasedInTime && PIECE_MS <= ALLOWANCE * size * linkMsPerByte && bytes <= size * pairs) return size;
  }
  return bytes <= LARGEST_PIECE * pairs ? LARGEST_PIECE : Infinity;
}

/**
 * Cuts an image into pieces whose borders are multiples of the piece size in the flash, so that each can be compared,
 * erased and written by itself. Never cut is what esptool has to see as a whole: the bootloader image, which it checks
 * for the chip, and whatever it would take for something else.
 * @param rewritesHeader whether esptool will change flash settings in the header of a bootloader.
 */
export function cutImage(address: number, bytes: Buffer, piece: number, rewritesHeader: boolean): Range[] {
  const whole = { address, size: bytes.length };
  const low = address < ABOVE_BOOTLOADERS;
  if (address % SECTOR_SIZE !== 0 || bytes[0] === COLON || (low && rewritesHeader)) return [whole];
  const uncut = low ? Math.max(ABOVE_BOOTLOADERS, address + (imageExtent(bytes) ?? 0)) : address;
  const pieces: { address: number; size: number }[] = [];
  for (const block of blocksOf(whole, piece)) {
    const last = pieces.at(-1);
    const mayBegin = block.address >= uncut && bytes[block.address - address] !== COLON;
    if (last === undefined || mayBegin) pieces.push({ ...block });
    else last.size += block.size;
  }
  return pieces;
}
