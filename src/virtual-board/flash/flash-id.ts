import { chipFacts, type ChipOption } from "../../firmware/flash/chips.ts";

const WINBOND = 0xef;
const W25Q_SERIES = 0x40;
const KIB = 0x400;
const MIB = 0x10_0000;

/** Valid flash sizes, in bytes: 256 and 512 KB, 1, 2, 4, 8, 16, 32, 64 and 128 MB. */
const FLASH_SIZES: readonly number[] = [1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32, 64, 128].map((size) => size * MIB);
/** The range of a three-byte address. */
const SHORT_ADDRESSES = 16 * MIB;

/** The flash sizes that a chip can use, in bytes; all of them if unknown. */
export function flashSizesOf(chip: ChipOption | undefined): readonly number[] {
  return chip === undefined
    ? FLASH_SIZES
    : FLASH_SIZES.filter((size) => size <= chipFacts(chip).largestFlash);
}

/** A size as esptool writes it: "512KB", "4MB". */
export function sizeText(bytes: number): string {
  return bytes < MIB ? `${bytes / KIB}KB` : `${bytes / MIB}MB`;
}

/** The three bytes of the response to RDID: manufacturer, series, log2 of the size in bytes. */
export function jedecId(flashBytes: number): Uint8Array {
  return Uint8Array.of(WINBOND, W25Q_SERIES, Math.log2(flashBytes));
}

/**
 * The discoverable parameters (SFDP, JESD216): header, one parameter header, and the first words of the basic
 * table with the erase sizes and the density in bits.
 */
export function sfdpTable(flashBytes: number): Buffer {
  const table = Buffer.alloc(256, 0xff);
  table.write("SFDP", 0, "latin1");
  // Revision 1.5, one parameter header; the basic table: 16 words at 0x80.
  table.set([0x05, 0x01, 0x00, 0xff, 0x00, 0x05, 0x01, 0x10, 0x80, 0x00, 0x00, 0xff], 4);
  // 4 KiB erase is 0x20; 3-byte addresses, or 3 and 4; dual and quad reads.
  table.writeUInt32LE(flashBytes > SHORT_ADDRESSES ? 0xfffb_20e5 : 0xfff9_20e5, 0x80);
  table.writeUInt32LE(flashBytes * 8 - 1, 0x84);
  return table;
}
