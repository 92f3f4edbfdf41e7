import { blocksOf, type Costs, ERASE_BLOCK } from "./backup-plan.ts";
import type { Range } from "../flash/flash-ranges.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";
import { imageExtent } from "../formats/image-extent.ts";

/** Typical values of the Winbond W25Q data sheets: 45 ms to erase a sector, 0.4 ms to program a page of 256 bytes. */
const BY_SECTORS_MS_PER_BYTE = 45 / SECTOR_SIZE + 0.4 / 256;
/**
 * The cost of one more piece to write: four round trips (two digests, begin, end), and one more time the last 16 KiB
 * packet, which the stub programs without receiving the next: 26 ms.
 */
const PIECE_MS = 40;
/** The accepted slowdown if the whole image has changed. */
const ALLOWANCE = 0.02;
const LARGEST_PIECE = 0x10_0000;

/** Above every chip's bootloader address. */
const ABOVE_BOOTLOADERS = 0x1_0000;
/** esptool takes a file that begins with a colon for Intel HEX. */
const COLON = 0x3a;

/**
 * The size of the pieces in which images are compared and written: the smallest that costs almost no time if everything
 * has changed. Smaller pieces skip more unchanged bytes, but cost round trips; below 64 KiB they also need slow erases
 * of single sectors, which only a slow link hides.
 * @param bytes of all images.
 * @param pairs the largest number of pieces.
 */
export function pieceSize(bytes: number, pairs: number, { transferMsPerByte: linkMsPerByte }: Costs): number {
  for (let size = SECTOR_SIZE; size <= LARGEST_PIECE; size *= 2) {
    const isErasedInTime = size >= ERASE_BLOCK || linkMsPerByte >= BY_SECTORS_MS_PER_BYTE;
    if (isErasedInTime && PIECE_MS <= ALLOWANCE * size * linkMsPerByte && bytes <= size * pairs) return size;
  }
  return bytes <= LARGEST_PIECE * pairs ? LARGEST_PIECE : Infinity;
}

/**
 * Splits an image at multiples of the piece size in the flash, so that each piece can be compared, erased and written
 * separately. Does not split a bootloader, which esptool checks as a whole, or where esptool would see Intel HEX.
 * @param rewritesHeader whether esptool will change the flash settings in a bootloader's header.
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
