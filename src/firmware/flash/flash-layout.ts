/** Erase granularity of every NOR flash that esptool supports. */
export const SECTOR_SIZE = 0x1000;

/** The end of the largest flash that esptool supports: 128 MiB. */
export const FLASH_LIMIT = 0x800_0000;

interface Region {
  readonly address: number;
  readonly size: number;
}

/** `0x10000`: the format of all addresses in messages and results. */
export function formatAddress(address: number): string {
  return `0x${address.toString(16)}`;
}

/**
 * Bytes of a flash size as esptool writes it: "4MB", "256KB", "4MB-c1" (the variant mapped as two 2 MB halves).
 * `undefined` for "keep" and "detect".
 */
export function flashSizeBytes(text: string): number | undefined {
  const match = /^(\d{1,6})(KB|MB)(?:-c1)?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * (match[2] === "MB" ? 1024 * 1024 : 1024);
}

/** The first two regions that share a flash sector, and the sector's address. */
export function findOverlap<T extends Region>(
  regions: readonly T[],
): { readonly regions: readonly [T, T]; readonly sector: number } | undefined {
  const sorted = [...regions].sort((a, b) => a.address - b.address);
  for (const [index, region] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined) break;
    const lastSector = sectorOf(region.address + region.size - 1);
    if (sectorOf(next.address) <= lastSector) {
      return { regions: [region, next], sector: sectorOf(next.address) };
    }
  }
  return undefined;
}

function sectorOf(address: number): number {
  return address - (address % SECTOR_SIZE);
}
