import { FLASH_LIMIT, SECTOR_SIZE } from "../../firmware/flash/flash-layout.ts";
import type { Reader } from "../reader.ts";
import type { FlashPlace } from "./flash-place.ts";

/** Refuses an address or a size that is not a multiple of the flash sector. */
export function checkSectors(reader: Reader, name: "address" | "size", value: FlashPlace | undefined): void {
  if (typeof value !== "number" || value % SECTOR_SIZE === 0) return;
  const text = `input \`${name}\`: "${reader.text(name)}" is not a multiple of ${SECTOR_SIZE} (0x1000), the flash sector`;
  reader.problems.add("input-invalid", text);
}

/** Refuses a region that ends beyond the largest flash. */
export function checkRegion(reader: Reader, address: FlashPlace | undefined, size: number | undefined): void {
  if (typeof address !== "number" || size === undefined || address + size <= FLASH_LIMIT) return;
  reader.problems.add(
    "beyond-flash",
    "inputs `address` and `size`: the region ends beyond the largest flash, 128 MB",
  );
}
