/** The smallest piece of flash that can be erased (every NOR flash that esptool supports): 4 KiB. */
export const SECTOR_SIZE = 0x1000;

/** The largest address that esptool's 4-byte flash addressing reaches: 128 MiB, its largest flash size. */
export const FLASH_LIMIT = 0x800_0000;

interface Region {
  readonly address: number;
  readonly size: number;
}

/** `0x10000`, as addresses are written everywhere. */
export function formatAddress(address: number): string {
  return `0x${address.toString(16)}`;
}

/**
 * Bytes of a flash size in esptool's words: "4MB", "256KB", "4MB-c1" (its two-megabyte-mapped variant).
 * `undefined` for "keep" and "detect".
 */
export function flashSizeBytes(text: string): number | undefined {
  const match = /^(\d{1,6})(KB|MB)(?:-c1)?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * (match[2] === "MB" ? 1024 * 1024 : 1024);
}

/** The first two regions that share a flash sector, and that sector's address. */
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
