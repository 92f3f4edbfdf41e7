import { type Costs, type Range, blocksOf } from "./backup-plan.ts";
import { SECTOR_SIZE } from "./flash-layout.ts";
import { imageExtent } from "./image-extent.ts";

const KIB = 1024;
const ERASE_BLOCK = 64 * KIB;
/** Typical values of the Winbond W25Q data sheets: a sector is erased in 45 ms, 64 KiB at once in 150 ms. */
const SECTOR_ERASE_MS_PER_BYTE = 45 / SECTOR_SIZE;
const BLOCK_ERASE_MS_PER_BYTE = 150 / ERASE_BLOCK;
/** 0.4 ms for a page of 256 bytes. */
const PROGRAM_MS_PER_BYTE = 0.4 / 256;
/**
 * What one more piece costs where it has to be written: four round trips (two digests, begin, end), and the stub's
 * pipeline of erasing and receiving runs empty once, which is the programming of its last packet of 16 KiB.
 */
const PIECE_MS = 40;
/** A changed build differs in two places at least: the version in front, the digest at the end. */
const CHANGED_PLACES = 2;
/** Beyond that a single changed byte costs more than ten seconds of a fast link. */
const LARGEST_PIECE = 1024 * KIB;

/** No chip has its bootloader here or above: what is cut off from here on is nobody's bootloader. */
const ABOVE_BOOTLOADERS = 0x1_0000;
/** esptool takes a file that begins with a colon for Intel HEX. */
const COLON = 0x3a;

/**
 * The piece size with the least expected cost for flashing so many bytes, where it is as likely that all of them have
 * changed as that few have: small pieces cost round trips and, below 64 KiB, slow erasing; large ones are rewritten
 * for the sake of a byte.
 * @param pairs how many pieces there may be.
 */
export function pieceSize(bytes: number, pairs: number, costs: Costs): number {
  const msPerByte = (piece: number): number => {
    const erase = piece < ERASE_BLOCK ? SECTOR_ERASE_MS_PER_BYTE : BLOCK_ERASE_MS_PER_BYTE;
    // The stub erases and programs while it receives: the slower of the two counts.
    return Math.max(costs.readMsPerByte, erase + PROGRAM_MS_PER_BYTE);
  };
  const cost = (piece: number): number =>
    (bytes + CHANGED_PLACES * piece) * msPerByte(piece) + (bytes / piece) * PIECE_MS;
  return pieceSizes()
    .filter((piece) => piece === LARGEST_PIECE || bytes / piece <= pairs)
    .reduce((best, piece) => (cost(piece) < cost(best) ? piece : best), LARGEST_PIECE);
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

/** From a sector upwards, each twice the one before. */
function pieceSizes(): number[] {
  const sizes: number[] = [];
  for (let size = SECTOR_SIZE; size <= LARGEST_PIECE; size *= 2) sizes.push(size);
  return sizes;
}
