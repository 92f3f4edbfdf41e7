const WINBOND = 0xef;
const W25Q_SERIES = 0x40;
const MIB = 0x10_0000;

/** Sizes that the board has, in bytes: 256 and 512 KB, 1, 2, 4, 8 and 16 MB. */
export const FLASH_SIZES: readonly number[] = [1 / 4, 1 / 2, 1, 2, 4, 8, 16].map((size) => size * MIB);

/** The three bytes that the flash answers to RDID: manufacturer, series, log2 of the size in bytes. */
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
  // 4 KiB erase is 0x20, 3-byte addresses, dual and quad reads.
  table.writeUInt32LE(0xfff9_20e5, 0x80);
  table.writeUInt32LE(flashBytes * 8 - 1, 0x84);
  return table;
}
