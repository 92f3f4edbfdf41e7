import type { BoardFacts, PlannedImage } from "../../../src/firmware/plan/plan.ts";
import { checkPlan } from "../../../src/firmware/plan/plan-check.ts";
import { parsePartitionTable } from "../../../src/firmware/formats/partition-table.ts";
import { refusalOf, warningsIn } from "../../../src/operations/flash/plan-refusal.ts";
import type { KindSeen } from "../../kinds/kinds.ts";
import { partitionTableImage } from "./partition-table-image.ts";

export const KEEP_HEADER = { mode: "keep", freq: "keep", size: "keep" } as const;

/** A table as ESP-IDF makes them, with two OTA slots of 64 KiB and a partition for files. */
export const KIND_TABLE = partitionTableImage([
  { name: "nvs", type: 1, subtype: 2, address: 0x9000, size: 0x4000 },
  { name: "otadata", type: 1, subtype: 0, address: 0xd000, size: 0x2000 },
  { name: "ota_0", type: 0, subtype: 0x10, address: 0x1_0000, size: 0x1_0000 },
  { name: "ota_1", type: 0, subtype: 0x11, address: 0x2_0000, size: 0x1_0000 },
  { name: "storage", type: 1, subtype: 0x82, address: 0x3_0000, size: 0x1_0000 },
]);

export const BOARD_TABLE = { table: parsePartitionTable(KIND_TABLE) };
/** A board that was asked for its table, and has none. */
export const NO_BOARD_TABLE = { tableProblem: "is blank" };

export function plannedAt(address: number, bytes: Buffer, more: Partial<PlannedImage> = {}): PlannedImage {
  return { address, path: "x.bin", bytes, encrypted: false, ...more };
}

/** The parts in one file, as `merge-bin` makes it. */
export function mergedImage(parts: Readonly<Record<number, Buffer>>, address = 0): PlannedImage {
  const ends = Object.entries(parts).map(([at, bytes]) => Number(at) + bytes.length);
  const bytes = Buffer.alloc(Math.max(...ends), 0xff);
  for (const [at, part] of Object.entries(parts)) part.copy(bytes, Number(at));
  return plannedAt(address, bytes);
}

/** Checks a plan as `flash` does before the first byte is written. */
export function planSeen(
  images: readonly PlannedImage[],
  facts: Partial<BoardFacts> = {},
  settings: Parameters<typeof checkPlan>[1] = KEEP_HEADER,
): KindSeen {
  const { findings } = checkPlan(images, settings, { tableAddress: 0x8000, ...facts });
  return { refused: refusalOf(findings)?.code, warnings: warningsIn(findings) };
}
