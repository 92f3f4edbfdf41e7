/** How long the flash chip is busy, in milliseconds. */
export interface FlashTiming {
  readonly pageProgramMs: number;
  readonly sectorEraseMs: number;
  readonly blockEraseMs: number;
  readonly chipEraseMs: number;
  /** Reading flash and computing its MD5 in the chip, per byte. */
  readonly digestMsPerByte: number;
}

const MIB = 0x10_0000;

/**
 * Typical chip erase times (tCE) from the AC tables of Winbond's W25Q128JV, W25Q64JV, W25Q32JV and W25Q16JV
 * data sheets: 40, 20, 10 and 5 s. The 1 MB part is scaled from them (2.5 s for each MB).
 */
const CHIP_ERASE_MS_PER_MIB = 2_500;

/**
 * Typical values of the same tables: page program tPP 0.4 ms, 4 KiB sector erase tSE 45 ms, 64 KiB block erase
 * tBE2 150 ms. The digest is an estimate: the stub reads the flash in 4 KiB pieces over 40 MHz dual I/O (about
 * 8 MB/s) and runs the ROM's MD5 at about 20 cycles a byte on 160 MHz (8 MB/s), one after the other: 4 MB/s.
 */
export function typicalTiming(flashBytes: number): FlashTiming {
  return {
    pageProgramMs: 0.4,
    sectorEraseMs: 45,
    blockEraseMs: 150,
    chipEraseMs: (flashBytes / MIB) * CHIP_ERASE_MS_PER_MIB,
    digestMsPerByte: 1 / 4_000,
  };
}
