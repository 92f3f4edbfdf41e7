import { ASSUMED_KNOWN, compareMs, type Costs, type Range } from "./backup-plan.ts";
import { SECTOR_SIZE } from "../flash/flash-layout.ts";

/** How often a flash is full, so that a map of it is made in vain. */
const ASSUMED_FULL = 0.3;
/** How often the samples may miss what is blank, where as much is blank as makes a map worth its time. */
const MISSED = 0.01;
/** So many sectors, each of which is blank by chance, do not all miss: 17. */
const SAMPLES = Math.ceil(Math.log(MISSED) / Math.log(1 - ASSUMED_KNOWN));

/**
 * Sectors that tell, in one quick process, whether anything of a flash is blank, before all of it is mapped for that.
 * @param block of the map.
 * @returns `undefined` where the look is not expected to save time.
 */
export function samplesOf({ address, size }: Range, block: number, costs: Costs): Range[] | undefined {
  const mapMs = compareMs(Math.ceil(size / block), size, costs);
  const sampleMs = compareMs(SAMPLES, SAMPLES * SECTOR_SIZE, costs);
  if (sampleMs >= ASSUMED_FULL * mapMs) return undefined;
  const stride = size / SAMPLES;
  // The middle of each part, for what is used lies at the beginnings of partitions.
  return Array.from({ length: SAMPLES }, (_, index) => {
    const middle = address + (index + 0.5) * stride;
    return { address: middle - (middle % SECTOR_SIZE), size: SECTOR_SIZE };
  });
}
