import { IMAGE_HEADER_SIZE, parseAppImage } from "../formats/app-image.ts";
import { applicationHead } from "./application.ts";
import { lookAtAll, purposeOf } from "./every-byte.ts";
import { covers } from "../flash/flash-bytes.ts";
import { overlaps, type Range } from "../flash/flash-ranges.ts";
import { parsed } from "../formats/parsed.ts";
import { typeName } from "../formats/partition-names.ts";
import type { Partition } from "../formats/partition-table.ts";
import type { SparseFlash } from "../flash/sparse-flash.ts";
import type { FlashReading, SurveyedPartition } from "./survey.ts";

/**
 * A flash known in pieces: the bytes that a step has read, written or erased.
 * @param filled the parts of the pieces that are not blank.
 */
export function knownPieces(flash: SparseFlash, filled: readonly Range[]): FlashReading {
  return { bytes: flash, look: (partition) => look(partition, flash, filled) };
}

async function look(
  partition: Partition,
  flash: SparseFlash,
  filled: readonly Range[],
): Promise<SurveyedPartition> {
  if (covers(flash, partition)) return lookAtAll(partition, flash);
  const unknown = { partition, content: "unknown", used: undefined, sha256: undefined } as const;
  if (!filled.some((range) => overlaps(range, partition))) return unknown;
  if (typeName(partition.type) !== "app") return { ...unknown, content: purposeOf(partition) };
  const { address, size } = partition;
  const known = flash.reach(address);
  if (known < IMAGE_HEADER_SIZE) return unknown;
  const bytes = await flash.read(address, Math.min(known, size));
  const head = applicationHead(bytes);
  if (head === undefined) return { ...unknown, content: "data" };
  const image = parsed(() => parseAppImage(bytes));
  return { ...unknown, content: "application", application: { ...head, intact: image?.intact } };
}
