import { formatAddress, SECTOR_SIZE } from "../flash/flash-layout.ts";
import { subtypeName, typeName } from "../formats/partition-names.ts";
import type { Partition, PartitionTable } from "../formats/partition-table.ts";
import type { Finding, Loss, PlannedImage } from "./plan.ts";
import { fileWords } from "./plan-words.ts";

/** OTA data and RF calibration: builds contain both, and neither holds user data. */
const REPLACEABLE: ReadonlySet<string> = new Set(["ota", "tee_ota", "phy"]);

/**
 * The data partitions that an image overwrites although it starts before them. An image that starts at a partition, or
 * inside it, is meant for it.
 */
export function findLosses(images: readonly PlannedImage[], table: PartitionTable | undefined): Loss[] {
  const kept = (table?.partitions ?? []).filter(holdsData);
  return images.flatMap((image) =>
    kept.flatMap((partition) => {
      // The flash erases whole sectors.
      const end = Math.ceil((image.address + image.bytes.length) / SECTOR_SIZE) * SECTOR_SIZE;
      const size = Math.min(end, partition.address + partition.size) - partition.address;
      if (image.address >= partition.address || size <= 0) return [];
      return [{ partition: partition.name, address: partition.address, size, image }];
    }),
  );
}

function holdsData({ type, subtype }: Partition): boolean {
  return typeName(type) === "data" && !REPLACEABLE.has(subtypeName(type, subtype));
}

export function lossFinding(losses: readonly Loss[], severity: Finding["severity"]): Finding[] {
  const [first] = losses;
  if (first === undefined) return [];
  const parts = losses.map(
    ({ partition, address, size }) => `"${partition}" (${size} bytes at ${formatAddress(address)})`,
  );
  const files = [...new Set(losses.map(({ image }) => fileWords(image)))];
  return [
    {
      severity,
      code: "data-loss",
      message: `${files.join(" and ")} would wipe the data in ${parts.join(", ")}`,
      hint: "Flash the build or Intel HEX, which do not touch the partitions between their parts, or set `allow-data-loss: true`.",
    },
  ];
}

/** The bytes that the image would write over the partition; the rest of its last sector becomes blank. */
export function bytesOfLoss({ address, size, image }: Loss): Buffer {
  const bytes = Buffer.alloc(size, 0xff);
  image.bytes.copy(
    bytes,
    0,
    address - image.address,
    Math.min(image.bytes.length, address - image.address + size),
  );
  return bytes;
}
