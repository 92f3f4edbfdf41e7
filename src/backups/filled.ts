import type { Range } from "../firmware/flash/flash-ranges.ts";
import { type FlashBytes, usedOf } from "../firmware/flash/flash-bytes.ts";
import { SECTOR_SIZE } from "../firmware/flash/flash-layout.ts";

/** 1 MiB: few reads, little memory. */
const CHUNK = 256 * SECTOR_SIZE;

/**
 * The parts of a range that are not blank: one for each sector with content, up to its last byte that is not 0xFF.
 * @throws whatever `read` throws.
 */
export async function findFilled(flash: Pick<FlashBytes, "read">, range: Range): Promise<Range[]> {
  const filled: Range[] = [];
  for (let at = 0; at < range.size; at += CHUNK) {
    const address = range.address + at;
    const bytes = await flash.read(address, Math.min(CHUNK, range.size - at));
    for (let sector = 0; sector < bytes.length; sector += SECTOR_SIZE) {
      const size = usedOf(bytes.subarray(sector, sector + SECTOR_SIZE));
      if (size > 0) filled.push({ address: address + sector, size });
    }
  }
  return filled;
}
